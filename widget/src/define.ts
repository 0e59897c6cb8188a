import { PayeeCheckElement } from './payee-check/element.ts';

/** Defines `<payee-check>`, unless it is already defined: two copies on a page do not conflict. */
export function define(): void {
  if (!customElements.get('payee-check')) customElements.define('payee-check', PayeeCheckElement);
}
