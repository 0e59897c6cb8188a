import type { PayeeCheckElement } from '@payee-check/widget/element';
import { showAnswer } from '../card.ts';
import { find } from '../dom.ts';
import { fieldsOf, sendOrder } from '../order.ts';
import { shopAnswer } from '../shop-answer.ts';

/** The form on the landing page works: it is checked by the BFF, and answered by the shop's server. */
const IBAN = 'DE89370400440532013000';

await customElements.whenDefined('payee-check');
const form = find('#stage form', HTMLFormElement);
const payee = form.querySelector<PayeeCheckElement>('payee-check');
const answer = shopAnswer('checkout', form);

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-name]')) {
  button.addEventListener('click', async () => {
    if (!payee) return;
    answer.close();
    payee.payeeName = button.dataset['name'] ?? '';
    payee.iban = IBAN;
    try {
      await payee.verify();
    } catch {
      // The element shows what went wrong.
    }
    await showAnswer(payee);
  });
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  answer.show(await sendOrder(form.action, fieldsOf(form)));
});
document.documentElement.dataset['ready'] = 'true';
