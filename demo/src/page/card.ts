import type { PayeeCheckElement } from '@payee-check/widget/element';

/** A choice that the BFF cannot note is told by no event. */
const LONGEST_MS = 8000;

/** Presses a button in an element's card, if it is there, and waits until the payer's choice is noted. */
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

/** Brings the answer onto the screen, where it came below what was pressed, which stays there too. */
export async function showAnswer(element: PayeeCheckElement): Promise<void> {
  await element.updateComplete;
  element.shadowRoot?.querySelector('[part~="result-heading"]')?.scrollIntoView({ block: 'nearest' });
}
