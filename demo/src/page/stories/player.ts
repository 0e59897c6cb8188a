import type { PayeeCheckElement } from '@payee-check/widget/element';
import { find } from '../dom.ts';
import { fieldsOf, isOne, sendOrder } from '../order.ts';
import { reasons } from '../shop-answer.ts';
import type { Act, Story } from './stories.ts';

/** Performs in the frames what the story tells: with the real element, a real answer, and a verified receipt. */
export function player(payee: PayeeCheckElement, { payee: typed }: Story) {
  const form = find('.story form', HTMLFormElement);
  const verified = find('#verified', HTMLElement);
  form.addEventListener('submit', (event) => event.preventDefault());

  async function press(selector: string): Promise<void> {
    await payee.updateComplete;
    const button = payee.shadowRoot?.querySelector<HTMLElement>(selector);
    if (!button) return;
    const noted = new Promise((resolve) => {
      payee.addEventListener('payee-check-decision', resolve, { once: true });
    });
    button.click();
    await noted;
  }

  const acts: Readonly<Record<Act, () => Promise<void>>> = {
    async fill() {
      payee.payeeName = typed.name;
      payee.iban = typed.iban;
    },
    async check() {
      try {
        await payee.verify();
      } catch {
        // The element shows what went wrong, and the story can go on.
      }
    },
    use: () => press('.primary'),
    confirm: () => press('[part~="confirm"]'),
    async send() {
      const reply = await sendOrder(form.action, fieldsOf(form));
      const answer = isOne(reply) ? reply : reply[0];
      if (answer) verified.replaceChildren(reasons(answer));
    },
  };

  return {
    /** Replays the story from the beginning up to a step: going back gives the same state as going forward. */
    async replay(steps: Story['steps']): Promise<void> {
      payee.reset();
      verified.replaceChildren();
      for (const { act } of steps) if (act) await acts[act]();
    },
    async go(act: Act | undefined): Promise<void> {
      if (act) await acts[act]();
    },
  };
}
