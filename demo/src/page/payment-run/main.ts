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

const query = new URLSearchParams(location.search);
const drop = find('#drop', HTMLElement);
const result = find('#result', HTMLElement);
const problem = find('#problem', HTMLElement);

/** The sample that is being checked, by its file's name; `null` for a visitor's own file, which cannot be linked to. */
let shown: string | null = null;
let run: RunView | undefined;
let lines = new Map<string, LineView>();
let offline = false;
/** The shop's server was restarted and no longer has such a run. */
let forgotten = false;
let cancelling = false;
let reading = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * The URL restores what is on the screen: the sample, and which of its lines are shown. The search text may be a name,
 * so it is not included.
 */
function keepAddress(): void {
  const query = new URLSearchParams(shown === null ? {} : { sample: shown });
  if (shown !== null && filters.chosen() !== 'all') query.set('show', filters.chosen());
  history.replaceState(null, '', location.pathname + (query.size > 0 ? `?${query}` : ''));
}

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
  summary.show(run, all, visible.length, { offline, forgotten, cancelling });
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
      forget(followed);
      return;
    }
    offline = true;
    next = RETRY_MS;
    show();
  }
  timer = setTimeout(follow, next);
}

function unkeep(): void {
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // In a browser that stores nothing, there is nothing to remove.
  }
}

/** What was already read of it stays on the screen. */
function forget(known: RunView): void {
  run = { ...known, status: 'expired', stale: false };
  forgotten = true;
  offline = false;
  unkeep();
  show();
}

function enter(view: RunView, name: string, sample: string | null): void {
  shown = sample;
  lines = new Map();
  offline = false;
  forgotten = false;
  problem.hidden = true;
  drop.hidden = true;
  result.hidden = false;
  filters.reset();
  keepAddress();
  summary.begin(view, name);
  take(view);
  list.measure();
  list.top();
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ id: view.id, name, sample }));
  } catch {
    // In a browser that stores nothing, the page works, but forgets the run when it is reloaded.
  }
  follow();
}

function leave(): void {
  clearTimeout(timer);
  run = undefined;
  shown = null;
  keepAddress();
  drop.hidden = false;
  result.hidden = true;
  problem.hidden = true;
  unkeep();
}

async function begin(content: Blob | string, name: string, sample: string | null = null): Promise<void> {
  if (reading || run?.status === 'running') {
    showProblem({ code: 'run_under_way' });
    return;
  }
  reading = true;
  drop.setAttribute('aria-busy', 'true');
  problem.hidden = true;
  try {
    enter(await runs.begin(content), name, sample);
    find('#run-title', HTMLElement).focus();
  } catch (error) {
    fail(error);
  } finally {
    reading = false;
    drop.removeAttribute('aria-busy');
  }
}

const beginSample = (name: string): Promise<void> =>
  runs.sample(name).then((content) => begin(content, name, name), fail);

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
const filters = lineFilters(() => {
  keepAddress();
  show();
});
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
  sample: beginSample,
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

function kept(): { readonly id: string; readonly name: string; readonly sample: string | null } | null {
  try {
    const { id, name, sample }: { readonly [field: string]: unknown } = JSON.parse(
      sessionStorage.getItem(KEPT) ?? '{}',
    );
    if (typeof id !== 'string' || typeof name !== 'string') return null;
    return { id, name, sample: typeof sample === 'string' ? sample : null };
  } catch {
    return null;
  }
}
const before = kept();
const asked = query.get('sample');
const isSample = [...drop.querySelectorAll<HTMLElement>('[data-sample]')].some(
  ({ dataset }) => dataset['sample'] === asked,
);
if (before !== null && (!isSample || before.sample === asked)) {
  try {
    enter(await runs.read(before.id, 0), before.name, before.sample);
  } catch (error) {
    leave();
    fail(error);
  }
}
// Somebody opened a link: the sample is checked again, unless this tab already has it.
if (run === undefined && isSample && asked !== null) await beginSample(asked);
filters.choose(query.get('show') ?? 'all');
keepAddress();
show();
document.documentElement.dataset['ready'] = 'true';
