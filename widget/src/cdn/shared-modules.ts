import { formatIban, ibanLength, normalizeIban, shownAt } from '@payee-check/shared/iban/field';
import { css, html, LitElement, nothing, unsafeCSS } from 'lit';
import { PayeeCheckError } from '../errors.ts';
import { continueAnyway, fieldMessages } from '../locales/en/fields.ts';

/** Loads a lazy part by its name, checked against the hash that the build has put in. */
type Load = <T>(name: string, integrity: string) => Promise<T>;

/**
 * What the lazy parts of the CDN build take from the entry, so that no page has two of it: the build hands each part
 * this in place of whatever it would import.
 */
export const sharedModules = (load: Load) => () => ({
  continueAnyway,
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
