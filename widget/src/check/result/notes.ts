import { formatIban } from '@payee-check/shared/iban/field';
import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../locales/format.ts';
import type { CheckMessages } from '../../locales/messages.ts';
import type { Insight } from '../insight.ts';
import type { Place } from '../place.ts';

/** What stands under the IBAN: the bank, a doubt, or what may have been meant. */
export function notesView(
  { account, doubtful, slips }: Insight,
  messages: CheckMessages,
  use: (iban: string) => void,
): (TemplateResult | typeof nothing)[] {
  const bank = account?.bank?.name;
  return [
    bank ? html`<div class="note" part="bank">${bank}</div>` : nothing,
    doubtful ? html`<div class="note">${messages.fault.national_check}</div>` : nothing,
    slips.length > 0
      ? html`<div class="note">${messages.suggestion.intro}</div>
      <div class="actions">${slips.map((iban) => slip(formatIban(iban), messages, use))}</div>`
      : nothing,
  ];
}

const slip = (iban: string, { suggestion }: CheckMessages, use: (iban: string) => void) =>
  html`<button type="button" part="button" class="slip" dir="ltr" aria-label=${fill(suggestion.use, { iban }, 'en')} @click=${() => use(iban)}>${iban}</button>`;

/** What the field shows, with the place of its fault marked. */
export const placeView = (place: Place | undefined): TemplateResult | typeof nothing =>
  place ? html`<bdo class="place" dir="ltr">${place.before}<mark>${place.at}</mark>${place.after}</bdo>` : nothing;
