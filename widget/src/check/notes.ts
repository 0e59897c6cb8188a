import type { Access } from '../client/access.ts';
import type { Fields } from '../controllers/fields.ts';
import type { Host } from '../controllers/host.ts';
import type { FieldKey } from '../types.ts';
import { Insight } from './insight.ts';
import { ibanIn, withoutIban } from './misplaced.ts';
import { lackOf, moveView, notesView } from './result/notes.ts';
import type { Wording } from './wording.ts';

/** What stands under the fields before anything is asked: the bank, slips, doubts, what belongs in another field. */
export class Notes {
  readonly #host: Host;
  readonly #fields: Fields;
  readonly #wording: Wording;
  readonly #insight: Insight;

  constructor(host: Host, fields: Fields, wording: Wording, access: () => Access) {
    this.#host = host;
    this.#fields = fields;
    this.#wording = wording;
    this.#insight = new Insight({ access, changed: () => host.changed() });
  }

  /** Looks at the account while nothing is asked yet. */
  look(lookUp: boolean, examine: boolean): void {
    const fields = this.#fields;
    const fault = fields.fault('iban');
    if (!fault && lookUp) this.#insight.lookUp(fields.account);
    if (examine && !fault?.missing) this.#insight.examine(fields.values.iban, !fault);
  }

  /** The check itself tells the bank: nobody needs to ask for it apart. */
  settle(): void {
    this.#insight.settle();
  }

  clear(): void {
    this.#insight.clear();
  }

  /** `fixed`: what the payer cannot edit. */
  view(key: FieldKey, fixed: boolean): unknown {
    if (key === 'payeeName') return fixed ? '' : this.#move();
    return key === 'iban' ? this.#ibanNotes(fixed) : '';
  }

  #ibanNotes(fixed: boolean): unknown {
    const { account } = this.#insight;
    const fields = this.#fields;
    const lacks = lackOf(account?.reachability ?? null, this.#host.element.purpose);
    if (lacks) this.#wording.want();
    const reach = lacks && this.#wording.help?.reach[lacks];
    return notesView(this.#insight, reach, fixed, fields.values.iban, this.#wording.messages, (iban) => {
      // The button goes: on with the field, from which leaving begins the check.
      this.#host.at('iban')?.focus();
      fields.set('iban', iban);
      this.#host.edited();
    });
  }

  /** A button that takes an IBAN over from the name field. */
  #move(): unknown {
    const fields = this.#fields;
    const { payeeName } = fields.values;
    const word = this.#wording.help?.name.move_iban;
    const iban = ibanIn(payeeName);
    if (!word || !iban || !fields.keys.includes('iban') || !fields.touched.has('payeeName')) return '';
    return moveView(word, () => {
      fields.set('iban', iban);
      fields.values.payeeName = withoutIban(payeeName, iban);
      fields.touched.delete('payeeName');
      this.#host.at(fields.values.payeeName ? 'iban' : 'payeeName')?.focus();
      this.#host.edited();
    });
  }
}
