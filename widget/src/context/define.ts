import { ContextConsumer } from '@lit/context';
import type { ReactiveElement } from 'lit';
import { PayeeCheckContextElement } from './element.ts';
import { type Settings, settingsContext } from './settings.ts';

/** Defines `<payee-check-context>`, unless somebody has. */
export function defineContext(): void {
  if (!customElements.get('payee-check-context'))
    customElements.define('payee-check-context', PayeeCheckContextElement);
}

/** Has an element follow the settings of the context around it. */
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
  // The consumer keeps what it had; an element that is moved out of its context no longer has it.
  element.addController({
    hostDisconnected() {
      found.value = undefined;
    },
  });
  return found;
}
