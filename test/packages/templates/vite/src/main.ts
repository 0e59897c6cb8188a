import '@payee-check/widget';
import type { PayeeCheckElement, Policy } from '@payee-check/widget';

const element: PayeeCheckElement | null = document.querySelector('payee-check');
const output = document.querySelector('output');
if (!element || !output) throw new Error('The page is incomplete');

element.endpoint = new URLSearchParams(location.search).get('endpoint') ?? '';
element.policy = 'confirm' satisfies Policy;
// @ts-expect-error there is no such policy
element.policy = 'confirm-twice' as const;
element.policy = 'confirm';

element.addEventListener('payee-check-result', ({ detail: { check } }) => {
  // @ts-expect-error the outcomes are known
  if (check.outcome === 'perhaps') return;
  output.textContent = `${check.outcome}, ${element.state}`;
});
