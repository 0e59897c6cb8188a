import { formatIban, ibanLength, normalizeIban, shownAt } from '@payee-check/shared/iban/field';
import { css, html, LitElement, nothing, unsafeCSS } from 'lit';
import { PayeeCheckError } from '../errors.ts';
import { fieldMessages } from '../locales/en/fields.ts';
import { load } from './load.ts';

/**
 * What the lazy parts of the CDN build take from the entry, so that no page has two of it: the build hands each part
 * this in place of whatever it would import.
 */
export const kit = () => ({
  css,
  fieldMessages,
  formatIban,
  html,
  ibanLength,
  LitElement,
  load,
  normalizeIban,
  nothing,
  PayeeCheckError,
  shownAt,
  unsafeCSS,
});
