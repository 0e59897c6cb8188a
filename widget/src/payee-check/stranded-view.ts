import { html, type TemplateResult } from 'lit';
import type { FieldMessages } from '../locales/messages.ts';

/**
 * Stands where the result would, when not even the part that makes a check could be fetched. The words of a result
 * and its buttons are in that part; so that here nothing is to be confirmed.
 */
export const strandedView = ({ state }: FieldMessages, retry: () => void): TemplateResult =>
  html`<p part="result" role="alert">${state.stranded}</p>
    <button type="button" part="button" @click=${retry}>${state.retry}</button>`;
