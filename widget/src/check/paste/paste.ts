import type { AccountInput } from '@payee-check/shared/contract';
import { ibanFault, ibanLength } from '@payee-check/shared/iban/field';
import { cleanName } from '@payee-check/shared/spelling/name';
import { html } from 'lit';
import type { Fields } from '../../controllers/fields.ts';
import type { Host } from '../../controllers/host.ts';
import { nameFault } from '../../fields/rules.ts';
import { fill } from '../../locales/format.ts';
import type { FieldKey } from '../../types.ts';
import type { Wording } from '../wording.ts';
import { type Arrival, Arrivals, isMixed, type Pasted } from './arrivals.ts';
import { choiceView, filledView } from './view.ts';

/** What reading a pasted text depends on. */
interface Place {
  host: Host;
  root: ShadowRoot;
  fields: Fields;
  wording: Wording;
  /** What arrived before this part was loaded. */
  pasted: Pasted | undefined;
  /** Writes to the live region. */
  say(text: string): void;
}

/** What a pasted text contains besides accounts. */
interface Found {
  arrival: Arrival;
  accounts: readonly AccountInput[];
  name: string | null;
}

/**
 * Fills in the only account of a pasted text, and the name if its field is empty; if there are several accounts, offers
 * each. The payer sees it before anything is asked, since the focus stays in the field, and can undo it.
 */
export class Paste {
  #offer: Found | undefined;
  #filled: { arrival: Arrival; lines: string[] } | undefined;
  readonly #at: Place;

  constructor(place: Place) {
    this.#at = place;
    const { root, fields } = place;
    new Arrivals(root, fields, (arrival) => isMixed(arrival, fields) && this.#read(arrival));
    const onUndo = (event: Event) => this.#onUndo(event);
    root.addEventListener('keydown', onUndo, { capture: true });
    root.addEventListener('beforeinput', onUndo, { capture: true });
    this.#readWhatIsThere();
  }

  /** Whatever the payer types afterwards makes it obsolete. */
  clear(): void {
    this.#offer = undefined;
    this.#filled = undefined;
  }

  /** The note under a field: what was filled in, or that there is a choice. */
  note(key: FieldKey): unknown {
    const paste = this.#at.wording.help?.paste;
    const filled = this.#filled;
    if (!paste) return '';
    if (this.#offerAt(key)) return html`<div class="note">${paste.choose}</div>`;
    return filled && this.#place(filled.arrival.key) === key
      ? filledView(filled.lines, paste.undo, () => this.#undo())
      : '';
  }

  /** A button under the field for each of several accounts. */
  choices(key: FieldKey): unknown {
    const paste = this.#at.wording.help?.paste;
    const offer = this.#offerAt(key);
    if (!paste || !offer) return '';
    return choiceView(offer.accounts, paste.use, (account) => {
      this.#goTo(offer.arrival.key);
      this.#fill({ ...offer, accounts: [account] });
    });
  }

  #offerAt(key: FieldKey): Found | undefined {
    const offer = this.#offer;
    return offer && this.#place(offer.arrival.key) === key ? offer : undefined;
  }

  /** The field that has the focus; after a change of scheme, that is another one. */
  #place(key: FieldKey): FieldKey | undefined {
    const { keys, accountKey } = this.#at.fields;
    return keys.includes(key) ? key : accountKey;
  }

  /** A text can be pasted while this part is still loading. */
  #readWhatIsThere(): void {
    const { fields, root, pasted } = this.#at;
    const key = fields.keys.find((each) => each === root.activeElement?.id);
    if (!key || !pasted) return;
    const arrival = { key, ...pasted };
    if (isMixed(arrival, fields)) this.#read(arrival);
  }

  /** The text of a QR code. @returns whether there is an account in it that the fields take */
  scanned(text: string): Promise<boolean> {
    const { fields } = this.#at;
    const key = fields.accountKey;
    return key ? this.#read({ key, text, before: fields.state, isScanned: true }) : Promise.resolve(false);
  }

