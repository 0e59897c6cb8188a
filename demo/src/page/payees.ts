import type { TestPayee } from '../sandbox/index.ts';
import { providerTitles } from '../sandbox/provider-names.ts';
import { element } from './dom.ts';
import { plain } from './labels.ts';

const outcomes = [
  ['all', 'All'],
  ['match', 'Match'],
  ['close_match', 'Close match'],
  ['no_match', 'No match'],
  ['unable_to_verify', 'Could not be checked'],
] as const;

const written = ({ account }: TestPayee) =>
  account.scheme === 'iban'
    ? account.iban.replace(/(.{4})(?=.)/g, '$1 ')
    : [account.sortCode.replace(/(..)(?=.)/g, '$1-'), account.accountNumber, account.secondaryReference]
        .filter(Boolean)
        .join(' ');

/** What else the row sends or requires. */
function condition({ accountType, identifiers, needs, alone, subject }: TestPayee): string {
  const parts = [
    accountType && `asked as ${accountType}`,
    identifiers?.map(({ type, value }) => `${type.toUpperCase()} ${value}`).join(', '),
    `${needs.map((need) => providerTitles[need]).join(' and ')}${alone ? ' alone' : ''}`,
    subject && 'a customer’s session',
  ];
  return parts.filter(Boolean).join(' · ');
}

function row(payee: TestPayee, choose: () => void): HTMLElement {
  const { name, what, expected } = payee;
  const pick = element('button', { class: 'pick', type: 'button', text: name });
  pick.addEventListener('click', choose);
  const { reason, registeredName, signals } = expected;
  const rest = [reason, ...signals].filter((word) => word !== null).map(plain);
  if (registeredName !== undefined) rest.unshift(`The bank has “${registeredName}”`);
  return element(
    'tr',
    { 'data-outcome': expected.outcome },
    element('td', {}, pick),
    element('td', { class: 'account', text: written(payee) }),
    element('td', {}, new Text(what), element('span', { class: 'condition', text: condition(payee) })),
    element(
      'td',
      {},
      element('span', { class: `pill ${expected.outcome}`, text: plain(expected.outcome) }),
      element('span', { class: 'condition', text: rest.join(' · ') }),
    ),
  );
}

/** The table of test payees, which can be filtered by outcome; the caller handles a choice. */
export function payeeTable(payees: readonly TestPayee[], choose: (payee: TestPayee) => void): Node[] {
  const body = element('tbody', {}, ...payees.map((payee) => row(payee, () => choose(payee))));
  const count = element('p', { class: 'muted count', role: 'status' });
  const radios = outcomes.map(([value, label]) => {
    const radio = element('input', { type: 'radio', name: 'outcome', value });
    radio.checked = value === 'all';
    radio.addEventListener('change', () => filter(value));
    const total = payees.filter(({ expected }) => value === 'all' || expected.outcome === value).length;
    return element('label', { class: 'filter' }, radio, element('span', { text: `${label} ${total}` }));
  });

  function filter(outcome: string): void {
    let shown = 0;
    for (const row of body.rows) {
      row.hidden = outcome !== 'all' && row.dataset['outcome'] !== outcome;
      if (!row.hidden) shown += 1;
    }
    count.textContent = `${shown} of ${payees.length} test payees`;
  }
  filter('all');

  const headings = ['Name', 'Account', 'What happens', 'Result'].map((text) => element('th', { scope: 'col', text }));
  const table = element('table', {}, element('thead', {}, element('tr', {}, ...headings)), body);
  return [
    element('fieldset', { class: 'filters' }, element('legend', { class: 'visually-hidden', text: 'Show' }), ...radios),
    count,
    element('div', { class: 'table-wrap', role: 'region', 'aria-label': 'Table of test payees', tabindex: '0' }, table),
  ];
}
