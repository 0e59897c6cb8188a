import { defineContext } from './context/define.ts';
import type { PayeeCheckContextElement } from './context/element.ts';
import { define } from './define.ts';
import type { PayeeCheckElement } from './payee-check/element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'payee-check': PayeeCheckElement;
    'payee-check-context': PayeeCheckContextElement;
  }
}

// On a server there are no tags to define.
if (globalThis.customElements && globalThis.document) {
  // The context first, so that elements inside it find it.
  defineContext();
  define();
}

export * from './element.ts';
