import { formatIban, ibanLength, shownAt } from '@payee-check/shared/iban/field';
import { css, html, LitElement, nothing, unsafeCSS } from 'lit';
import { settingsContext } from '../context/settings.ts';
import { PayeeCheckError } from '../errors.ts';
import { isContent, isFinished } from '../form/policy.ts';
import { fieldMessages } from '../locales/en/fields.ts';
import { palette } from '../styles/palette.ts';
import { load } from './load.ts';

/**
 * What the lazy parts of the CDN build take from the entry, so that no page has two of it: the build hands each part
 * this function in place of `require`.
 */
export const kit = (id: string): object | undefined =>
  ({
    lit: { css, html, LitElement, nothing, unsafeCSS },
    iban: { formatIban, ibanLength, shownAt },
    settings: { settingsContext },
    errors: { PayeeCheckError },
    policy: { isContent, isFinished },
    english: { fieldMessages },
    palette: { palette },
    load: { load },
  })[id];
