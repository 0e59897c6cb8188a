import type { LineView } from '../../server/payment-run/view.ts';
import { element } from '../dom.ts';
import { faultLabels, reasonLabels, stateLabels, stateOf } from './labels.ts';

/** A close match whose name has not been accepted, to which the keys and the buttons apply. */
export const canTakeOver = (line: LineView): boolean =>
  line.outcome === 'close_match' &&
  line.registeredName !== null &&
  line.decision !== 'use_registered_name' &&
  line.correction === null;

export const isTakenOver = ({ decision, correction }: LineView): boolean =>
  decision === 'use_registered_name' && correction === null;

/** Formatted for reading. */
export const grouped = (written: string): string =>
  /^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(written) ? written.replace(/(.{4})(?=.)/g, '$1 ') : written;

const amountFormat = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
export const amountOf = ({ amount, currency }: LineView): string =>
  amount === null ? '' : `${amountFormat.format(Number(amount))} ${currency ?? ''}`.trim();

/** The text under the result: the reason, or what is wrong. */
function why(line: LineView): string {
  const { fault, reason, outcome, risk, decision, correction } = line;
  if (correction !== null) return 'the name was corrected';
  if (fault !== null) return faultLabels[fault];
  if (risk === 'high') return 'reported: look into it before you pay';
  if (decision === 'use_registered_name') return 'bank’s name accepted';
  if (reason !== null) return reasonLabels[reason];
  return outcome === 'match' && risk === 'caution' ? 'something about the account is unusual' : '';
}

/** The name in the file, and its replacement. */
function payeeCell({ name, registeredName, outcome, decision, correction }: LineView): HTMLElement {
  const cell = element('span', { role: 'gridcell', class: 'cell-payee' });
  const other = correction?.name ?? (outcome === 'close_match' ? registeredName : null);
  const replaced = correction !== null || decision === 'use_registered_name';
  const written = name ?? '(no name)';
  if (other === null) cell.append(element('span', { class: 'name', text: written }));
  else if (replaced) {
    cell.append(element('ins', { class: 'name', text: other }), element('del', { class: 'second', text: written }));
  } else {
    cell.append(
      element('span', { class: 'name', text: written }),
      element('span', { class: 'second', text: `bank: ${other}` }),
    );
  }
  return cell;
}

/** @param act For the row's one button: accepts a name, or restores the file's. */
export function lineRow(line: LineView, act: () => void): HTMLElement {
  const state = stateOf(line);
  const cell = (name: string, text: string) => element('span', { role: 'gridcell', class: `cell-${name}`, text });
  const account = cell('account', grouped(line.written));
  const outcome = element(
    'span',
    { role: 'gridcell', class: 'cell-outcome' },
    element('span', { class: `pill ${state}`, text: stateLabels[state] }),
    element('span', { class: 'second', text: why(line) }),
  );
  const action = element('span', { role: 'gridcell', class: 'cell-action' });
  if (canTakeOver(line) || isTakenOver(line)) {
    const text = isTakenOver(line) ? 'Undo' : 'Accept';
    // The grid is one tab stop with keys of its own.
    const button = element('button', { type: 'button', class: 'small', tabindex: '-1', text });
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      act();
    });
    action.append(button);
  }
  const row = element(
    'div',
    { role: 'row', class: 'line', id: `line-${line.id}`, 'data-state': line.risk === 'high' ? 'alarm' : state },
    cell('number', line.id),
    payeeCell(line),
    account,
    cell('amount', amountOf(line)),
    outcome,
    action,
  );
  return row;
}
