import type { AccountSummary, Reachability } from '@payee-check/shared/contract';
import { formatIban, shownAt } from '@payee-check/shared/iban/typing';
import { html, nothing, type TemplateResult } from 'lit';
import type { AssistMessages } from '../../locales/assist/messages.ts';
import { fill } from '../../locales/format.ts';
import type { CheckMessages } from '../../locales/messages.ts';
import type { Fault, Purpose } from '../../types.ts';
import type { AccountLookup } from '../account-lookup.ts';
import { numberDifference } from './difference.ts';

/** The note under the IBAN: the bank, a doubt, or what may have been meant. */
export function notesView(
  { account, doubtful, slips }: AccountLookup,
  reach: string | undefined,
  fixed: boolean,
  messages: CheckMessages,
): (TemplateResult | typeof nothing)[] {
  return [
    account?.bank ? bankView(account.bank) : nothing,
    reach ? html`<div class="note">${reach}</div>` : nothing,
    doubtful ? html`<div class="note">${messages.fault.national_check}</div>` : nothing,
    slips.length > 0 && !fixed ? html`<div class="note">${messages.suggestion.intro}</div>` : nothing,
  ];
}

/** A button for each number that may have been meant. */
export const slipsView = (
  slips: readonly string[],
  shown: string,
  messages: CheckMessages,
  use: (iban: string) => void,
): TemplateResult | typeof nothing =>
  slips.length > 0
    ? html`<div class="actions">${slips.map((iban) => slip(formatIban(iban), shown, messages, use))}</div>`
    : nothing;

type Bank = NonNullable<AccountSummary['bank']>;

/**
 * The account's bank, before anything is asked: the name by which payers know it, and what distinguishes it from
 * others.
 */
const bankView = ({ name, city, bic }: Bank): TemplateResult | typeof nothing => {
  const [first, ...rest] = [name, city, bic].filter(Boolean);
  return first
    ? html`<div class="at" part="bank" translate="no"><strong>${first}</strong>${rest.map((more) => html` · <bdi>${more}</bdi>`)}</div>`
    : nothing;
};

const slip = (iban: string, typed: string, { suggestion }: CheckMessages, use: (iban: string) => void) =>
  // Not by `aria-label`: no account number is in an attribute.
  html`<button type="button" part="button" class="slip" @click=${() => use(iban)}><span dir="ltr" translate="no" aria-hidden="true">${numberDifference(typed, iban).map(([text, differs]) => (differs ? html`<mark>${text}</mark>` : text))}</span><span class="sr">${fill(suggestion.use, { iban }, 'en')}</span></button>`;

/** A button that moves text into the field where it belongs. */
export const moveView = (word: string, move: () => void): TemplateResult =>
  html`<div class="actions"><button type="button" part="button" @click=${move}>${word}</button></div>`;

/** The field's text, with its fault marked. */
export const placeView = (place: Place | undefined): TemplateResult | typeof nothing =>
  place ? html`<bdo class="place" dir="ltr">${place.before}<mark>${place.at}</mark>${place.after}</bdo>` : nothing;

/** A field's text, split at its fault, so that the fault can be marked. */
export interface Place {
  before: string;
  at: string;
  after: string;
}

/** Where a fault is in the text of the IBAN field; `undefined` if it has no position. */
export function placeOf(value: string, { code, position }: Fault): Place | undefined {
  if (position === undefined) return undefined;
  const start = shownAt(value, position);
  const at = code === 'too_long' || code === 'identifier' ? value.slice(start) : ([...value.slice(start)][0] ?? '');
  return { before: value.slice(0, start), at, after: value.slice(start + at.length) };
}

/**
 * A note if the bank does not accept what the page is about to do; a directory's silence means nothing. An account that
 * will be debited need not accept transfers, and one that will be paid need not accept direct debits.
 */
export function lackOf(reachability: Reachability | null, purpose: Purpose): keyof AssistMessages['reach'] | undefined {
  if (purpose === 'mandate') return reachability?.directDebit === false ? 'no_direct_debit' : undefined;
  if (reachability?.creditTransfer === false) return 'no_transfer';
  return reachability?.instant === false ? 'no_instant' : undefined;
}

/** At the end of the IBAN field. */
export const chipView = (code: string, name: string): TemplateResult =>
  html`<span class="chip">${code}<span> · ${name}</span></span>`;
