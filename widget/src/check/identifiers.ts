import type { Identifier } from '@payee-check/shared/contract';
import type { Fields } from '../controllers/fields.ts';
import type { Host } from '../controllers/host.ts';
import type { Fault } from '../types.ts';
import { identifierIn } from './misplaced.ts';
import { moveView } from './result/notes.ts';
import type { Wording } from './wording.ts';

/** An organisation's number: whether it can exist, what the BFF says about it, and whether it was typed into the name field. */
export class Identifiers {
  readonly #host: Host;
  readonly #fields: Fields;
  readonly #wording: Wording;
  #rules: typeof import('./identifier-rules.ts') | undefined;
  #loading = false;
  /** What the BFF has refused. */
  #refused = '';
  /** The last result is kept: a field is asked for its fault many times per key stroke. */
  #judged: { of: string; fault: Fault | undefined } = { of: '', fault: undefined };

  constructor(host: Host, fields: Fields, wording: Wording) {
    this.#host = host;
    this.#fields = fields;
    this.#wording = wording;
    fields.identifierFault = (identifier) => this.#fault(identifier);
  }

  /** Loads the rules if the page asks for an identifier. Without them, only the BFF decides. */
  async prepare(): Promise<void> {
    if (this.#loading || this.#fields.identifierTypes.length === 0) return;
    this.#loading = true;
    try {
      this.#rules = await import('./identifier-rules.ts');
      this.#host.changed();
    } catch {
      this.#loading = false;
    }
  }

  /** The BFF does not accept such a number: shown at the field, if there is one. */
  refuse(): boolean {
    const { identifier, touched } = this.#fields;
    if (!identifier) return false;
    this.#refused = JSON.stringify(identifier);
    touched.add('identifier');
    this.#host.at('identifier')?.focus();
    return true;
  }

  /** A button that moves a number from the name field to its own field. */
  view(): unknown {
    const fields = this.#fields;
    const word = this.#wording.help?.name.move_identifier;
    const found = identifierIn(fields.values.payeeName);
    if (!word || !found || !fields.touched.has('payeeName') || !fields.identifierTypes.includes(found.type)) return '';
    return moveView(word, () => {
      fields.chosenIdentifier = found.type;
      fields.set('identifier', found.value);
      fields.values.payeeName = '';
      fields.touched.delete('payeeName');
      this.#host.at('payeeName')?.focus();
      this.#host.edited();
    });
  }

  #fault(identifier: Identifier): Fault | undefined {
    const key = JSON.stringify(identifier);
    if (key === this.#refused) return { code: 'identifier' };
    const { account } = this.#fields;
    const country = account.scheme === 'uk' ? 'GB' : account.iban.slice(0, 2);
    const of = key + country + Boolean(this.#rules);
    if (of !== this.#judged.of) this.#judged = { of, fault: this.#rules?.identifierFault(identifier, country) };
    return this.#judged.fault;
  }
}
