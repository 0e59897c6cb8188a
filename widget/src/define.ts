import { PayeeCheckElement } from './payee-check/element.ts';

/** Defines `<payee-check>`, unless somebody has: two copies on a page get along. */
export function define(): void {
  if (!customElements.get('payee-check')) customElements.define('payee-check', PayeeCheckElement);
}
