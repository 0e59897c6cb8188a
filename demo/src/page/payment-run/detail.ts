import type {} from '@payee-check/widget';
import type { PayeeCheckElement } from '@payee-check/widget/element';
import type { LineView } from '../../server/payment-run/view.ts';
import { facts, find } from '../dom.ts';
import { RunFailure } from './api.ts';
import { faultLabels, problemText, reasonLabels, stateLabels, stateOf } from './labels.ts';
import { amountOf, canTakeOver, grouped } from './row.ts';

function factsOf(line: LineView): HTMLElement {
  const { name, written, reference, bank, reason, fault, registeredName, outcome, risk } = line;
  const all: readonly (readonly [string, string | null])[] = [
    [
      'Result',
      [stateLabels[stateOf(line)], fault && faultLabels[fault], reason && reasonLabels[reason]]
        .filter(Boolean)
        .join(': '),
    ],
    ['Name in the file', name ?? 'none'],
    ['Name at the bank', outcome === 'close_match' ? registeredName : null],
    ['Account', grouped(written) || 'none'],
    ['Bank', bank],
    ['Amount', amountOf(line) || null],
    ['Reference', reference],
    ['Warning', risk === 'high' ? 'This account was reported. Look into it before you pay.' : null],
    ['Line of the file', String(line.at)],
  ];
  return facts(all.flatMap(([title, value]) => (value === null ? [] : [[title, value] as const])));
}

/** The element, filled with the values of the line: it checks them with the bank as on any page. */
function elementFor({ name, account }: LineView, endpoint: string): PayeeCheckElement {
  const made = document.createElement('payee-check');
  made.endpoint = endpoint;
  made.setAttribute('name', 'payee');
  made.setAttribute('policy', 'require-match');
  made.required = true;
  made.payeeName = name ?? '';
  if (account?.scheme === 'uk') {
    made.scheme = 'uk';
    made.sortCode = account.sortCode;
    made.accountNumber = account.accountNumber;
  } else made.iban = account?.iban ?? '';
  return made;
}

export interface LineDialogOptions {
  readonly endpoint: string;
  /** Rejects with a `RunFailure`. */
  save(line: LineView, form: URLSearchParams): Promise<void>;
  takeOver(line: LineView): void;
  /** The element to which the focus returns. */
  closed(): void;
}

/** One line, and a `<payee-check>` to correct its name in. */
export function lineDialog({ endpoint, save, takeOver, closed }: LineDialogOptions) {
  const dialog = find('#line-dialog', HTMLDialogElement);
  const form = find('#line-form', HTMLFormElement);
  const place = find('#line-element', HTMLElement);
  const problem = find('#line-problem', HTMLElement);
  const heading = find('#line-title', HTMLElement);
  const take = find('#line-take', HTMLButtonElement);
  let shown: LineView | undefined;

  find('#line-close', HTMLButtonElement).addEventListener('click', () => dialog.close());
  take.addEventListener('click', () => {
    if (shown !== undefined) takeOver(shown);
    dialog.close();
  });
  // A press outside it closes it.
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => {
    place.replaceChildren();
    shown = undefined;
    closed();
  });

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const line = shown;
    if (line === undefined) return;
    problem.hidden = true;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
    try {
      await save(line, body);
      if (shown === line) dialog.close();
    } catch (error) {
      if (!(error instanceof RunFailure)) throw error;
      problem.textContent = problemText(error);
      problem.hidden = false;
    }
  });

  return {
    open(line: LineView): void {
      shown = line;
      heading.textContent = `Line ${line.id}`;
      find('#line-facts', HTMLElement).replaceChildren(factsOf(line));
      problem.hidden = true;
      take.hidden = !canTakeOver(line);
      take.textContent = `Accept “${line.registeredName ?? ''}”`;
      // An account that cannot exist has to be corrected at the source of the file: no name would match it.
      form.hidden = line.account === null;
      place.replaceChildren(...(line.account === null ? [] : [elementFor(line, endpoint)]));
      dialog.showModal();
      heading.focus();
    },
  };
}
