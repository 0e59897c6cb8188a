import { ContextConsumer } from '@lit/context';
import type { ReactiveElement } from 'lit';
import { PayeeCheckContextElement } from './element.ts';
import { type Settings, settingsContext } from './settings.ts';

/** Defines `<payee-check-context>`, unless it is defined already. */
export function defineContext(): void {
  if (!customElements.get('payee-check-context'))
    customElements.define('payee-check-context', PayeeCheckContextElement);
}

/** Makes an element follow the settings of the context around it. */
export function follow(element: ReactiveElement, changed: () => void): { readonly value?: Settings | undefined } {
  const found: { value?: Settings | undefined } = {};
  new ContextConsumer(element, {
    context: settingsContext,
    subscribe: true,
    callback(value) {
      found.value = value;
      changed();
    },
  });
  // The consumer keeps its last value, but an element that is moved out of its context must lose it.
  element.addController({
    hostDisconnected() {
      found.value = undefined;
    },
  });
  return found;
}
