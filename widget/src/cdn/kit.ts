import { html, nothing } from 'lit';
import { PayeeCheckError } from '../errors.ts';

/**
 * What the lazy parts of the CDN build take from the entry, so that no page has two of it: the build hands each part
 * this table in place of `require`.
 */
export const kit: Record<string, object> = {
  lit: { html, nothing },
  errors: { PayeeCheckError },
};
