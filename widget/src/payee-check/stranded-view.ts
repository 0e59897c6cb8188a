import { html, type TemplateResult } from 'lit';
import { continueAnyway } from '../locales/en/fields.ts';
import type { Words } from '../parts.ts';

export interface StrandedView {
  messages: Words;
  /** The policy wants the payer to confirm. */
  asks: boolean;
  retry(): void;
  goOn(): void;
}

/** Stands where the result would, when not even the part that makes a check, and shows what came of it, could be fetched. */
export const strandedView = ({ messages, asks, retry, goOn }: StrandedView): TemplateResult =>
  html`<div class="card" part="result">
    <p role="alert">${messages.state.stranded}</p>
    <div class="actions">
      <button type="button" part="button" @click=${retry}>${messages.state.retry}</button>${
        asks
          ? html`<button type="button" part="button confirm" id="confirm" class="quiet" @click=${goOn}>${messages.decision?.continue ?? continueAnyway}</button>`
          : ''
      }
    </div>
  </div>`;
