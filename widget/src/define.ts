import { PayeeCheckContextElement } from './context/element.ts';
import { PayeeCheckElement } from './payee-check/element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'payee-check': PayeeCheckElement;
    'payee-check-context': PayeeCheckContextElement;
  }
}

/** Defines both tags, where there are tags to define and nobody else did: two copies on a page get along. */
export function define(): void {
  if (typeof customElements === 'undefined') return;
  // The context first, so that elements inside it find it.
  if (!customElements.get('payee-check-context'))
    customElements.define('payee-check-context', PayeeCheckContextElement);
  if (!customElements.get('payee-check')) customElements.define('payee-check', PayeeCheckElement);
}
