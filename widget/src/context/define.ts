import { PayeeCheckContextElement } from './element.ts';

/** Defines `<payee-check-context>`, unless somebody has. */
export function defineContext(): void {
  if (!customElements.get('payee-check-context'))
    customElements.define('payee-check-context', PayeeCheckContextElement);
}