  /** @returns whether there is an account in it */
  async #read(arrival: Arrival): Promise<boolean> {
    const { fields, host, wording } = this.#at;
    const { state } = fields;
    let reader: typeof import('./index.ts');
    try {
      [reader] = await Promise.all([import('./index.ts'), wording.load()]);
    } catch {
      // The field's own message is shown anyway.
      return false;
    }
    // The payer has continued to type.
    if (fields.state !== state) return false;
    const { accounts, name } = reader.accountsAndNameIn(arrival.text, { fault: ibanFault, length: ibanLength });
    const usable = accounts.flatMap((account) => this.#usable(account) ?? []);
    const found: Found = { arrival, accounts: usable, name };
    if (usable.length === 1) this.#fill(found);
    if (usable.length < 2) return usable.length > 0;
    fields.restore(arrival.before);
    host.edited();
    this.#offer = found;
    this.#at.say(wording.help?.paste.choose ?? '');
    host.changed();
    if (arrival.isScanned) this.#goTo(arrival.key);
    return true;
  }

  /** The pressed button no longer exists. */
  #goTo(key: FieldKey): void {
    this.#at.host.at(this.#place(key) ?? '')?.focus();
  }

  /** An account in the form that the fields accept; an IBAN of the United Kingdom contains sort code and account number. */
  #usable(account: AccountInput): AccountInput | undefined {
    const { scheme } = this.#at.host.element;
    if (scheme === 'auto' || scheme === account.scheme) return account;
    const parts = account.scheme === 'iban' && /^GB\d\d[A-Z]{4}(\d{6})(\d{8})$/.exec(account.iban);
    if (!parts || scheme !== 'uk') return undefined;
    return { scheme: 'uk', sortCode: parts[1] ?? '', accountNumber: parts[2] ?? '' };
  }

  #fill({ arrival, accounts: [account], name }: Found): void {
    const { fields, host, wording } = this.#at;
    const { paste, scan } = wording.help ?? {};
    if (!account || !paste || !scan) return;
    fields.restore(arrival.before);
    const isNamed = name !== null && fields.asksName && !cleanName(fields.values.payeeName) && !nameFault(name);
    this.#put(arrival.key, account, isNamed ? name : undefined);
    if (arrival.isScanned) this.#goTo(arrival.key);
    host.edited();
    const lines = [arrival.isScanned ? scan.filled : paste.filled];
    const { label } = wording.messages;
    if (isNamed) lines.push(arrival.isScanned ? `${label.name}: ${name}.` : fill(paste.name_filled, { name }, 'en'));
    this.#filled = { arrival, lines };
    this.#offer = undefined;
    this.#at.say(lines.join(' '));
    host.changed();
  }

  #put(key: FieldKey, account: AccountInput, name: string | undefined): void {
    const { fields } = this.#at;
    if (name !== undefined) fields.values.payeeName = name;
    this.#choose(key, account.scheme);
    if (account.scheme === 'iban') {
      fields.set('iban', account.iban);
      return;
    }
    fields.set('sortCode', account.sortCode);
    fields.set('accountNumber', account.accountNumber);
  }

  /** The focus stays within the fields, because leaving them would start a check. */
  async #choose(key: FieldKey, scheme: AccountInput['scheme']): Promise<void> {
    const { fields, host } = this.#at;
    if (fields.chosenScheme === scheme || host.element.scheme !== 'auto') return;
    fields.chosenScheme = scheme;
    const { keys } = fields;
    if (key === 'payeeName' || key === 'identifier') return;
    host.at(keys[0] ?? '')?.focus();
    await host.element.updateComplete;
    host.at(fields.accountKey ?? '')?.focus();
  }

  #undo(): void {
    const filled = this.#filled;
    if (!filled) return;
    const { fields, host } = this.#at;
    const { chosenScheme } = fields;
    fields.restore(filled.arrival.before);
    if (fields.chosenScheme !== chosenScheme) host.at('payeeName')?.focus();
    else host.at(this.#place(filled.arrival.key) ?? '')?.focus();
    host.edited();
  }

  /** The browser's own undo ends when a script writes to a field. */
  #onUndo(event: Event): void {
    if (!this.#filled) return;
    const isKey =
      event instanceof KeyboardEvent &&
      event.key.toLowerCase() === 'z' &&
      (event.ctrlKey || event.metaKey) &&
      !event.shiftKey &&
      !event.altKey;
    if (!isKey && !(event instanceof InputEvent && event.inputType === 'historyUndo')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#undo();
  }
}
