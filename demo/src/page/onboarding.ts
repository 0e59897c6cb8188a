import { showAnswer } from './card.ts';
import { announce, find } from './dom.ts';
import { check, ownButtons, payeeChecks } from './scene.ts';

/** The customer is logged in: only the shop's server may say who she is, so it opens her session. */
export function startOnboarding(providers: string): void {
  const [payee] = payeeChecks();
  if (!payee) return;
  payee.getSessionToken = async () => {
    const response = await fetch(`/session?providers=${providers}`, { method: 'POST' });
    const { token }: { token: string } = await response.json();
    return token;
  };
  const company = find('#company', HTMLInputElement);
  const askForNumber = () => {
    if (company.checked) payee.setAttribute('identifier', 'lei vat');
    else payee.removeAttribute('identifier');
  };
  company.addEventListener('change', askForNumber);
  // After a reload, the browser keeps the boxes ticked.
  askForNumber();
  for (const button of ownButtons) {
    button.addEventListener('click', async () => {
      company.checked = false;
      askForNumber();
      payee.identifiers = undefined;
      payee.scheme = 'iban';
      payee.payeeName = 'Jane Doe';
      payee.iban = button.dataset['iban'] ?? '';
      announce('The account is filled in');
      await check(payee);
      await showAnswer(payee);
    });
  }
}
