import type { CompletedCheck, Evidence } from '@payee-check/shared/contract';
import { providerTitles } from '../sandbox/provider-names.ts';
import { asJson, element, facts } from './dom.ts';
import { plain } from './labels.ts';
import { decodeReceipt } from './receipt.ts';
import { payeeChecks, stage } from './scene.ts';

const title = (text: string) => element('h3', { text });

function evidenceTable(evidence: readonly Evidence[]): HTMLElement {
  const headings = ['Provider', 'Kind', 'Result', 'ms'].map((text) => element('th', { scope: 'col', text }));
  const rows = evidence.map(({ provider, kind, result, elapsedMs }) =>
    element(
      'tr',
      {},
      ...[providerTitles[provider], plain(kind), plain(result), String(elapsedMs)].map((text) =>
        element('td', { text }),
      ),
    ),
  );
  return element(
    'table',
    { class: 'evidence' },
    element('thead', {}, element('tr', {}, ...headings)),
    element('tbody', {}, ...rows),
  );
}

function show(check: CompletedCheck): Node[] {
  const { outcome, reason, registeredName, account, risk, evidence, decision } = check;
  const receipt = check.receipt ?? '';
  return [
    element(
      'p',
      { class: `outcome ${outcome}` },
      element('strong', { text: plain(outcome) }),
      new Text(reason ? ` · ${plain(reason)}` : ''),
    ),
    facts([
      ['Account', account.masked],
      ['Bank', account.bank?.name ?? 'Not known'],
      ['Name at the bank', registeredName ?? 'Not disclosed'],
      ['Risk', [plain(risk.level), ...risk.signals.map(plain)].join(' · ')],
      ['The payer chose', decision === null ? 'Nothing yet' : plain(decision)],
    ]),
    title('Evidence'),
    evidence.length > 0 ? evidenceTable(evidence) : element('p', { class: 'muted', text: 'No provider answered.' }),
    title('Receipt'),
    element('p', {
      class: 'muted',
      text: 'Anyone can read it, but nobody can change it: the shop’s server verifies it when the form arrives.',
    }),
    asJson('Receipt, decoded', decodeReceipt(receipt)),
    element('pre', { class: 'raw', text: receipt }),
  ];
}

const muted = (text: string) => element('p', { class: 'muted', text });

/**
 * Shows what the element received: the check, its evidence, and the decoded receipt; nothing once that is no longer
 * valid. An edit sends an event; code that discards a result by changing a switch calls `look`.
 */
export function resultPanel(): { readonly panel: HTMLElement; look(): Promise<void> } {
  const panel = element('div');
  /** If there are several payees on the page, the one with the latest event. */
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
    const heading = element('strong', { text: 'Error' });
    put(
      target,
      element('p', { class: 'outcome unable_to_verify' }, heading, new Text(` · ${plain(detail.code)}`)),
      muted('There is no check and no receipt. The form can be submitted without one if the policy allows it.'),
    );
  });

  async function look(): Promise<void> {
    const payee = payeeChecks().find((check) => check === shown);
    await payee?.updateComplete;
    if (payee === shown && payee?.state === 'editing') clear();
  }
  stage.addEventListener('input', look);
  stage.addEventListener('reset', () => queueMicrotask(look));
  return { panel, look };
}
