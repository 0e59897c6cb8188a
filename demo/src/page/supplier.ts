import type { PayeeCheckElement } from '@payee-check/widget/element';
import { announce, find } from './dom.ts';
import { check, form, payeeChecks, stage } from './scene.ts';

const labels: Readonly<Record<PayeeCheckElement['state'], string>> = {
  editing: 'Not checked',
  checking: 'Checking …',
  match: 'Match',
  'close-match': 'Close match',
  'no-match': 'No match',
  'unable-to-verify': 'Not verified',
  error: 'Error',
};

function showBadge(payee: PayeeCheckElement): void {
  const badge = payee.closest('details')?.querySelector<HTMLElement>('.badge');
  if (!badge) return;
  badge.dataset['state'] = payee.state;
  badge.textContent = labels[payee.state];
}

export const showBadges = (): void => payeeChecks().forEach(showBadge);

async function checkAll(): Promise<void> {
  await Promise.all(payeeChecks().map(check));
  const matches = payeeChecks().filter(({ state }) => state === 'match').length;
  announce(`${matches} of ${payeeChecks().length} suppliers match`);
}

/** Five payees under one context: a badge for each, and one button that checks them all. */
export function startSupplier(): { readonly all: HTMLButtonElement; checkAll(): Promise<void> } {
  for (const payee of payeeChecks()) {
    const { lei } = payee.dataset;
    if (lei) payee.identifiers = [{ type: 'lei', value: lei }];
    showBadge(payee);
    // An error has to be visible before it can be corrected.
    payee.addEventListener('invalid', () => {
      const details = payee.closest('details');
      if (details) details.open = true;
    });
  }
  const update = ({ target }: Event) => {
    if (target instanceof Element)
      for (const check of payeeChecks()) if (check === target) queueMicrotask(() => showBadge(check));
  };
  for (const type of [
    'input',
    'payee-check-start',
    'payee-check-result',
    'payee-check-decision',
    'payee-check-error',
  ]) {
    stage.addEventListener(type, update);
  }
  form.addEventListener('reset', showBadges);
  const all = find('#check-all', HTMLButtonElement);
  all.addEventListener('click', checkAll);
  return { all, checkAll };
}
