import type { Access } from '../client/access.ts';
import type { Fields } from '../controllers/fields.ts';
import type { Host } from '../controllers/host.ts';
import { countryName, countryOf } from '../fields/rules.ts';
import type { Fault, FieldKey } from '../types.ts';
import { AccountLookup } from './account-lookup.ts';
import { faultMessage } from './fault-message.ts';
import type { Identifiers } from './identifiers.ts';
import { ibanIn, isMisplaced, withoutIban } from './misplaced.ts';
import type { Paste } from './paste/paste.ts';
import { chipView, lackOf, moveView, notesView, placeOf, placeView, slipsView } from './result/notes.ts';
import type { Wording } from './wording.ts';

/** The notes at the fields: faults; before a check also the bank, slips, doubts, and text that belongs in another field. */
export class Notes {
  readonly #host: Host;
  readonly #fields: Fields;
  readonly #wording: Wording;
  readonly #lookup: AccountLookup;
  readonly #identifiers: Identifiers;
  readonly #paste: Paste;

  constructor(
    host: Host,
    fields: Fields,
    wording: Wording,
    access: () => Access,
    identifiers: Identifiers,
    paste: Paste,
  ) {
    this.#host = host;
    this.#fields = fields;
    this.#wording = wording;
    this.#identifiers = identifiers;
    this.#paste = paste;
    this.#lookup = new AccountLookup({ access, changed: () => host.changed() });
  }

  /** Examines the account before anything is asked. */
  look(lookUp: boolean, examine: boolean): void {
    const fields = this.#fields;
    const fault = fields.fault('iban');
    if (!fault && lookUp) this.#lookup.lookUp(fields.account);
    if (examine && !fault?.missing) this.#lookup.examine(fields.values.iban, !fault);
  }

  /** The answer to the check includes the bank, so no separate request is needed. */
  stopLookup(): void {
    this.#lookup.stop();
  }

  clear(): void {
    this.#lookup.clear();
  }

  /** The country of the IBAN, as far as it is typed. */
  chip(): unknown {
    const country = countryOf(this.#fields.values.iban);
    return country && chipView(country, countryName(country, this.#wording.locale));
  }

  /** A fault as text, and its place in what the IBAN field shows. */
  fault(fault: Fault): string {
    const { messages, locale, help } = this.#wording;
    const { identifierType, values } = this.#fields;
    if (isMisplaced(fault) || fault.code.startsWith('identifier')) this.#wording.want();
    return faultMessage(fault, values.iban, messages, locale, help, identifierType);
  }

  place(key: FieldKey, fault: Fault): unknown {
    return placeView(placeOf(this.#fields.values[key], fault));
  }

  /**
   * The notes under a field, which describe it; `fixed`: the payer cannot edit. They include the button that moves the
   * content of the name field: if it were elsewhere, Firefox with Orca would say nothing when it disappears and the
   * focus moves.
   */
  view(key: FieldKey, fixed: boolean): unknown {
    const move = key === 'payeeName' && !fixed ? [this.#move(), this.#identifiers.view()] : '';
    return [key === 'iban' ? this.#ibanNotes(fixed) : move, this.#paste.note(key)];
  }

  /** Buttons that show account numbers are not part of the description: the numbers would be read in full each time. */
  actions(key: FieldKey, fixed: boolean): unknown {
    return [key === 'iban' && !fixed ? this.#slips() : '', this.#paste.choices(key)];
  }

  #ibanNotes(fixed: boolean): unknown {
    const lacks = lackOf(this.#lookup.account?.reachability ?? null, this.#host.element.purpose);
    if (lacks) this.#wording.want();
    return notesView(this.#lookup, lacks && this.#wording.help?.reach[lacks], fixed, this.#wording.messages);
  }

  #slips(): unknown {
    const fields = this.#fields;
    return slipsView(this.#lookup.slips, fields.values.iban, this.#wording.messages, (iban) => {
      // The button disappears: move to the field, which starts the check when the payer leaves it.
      this.#host.at('iban')?.focus();
      fields.set('iban', iban);
      this.#host.edited();
    });
  }

  /** A button that moves an IBAN from the name field to its own field. */
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
