import type { PayeeCheckElement } from '@payee-check/widget/element';

/** If the BFF cannot record a choice, no event says so. */
const LONGEST_MS = 8000;

/** Presses a button in an element's card, if it is there, and waits until the payer's choice is recorded. */
export async function press(payee: PayeeCheckElement, selector: string): Promise<void> {
  await payee.updateComplete;
  const button = payee.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!button) return;
  const noted = new Promise<void>((resolve) => {
    payee.addEventListener('payee-check-decision', () => resolve(), { once: true });
    setTimeout(resolve, LONGEST_MS);
  });
  button.click();
  await noted;
}

/** Scrolls to the answer if it is below the pressed button, and keeps that button on the screen. */
export async function showAnswer(element: PayeeCheckElement): Promise<void> {
  await element.updateComplete;
  element.shadowRoot?.querySelector('[part~="result-heading"]')?.scrollIntoView({ block: 'nearest' });
}
