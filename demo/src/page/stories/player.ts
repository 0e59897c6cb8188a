import type { PayeeCheckElement } from '@payee-check/widget/element';
import { press } from '../card.ts';
import { find } from '../dom.ts';
import { fieldsOf, isOne, sendOrder } from '../order.ts';
import { reasons } from '../shop-answer.ts';
import type { Act, Story } from './stories.ts';

/** Performs in the frames what the story tells: with the real element, a real answer, and a verified receipt. */
export function player(payee: PayeeCheckElement, { payee: typed }: Story) {
  const form = find('.story form', HTMLFormElement);
  const verified = find('#verified', HTMLElement);
  form.addEventListener('submit', (event) => event.preventDefault());

  const acts: Readonly<Record<Act, () => Promise<void>>> = {
    async fill() {
      payee.payeeName = typed.name;
      payee.iban = typed.iban;
    },
    async check() {
      try {
        await payee.verify();
      } catch {
        // The element shows what went wrong, and the story can continue.
      }
    },
    use: () => press(payee, '.primary'),
    confirm: () => press(payee, '[part~="confirm"]'),
    async send() {
      const reply = await sendOrder(form.action, fieldsOf(form));
      if (reply === null) {
        verified.textContent = 'The shop’s server does not answer. Is the demo still running?';
        return;
      }
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
