import type { CompletedCheck, Evidence } from '@payee-check/shared/contract';
import { element, facts } from './dom.ts';
import { decodeReceipt } from './receipt.ts';
import { stage } from './scene.ts';

const title = (text: string) => element('h3', { text });

function evidenceTable(evidence: readonly Evidence[]): HTMLElement {
  const headings = ['Provider', 'Kind', 'Result', 'ms'].map((text) => element('th', { scope: 'col', text }));
  const rows = evidence.map(({ provider, kind, result, elapsedMs }) =>
    element('tr', {}, ...[provider, kind, result, String(elapsedMs)].map((text) => element('td', { text }))),
  );
  return element(
    'table',
    { class: 'evidence' },
    element('thead', {}, element('tr', {}, ...headings)),
    element('tbody', {}, ...rows),
  );
}

function moment(name: string, value: unknown): readonly [string, unknown] {
  const isTime = (name === 'iat' || name === 'exp') && typeof value === 'number';
  return [name, isTime ? `${value} (${new Date(value * 1000).toLocaleTimeString('en-GB')})` : value];
}

function show(check: CompletedCheck): Node[] {
  const { outcome, reason, registeredName, account, risk, evidence, decision, receipt } = check;
  const { header, claims } = decodeReceipt(receipt);
  return [
    element(
      'p',
      { class: `outcome ${outcome}` },
      element('strong', { text: outcome }),
      new Text(reason ? ` · ${reason}` : ''),
    ),
    facts([
      ['account', account.masked],
      ['bank', account.bank?.name ?? null],
      ['registered name', registeredName ?? 'not disclosed'],
      ['risk', [risk.level, ...risk.signals].join(' · ')],
      ['decision', decision],
    ]),
    title('Evidence'),
    evidence.length > 0 ? evidenceTable(evidence) : element('p', { class: 'muted', text: 'No provider answered.' }),
    title('Receipt, decoded'),
    element('p', {
      class: 'muted',
      text: 'Anybody can read it, nobody can change it: verified by the shop’s server when the form arrives.',
    }),
    facts([...Object.entries(header), ...Object.entries(claims).map(([name, value]) => moment(name, value))]),
    element('pre', { class: 'raw', text: receipt }),
  ];
}

/** What the element was told: the check, its evidence, and the receipt taken apart. */
export function resultPanel(): HTMLElement {
  const panel = element(
    'div',
    {},
    element('p', {
      class: 'muted',
      text: 'Nothing was checked yet. The evidence of each provider and the signed receipt are shown here.',
    }),
  );
  const update = (check: CompletedCheck | null) => {
    if (check) panel.replaceChildren(...show(check));
  };
  stage.addEventListener('payee-check-result', ({ detail }) => update(detail.check));
  stage.addEventListener('payee-check-decision', ({ detail }) => update(detail.check));
  stage.addEventListener('payee-check-error', ({ detail }) => {
    panel.replaceChildren(
      element(
        'p',
        { class: 'outcome unable_to_verify' },
        element('strong', { text: 'error' }),
        new Text(` · ${detail.code}`),
      ),
      element('p', {
        class: 'muted',
        text: 'There is no check and no receipt. The form can go without one, if the policy lets it.',
      }),
    );
  });
  return panel;
}
