import type { CompletedCheck, Evidence } from '@payee-check/shared/contract';
import { element, facts } from './dom.ts';
import { decodeReceipt } from './receipt.ts';
import { payeeChecks, stage } from './scene.ts';

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
  const isTime = ['iat', 'exp', 'checked_at'].includes(name) && typeof value === 'number';
  return [name, isTime ? `${value} (${new Date(value * 1000).toLocaleTimeString('en-GB')})` : value];
}

function show(check: CompletedCheck): Node[] {
  const { outcome, reason, registeredName, account, risk, evidence, decision } = check;
  const receipt = check.receipt ?? '';
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

const muted = (text: string) => element('p', { class: 'muted', text });

/**
 * What the element was told: the check, its evidence, and the receipt taken apart; nothing once that holds no more. An edit
 * says so by an event; whoever takes a result away by a switch calls `look`.
 */
export function resultPanel(): { readonly panel: HTMLElement; look(): Promise<void> } {
  const panel = element('div');
  /** Of several payees on the page, the one that was heard of last. */
  let shown: Element | null = null;

  function put(target: EventTarget | null, ...nodes: readonly Node[]): void {
    shown = target instanceof Element ? target : null;
    const payee = shown?.closest('details')?.querySelector('.supplier-name')?.textContent;
    panel.replaceChildren(...(payee ? [title(payee)] : []), ...nodes);
  }
  function clear(): void {
    shown = null;
    panel.replaceChildren(
      muted('There is no result. The evidence of each provider and the signed receipt are shown here.'),
    );
  }
  clear();

  const update = (target: EventTarget | null, check: CompletedCheck | null) => {
    if (check) put(target, ...show(check));
  };
  stage.addEventListener('payee-check-start', ({ target }) => put(target, muted('The check is running.')));
  stage.addEventListener('payee-check-result', ({ target, detail }) => update(target, detail.check));
  stage.addEventListener('payee-check-decision', ({ target, detail }) => update(target, detail.check));
  stage.addEventListener('payee-check-error', ({ target, detail }) => {
    const heading = element('strong', { text: 'error' });
    put(
      target,
      element('p', { class: 'outcome unable_to_verify' }, heading, new Text(` · ${detail.code}`)),
      muted('There is no check and no receipt. The form can go without one, if the policy lets it.'),
    );
  });

  async function look(): Promise<void> {
    const payee = payeeChecks().find((it) => it === shown);
    await payee?.updateComplete;
    if (payee === shown && payee?.state === 'editing') clear();
  }
  stage.addEventListener('input', look);
  stage.addEventListener('reset', () => queueMicrotask(look));
  return { panel, look };
}
