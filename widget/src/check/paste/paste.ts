import type { AccountInput } from '@payee-check/shared/contract';
import { cleanName } from '@payee-check/shared/spelling/name';
import { nameFault } from '../../fields/holder-name.ts';
import { fill } from '../../locales/format.ts';
import type { ConversationHost } from '../../payee-check/conversation.ts';
import type { FieldKey } from '../../types.ts';
import type { Help } from '../help.ts';
import { type Arrival, Arrivals, isMixed } from './arrivals.ts';

interface Host {
  conversation: ConversationHost;
  help: Help;
  /** Into the live region. */
  say(text: string): void;
}

/** What is in a pasted text beside its accounts. */
interface Found {
  arrival: Arrival;
  accounts: readonly AccountInput[];
  name: string | null;
}

/**
 * Takes the one account out of a pasted text, and the name into an empty field; offers each where there are several.
 * The payer sees it before anything is asked, since the focus stays in the field, and can go back.
 */
export class Paste {
  #part: typeof import('./index.ts') | undefined;
  #offer: Found | undefined;
  #filled: { arrival: Arrival; lines: string[] } | undefined;
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
    const { root, fields } = host.conversation;
    new Arrivals(root, fields, (arrival) => isMixed(arrival, fields) && this.#read(arrival));
    const onUndo = (event: Event) => this.#onUndo(event);
    root.addEventListener('keydown', onUndo, { capture: true });
    root.addEventListener('beforeinput', onUndo, { capture: true });
    this.#readWhatIsThere();
  }

  /** What the payer typed since makes it a matter of the past. */
  clear(): void {
    this.#offer = undefined;
    this.#filled = undefined;
  }

  /** What stands under a field. */
  view(key: FieldKey): unknown {
    const part = this.#part;
    const paste = this.#host.help.words?.paste;
    const offer = this.#offer;
    const filled = this.#filled;
    if (!part || !paste) return '';
    if (offer && this.#place(offer.arrival.key) === key) {
      return part.choiceView(offer.accounts, paste, (account) => {
        // Its button goes.
        this.#host.conversation.root.getElementById(this.#place(offer.arrival.key) ?? '')?.focus();
        this.#fill({ ...offer, accounts: [account] });
      });
    }
    return filled && this.#place(filled.arrival.key) === key
      ? part.filledView(filled.lines, paste.undo, () => this.#undo())
      : '';
  }

  /** The field where the payer is: with another scheme, that is another one. */
  #place(key: FieldKey): FieldKey | undefined {
    const { keys } = this.#host.conversation.fields;
    return keys.includes(key) ? key : keys.at(1);
  }

  /** A text can be pasted while this part is still on its way. */
  #readWhatIsThere(): void {
    const { fields, root, pasted } = this.#host.conversation;
    const key = fields.keys.find((one) => one === root.activeElement?.id);
    if (!key || !pasted) return;
    const arrival = { key, ...pasted };
    if (isMixed(arrival, fields)) this.#read(arrival);
  }

  async #read(arrival: Arrival): Promise<void> {
    const { fields, changed } = this.#host.conversation;
    const { state } = fields;
    try {
      [this.#part] = await Promise.all([import('./index.ts'), this.#host.help.load()]);
    } catch {
      // The field's own words are shown all the same.
      return;
    }
    // The payer has typed on.
    if (fields.state !== state) return;
    const { accounts, name } = this.#part.readPaymentDetails(arrival.text);
    const usable = accounts.flatMap((account) => this.#usable(account) ?? []);
    const found: Found = { arrival, accounts: usable, name };
    if (usable.length === 1) this.#fill(found);
    if (usable.length < 2) return;
    fields.restore(arrival.before);
    this.#host.conversation.edited(false);
    this.#offer = found;
    this.#host.say(this.#host.help.words?.paste.choose ?? '');
    changed();
  }

  /** An account as the fields take it; an IBAN of the United Kingdom has sort code and account number in it. */
  #usable(account: AccountInput): AccountInput | undefined {
    const { scheme } = this.#host.conversation.settings();
    if (scheme === 'auto' || scheme === account.scheme) return account;
    const parts = account.scheme === 'iban' && /^GB\d\d[A-Z]{4}(\d{6})(\d{8})$/.exec(account.iban);
    if (!parts || scheme !== 'uk') return undefined;
    return { scheme: 'uk', sortCode: parts[1] ?? '', accountNumber: parts[2] ?? '' };
  }

  #fill({ arrival, accounts: [account], name }: Found): void {
    const { fields, edited, changed } = this.#host.conversation;
    const words = this.#host.help.words?.paste;
    if (!account || !words) return;
    fields.restore(arrival.before);
    const isNamed = name !== null && !cleanName(fields.values.payeeName) && !nameFault(name);
    this.#put(arrival.key, account, isNamed ? name : undefined);
    edited(false);
    const lines = [words.filled];
    if (isNamed) lines.push(fill(words.name_filled, { name }, 'en'));
    this.#filled = { arrival, lines };
    this.#offer = undefined;
    this.#host.say(lines.join(' '));
    changed();
  }

  #put(key: FieldKey, account: AccountInput, name: string | undefined): void {
    const { fields } = this.#host.conversation;
    if (name !== undefined) fields.values.payeeName = name;
    this.#choose(key, account.scheme);
    if (account.scheme === 'iban') {
      fields.set('iban', account.iban);
      return;
    }
    fields.set('sortCode', account.sortCode);
    fields.set('accountNumber', account.accountNumber);
  }

  /** Other fields than the one that has the focus: it stays among them, since to leave them would begin a check. */
  async #choose(key: FieldKey, scheme: AccountInput['scheme']): Promise<void> {
    const { fields, root, element, settings } = this.#host.conversation;
    if (fields.chosenScheme === scheme || settings().scheme !== 'auto') return;
    fields.chosenScheme = scheme;
    if (key === 'payeeName') return;
    root.getElementById('payeeName')?.focus();
    await element.updateComplete;
    root.getElementById(fields.keys.at(1) ?? '')?.focus();
  }

  #undo(): void {
    const filled = this.#filled;
    if (!filled) return;
    const { fields, root, edited } = this.#host.conversation;
    const { chosenScheme } = fields;
    fields.restore(filled.arrival.before);
    if (fields.chosenScheme !== chosenScheme) root.getElementById('payeeName')?.focus();
    else root.getElementById(this.#place(filled.arrival.key) ?? '')?.focus();
    edited(false);
  }

  /** The browser's own way back ends where a field was written to. */
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
