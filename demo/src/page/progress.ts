import { press } from './card.ts';
import { ownButtons, payeeChecks, stage } from './scene.ts';
import type { Progress } from './scene-link.ts';

export const decided = (decision: string | null): Progress['decision'] =>
  decision === 'use_registered_name' ? 'use' : decision === 'continue_anyway' ? 'continue' : null;

/** Presses the button that was pressed before the link was copied, and waits until the BFF has recorded the choice. */
export async function takeDecision(decision: NonNullable<Progress['decision']>): Promise<void> {
  for (const payee of payeeChecks()) await press(payee, decision === 'use' ? '.primary' : '[part~="confirm"]');
}

/** Presses one of the shop's own buttons, and waits for the result of the check. */
export async function pressOwn(index: number): Promise<void> {
  const button = ownButtons[index];
  if (!button) return;
  const answered = new Promise((resolve) => {
    for (const type of ['payee-check-result', 'payee-check-error']) {
      stage.addEventListener(type, resolve, { once: true });
    }
  });
  button.click();
  await answered;
}
