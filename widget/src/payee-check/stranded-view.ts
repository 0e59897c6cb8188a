import { html, nothing } from 'lit';
import type { FieldMessages } from '../locales/messages.ts';

/** Stands where the result would, when not even the part that makes a check could be fetched. */
export function strandedView({ state }: FieldMessages, asks: boolean, on: { retry(): void; goOn(): void }) {
  return html`<div class="stranded" part="result" role="alert">
    <strong part="result-heading">${state.stranded_heading}</strong>
    <p part="result-message">${state.stranded}</p>
    <button type="button" part="button" @click=${on.retry}>${state.stranded_retry}</button>
    ${
      asks
        ? html`<button type="button" part="button confirm" id="confirm" @click=${on.goOn}>${state.stranded_continue}</button>`
        : nothing
    }
  </div>`;
}
