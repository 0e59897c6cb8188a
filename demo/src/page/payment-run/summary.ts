import type { LineView, RunView } from '../../server/payment-run/view.ts';
import { announce, element, find } from '../dom.ts';
import { canTakeOver } from './row.ts';

const number = new Intl.NumberFormat('en-GB');
const plural = (count: number, one: string, many = `${one}s`) => `${number.format(count)} ${count === 1 ? one : many}`;

function remaining(endsAt: string | null): string {
  if (endsAt === null) return '';
  const seconds = Math.max(1, Math.round((Date.parse(endsAt) - Date.now()) / 1000));
  if (seconds < 90) return `, about ${plural(seconds, 'second')} left`;
  return `, about ${plural(Math.round(seconds / 60), 'minute')} left`;
}

const isOpen = ({ status }: LineView) => status === 'waiting' || status === 'running';

function sentence(run: RunView, done: number, forgotten: boolean): string {
  if (forgotten) {
    return `The server was started anew and has forgotten this run. What had been answered is still shown: ${number.format(done)} of ${number.format(run.total)} lines. Check the file again for the others.`;
  }
  if (run.status === 'cancelled')
    return `Cancelled: ${number.format(done)} of ${number.format(run.total)} lines have a result.`;
  if (run.status === 'expired') {
    return `This run has expired at Payee Check. What had been answered is still shown: ${number.format(done)} of ${number.format(run.total)} lines.`;
  }
  if (run.status === 'completed') return `Done: ${plural(run.total, 'line')}.`;
  return `${number.format(done)} of ${number.format(run.total)} lines${remaining(run.estimatedEndAt)}`;
}

/** Files that a run produces: each with its name on the server, its label, and its description. */
type Export = readonly [file: string, label: string, about: string];
const CORRECTED: Export = ['corrected.xml', 'Corrected pain.001', 'The original file with the names that you accepted'];
const EXPORTS: readonly Export[] = [
  ['results.csv', 'Results', 'CSV: each line with what the bank said'],
  ['ebics-codes.csv', 'EBICS codes', 'CSV: RCVC, RVMC, RVNM or RVNA for each line'],
];

/** The progress of a run, its possible actions, and the links to its files. */
export function runSummary() {
  const title = find('#run-title', HTMLElement);
  const progress = find('#progress', HTMLProgressElement);
  const text = find('#progress-text', HTMLElement);
  const notice = find('#notice', HTMLElement);
  const takeAll = find('#take-all', HTMLButtonElement);
  const cancel = find('#cancel', HTMLButtonElement);
  const shown = find('#shown', HTMLElement);
  const exports = find('#exports', HTMLElement);
  let said = 0;

  function say(run: RunView, done: number, forgotten: boolean): void {
    // A screen reader hears every quarter, and the end.
    const quarter = run.status === 'running' ? Math.floor((4 * done) / Math.max(1, run.total)) : 5;
    if (quarter > said) announce(sentence(run, done, forgotten));
    said = quarter;
  }

  return {
    /** @param name The name of the original file, for the resulting files. */
    begin(run: RunView, name: string): void {
      said = 0;
      const format = run.format === 'csv' ? 'CSV' : `pain.001.001.${run.version}`;
      title.textContent = `${name || 'Pasted rows'} · ${format} · ${plural(run.total, 'payment')}`;
      const base = (name || 'pasted-rows').replace(/\.[^.]*$/, '');
      const links = run.format === 'pain.001' ? [CORRECTED, ...EXPORTS] : EXPORTS;
      find('#export-list', HTMLElement).replaceChildren(
        ...links.map(([file, label, about]) => {
          const href = `/payment-run/runs/${run.id}/${file}`;
          const texts = [element('strong', { text: label }), element('span', { text: about })];
          return element('li', {}, element('a', { class: 'export', href, download: `${base}-${file}` }, ...texts));
        }),
      );
    },
    /** @param cancelling Cancellation was requested; the answers so far are still being read. */
    show(
      run: RunView,
      lines: readonly LineView[],
      visible: number,
      {
        offline,
        forgotten,
        cancelling,
      }: { readonly offline: boolean; readonly forgotten: boolean; readonly cancelling: boolean },
    ): void {
      const done = lines.filter((line) => !isOpen(line) && line.status !== 'not_asked').length;
      progress.max = Math.max(1, run.total);
      progress.value = done;
      text.textContent = cancelling ? 'Cancelling …' : sentence(run, done, forgotten);
      cancel.hidden = run.status !== 'running';
      // They come from the server.
      exports.hidden = forgotten;
      cancel.setAttribute('aria-disabled', String(cancelling));
      const names = lines.filter(canTakeOver).length;
      takeAll.disabled = names === 0 || run.status === 'cancelled' || run.status === 'expired';
      takeAll.textContent = names === 0 ? 'Accept all names' : `Accept ${plural(names, 'name')}`;
      shown.textContent =
        visible === lines.length
          ? plural(visible, 'line')
          : `${number.format(visible)} of ${plural(lines.length, 'line')}`;
      const left = run.notTakenOver.length;
      const message = offline
        ? 'There is no connection to the server. Trying again …'
        : run.stale
          ? 'Payee Check does not answer just now. Trying again …'
          : left > 0
            ? `The file cannot hold ${plural(left, 'name')} (line ${run.notTakenOver.map(({ id }) => id).join(', ')}): they are left as they were.`
            : '';
      if (notice.textContent !== message) notice.textContent = message;
      notice.hidden = message === '';
      say(run, done, forgotten);
    },
  };
}
