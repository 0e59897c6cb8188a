import type { TestPayee } from '../sandbox/index.ts';
import { element } from './dom.ts';

function fill(form: HTMLFormElement, payee: TestPayee): void {
  const field = form.querySelector<HTMLElement>('payee-check');
  if (!field) return;
  const { account } = payee;
  Object.assign(
    field,
    { scheme: account.scheme, payeeName: payee.name },
    account.scheme === 'iban' ? { iban: account.iban } : account,
  );
  field.scrollIntoView({ block: 'center' });
  field.focus();
}

const written = ({ account }: TestPayee) =>
  account.scheme === 'iban'
    ? account.iban.replace(/(.{4})(?=.)/g, '$1 ')
    : `${account.sortCode} ${account.accountNumber}`;

/** The table of test payees; a click on a name fills in the form. */
export async function renderPayees(body: Element, form: HTMLFormElement): Promise<void> {
  const response = await fetch('/payees.json');
  const payees: readonly TestPayee[] = await response.json();
  body.replaceChildren(
    ...payees.map((payee) => {
      const pick = element('button', { class: 'pick', type: 'button', text: payee.name });
      pick.addEventListener('click', () => fill(form, payee));
      return element(
        'tr',
        {},
        element('td', {}, pick),
        element('td', { class: 'account', text: written(payee) }),
        element('td', { text: payee.what }),
        element('td', { text: payee.result }),
      );
    }),
  );
}
