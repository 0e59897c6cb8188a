import type { Decision } from '@payee-check/shared/contract';
import type { LineView, RunView } from '../../server/payment-run/view.ts';
import { announce, find } from '../dom.ts';
import { RunFailure, runs } from './api.ts';
import { lineDialog } from './detail.ts';
import { dropZone } from './drop.ts';
import { lineFilters } from './filters.ts';
import { type Problem, problemText } from './labels.ts';
import { lineList } from './list.ts';
import { canTakeOver, isTakenOver } from './row.ts';
import { runSummary } from './summary.ts';

await customElements.whenDefined('payee-check');

/** The run of this tab, so that a reloaded page continues with it. The id reveals nothing about its content. */
const KEPT = 'payment-run';
/** Often enough to see progress; less often if the server does not answer. */
const LOOK_MS = 600;
const RETRY_MS = 2000;

const drop = find('#drop', HTMLElement);
const result = find('#result', HTMLElement);
const problem = find('#problem', HTMLElement);

let run: RunView | undefined;
let lines = new Map<string, LineView>();
let offline = false;
let cancelling = false;
let reading = false;
let timer: ReturnType<typeof setTimeout> | undefined;

function showProblem(failure: Problem): void {
  problem.textContent = problemText(failure);
  problem.hidden = false;
  problem.scrollIntoView({ block: 'nearest' });
}

function fail(error: unknown): void {
  if (!(error instanceof RunFailure)) throw error;
  showProblem(error);
}

function show(): void {
  if (run === undefined) return;
  const all = [...lines.values()];
  const visible = filters.apply(all);
  list.show(visible);
  summary.show(run, all, visible.length, { offline, cancelling });
}

function take(view: RunView): void {
  run = view;
  for (const line of view.lines) lines.set(line.id, line);
  show();
}

/** Polls for changes until the run has ended, and keeps polling while nobody answers. */
async function follow(): Promise<void> {
  clearTimeout(timer);
  const followed = run;
  if (followed === undefined || followed.status !== 'running') return;
  let next = LOOK_MS;
  try {
    const view = await runs.read(followed.id, followed.revision);
    if (run?.id !== followed.id) return;
    offline = false;
    take(view);
  } catch (error) {
    if (!(error instanceof RunFailure) || run?.id !== followed.id) return;
    if (error.code === 'run_not_found') {
      leave();
      showProblem(error);
      return;
    }
    offline = true;
    next = RETRY_MS;
    show();
  }
  timer = setTimeout(follow, next);
}

function enter(view: RunView, name: string): void {
  lines = new Map();
  offline = false;
  problem.hidden = true;
  drop.hidden = true;
  result.hidden = false;
  filters.reset();
  summary.begin(view, name);
  take(view);
  list.measure();
  list.top();
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ id: view.id, name }));
  } catch {
    // A browser that keeps nothing: the page works, and forgets the run when it is loaded again.
  }
  follow();
}

function leave(): void {
  clearTimeout(timer);
  run = undefined;
  drop.hidden = false;
  result.hidden = true;
  problem.hidden = true;
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // As above.
  }
}

async function begin(content: Blob | string, name: string): Promise<void> {
  if (reading || run?.status === 'running') {
    showProblem({ code: 'run_under_way' });
    return;
  }
  reading = true;
  drop.setAttribute('aria-busy', 'true');
  problem.hidden = true;
  try {
    enter(await runs.begin(content), name);
    find('#run-title', HTMLElement).focus();
  } catch (error) {
    fail(error);
  } finally {
    reading = false;
    drop.removeAttribute('aria-busy');
  }
}

async function decide(chosen: readonly LineView[], decision: Decision): Promise<void> {
  if (run === undefined || chosen.length === 0) return;
  problem.hidden = true;
  try {
    const ids = chosen.map(({ id }) => id);
    take(await runs.decide(run.id, ids, decision, run.revision));
    const [only] = chosen;
    const what = chosen.length === 1 ? `of line ${only?.id}` : `of ${chosen.length} lines`;
    announce(
      decision === 'use_registered_name'
        ? `The bank’s name ${what} was accepted`
        : `The name ${what} is that of the file again`,
    );
  } catch (error) {
    fail(error);
  }
}

const list = lineList({
  open: (line) => dialog.open(line),
  toggle: (line) => decide([line], isTakenOver(line) ? 'continue_anyway' : 'use_registered_name'),
});
const filters = lineFilters(show);
const summary = runSummary();
const dialog = lineDialog({
  endpoint: find('#run', HTMLElement).dataset['endpoint'] ?? '',
  async save(line, form) {
    if (run === undefined) return;
    take(await runs.correct(run.id, line.id, form, run.revision));
    announce(`The name of line ${line.id} is corrected`);
  },
  takeOver: (line) => decide([line], 'use_registered_name'),
  closed: () => list.focus(),
});

dropZone({
  file: begin,
  refuse: (code) => showProblem({ code }),
  sample: (name) => runs.sample(name).then((content) => begin(content, name), fail),
});
find('#take-all', HTMLButtonElement).addEventListener('click', () =>
  decide([...lines.values()].filter(canTakeOver), 'use_registered_name'),
);
find('#cancel', HTMLButtonElement).addEventListener('click', async () => {
  if (run === undefined || cancelling) return;
  cancelling = true;
  announce('Cancelling');
  show();
  try {
    const view = await runs.cancel(run.id);
    cancelling = false;
    take(view);
    find('#another', HTMLButtonElement).focus();
  } catch (error) {
    cancelling = false;
    show();
    fail(error);
  }
});
find('#another', HTMLButtonElement).addEventListener('click', () => {
  if (run?.status === 'running') showProblem({ code: 'run_under_way' });
  else {
    leave();
    find('#choose', HTMLButtonElement).focus();
  }
});
document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
  if (event.key !== '/' || typing || result.hidden || document.querySelector('dialog[open]') !== null) return;
  event.preventDefault();
  filters.search.focus();
});
filters.search.addEventListener('keydown', ({ key }) => {
  if (key === 'Enter' || key === 'ArrowDown') list.focus();
});

function kept(): { readonly id: string; readonly name: string } | null {
  try {
    const { id, name }: { id?: unknown; name?: unknown } = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}');
    return typeof id === 'string' && typeof name === 'string' ? { id, name } : null;
  } catch {
    return null;
  }
}
const before = kept();
if (before !== null) {
  try {
    enter(await runs.read(before.id, 0), before.name);
  } catch (error) {
    leave();
    fail(error);
  }
}
document.documentElement.dataset['ready'] = 'true';
