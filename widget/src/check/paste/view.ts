import type { AccountInput } from '@payee-check/shared/contract';
import { formatIban } from '@payee-check/shared/iban/typing';
import { html, type TemplateResult } from 'lit';
import { fill } from '../../locales/format.ts';

/** An account as a payer reads it. */
const shown = (account: AccountInput): string =>
  account.scheme === 'iban'
    ? formatIban(account.iban)
    : `${account.sortCode.replace(/(..)(?=.)/g, '$1-')} ${account.accountNumber}`;

/** The focus stays in the field, because leaving it would start a check. */
const stay = (event: Event): void => event.preventDefault();

/** A button for each of several accounts, none of which is chosen for the payer. */
export const choiceView = (
  accounts: readonly AccountInput[],
  use: string,
  take: (account: AccountInput) => void,
): TemplateResult =>
  html`<div class="actions">${accounts.map(
    (account) =>
      // Not by `aria-label`: no account number is in an attribute.
      html`<button type="button" part="button" class="slip" @pointerdown=${stay} @click=${() => take(account)}><span dir="ltr" translate="no" aria-hidden="true">${shown(account)}</span><span class="sr">${fill(use, { account: shown(account) }, 'en')}</span></button>`,
  )}</div>`;

/** What was filled in, and a button to undo it. */
export const filledView = (lines: readonly string[], word: string, undo: () => void): TemplateResult =>
  html`<div class="note filled">
    ${lines.join(' ')}
    <button type="button" part="button" class="quiet small" @pointerdown=${stay} @click=${undo}>${word}</button>
  </div>`;
