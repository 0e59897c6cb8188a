import type { CheckRecord } from '../checks/records.ts';
import type { Question } from '../domain/question.ts';
import type { GuardedProvider } from '../providers/guard.ts';
import { sleep } from '../time/clock.ts';
import { createSpacing } from '../time/spacing.ts';
import { createBulkWork } from './bulk.ts';
import type { Job } from './job.ts';
import { createMarks } from './marks.ts';
import { GRACE_MS, KEEP_AGAIN_MS, PATIENCE_MS, PAUSE_MS, type WorkOptions } from './options.ts';
import type { BatchRecord } from './records.ts';

/** The longest pause between two attempts to find room in a quota that payers have used up. */
const LONGEST_PAUSE_MS = 15_000;

/** The part of a slice that has not begun by then goes back into the queue, so that other batches have their turn. */
const SLICE_MS = 5000;

/** Questions that are asked together are also worked on together, and a payer's check would wait behind all of them. */
const QUESTION_SPACING_MS = 4;

const lineOf = (number: number) => `line ${number}`;

/** The work of batches: asks the questions, each at most once per provider, and stores the results. */
export function createWork(options: WorkOptions): (job: Job, signal: AbortSignal) => Promise<void> {
  const { records, investigation, pace, room, limits, providers, add, ended, clock, config } = options;
  const marks = createMarks(clock);
  const keepApart = createSpacing(clock, QUESTION_SPACING_MS);

  /** However long the store is away, an answer that was paid for is not thrown away. */
  async function keep(batch: BatchRecord, number: number, result: CheckRecord, way: number | undefined): Promise<void> {
    while (clock.now() < batch.header.expiresAt) {
      try {
        const finished = await batch.finish(number, result, way);
        if (ended !== null && finished === batch.header.questions) await ended(batch);
        return;
      } catch {
        // The store is away.
      }
      await sleep(clock, KEEP_AGAIN_MS);
    }
  }

  /**
   * The instance that marked a question may still be working on it, elsewhere or cut off from the store. If its time is
   * up and it has left no result, it has died.
   */
  async function abandoned(batch: BatchRecord, numbers: readonly number[], until: number, signal: AbortSignal) {
    while (clock.now() < until) {
      if ((await batch.results(numbers)).size === numbers.length) return false;
      await sleep(clock, PAUSE_MS, signal);
      signal.throwIfAborted();
    }
    return (await batch.results(numbers)).size < numbers.length;
  }

  async function interrupt(
    batch: BatchRecord,
    number: number,
    question: Question,
    way: number | undefined,
  ): Promise<void> {
    await keep(batch, number, await investigation.interrupted(batch, question), way);
  }

  /** Waits until one of the checkers is available, and until the batches' share of its quota has room. */
  async function waitForTurn(checkers: readonly GuardedProvider[], owner: string, signal: AbortSignal): Promise<void> {
    const until = clock.now() + PATIENCE_MS;
    while (!checkers.some((one) => one.isAvailable()) && checkers.length > 0 && clock.now() < until) {
      await sleep(clock, PAUSE_MS, signal);
      signal.throwIfAborted();
    }
    const first = checkers.find((one) => one.isAvailable()) ?? checkers[0];
    if (first !== undefined && !(await pace.next(first, owner, signal))) signal.throwIfAborted();
  }

  /** Those of the job's questions that have no result yet. */
  async function openOf(batch: BatchRecord, job: Job): Promise<Map<number, Question>> {
    const { numbers, inAll } = await batch.open(job.questions);
    // Whoever stored the last result may have died before announcing the end.
    if (ended !== null && inAll === 0) await ended(batch);
    return batch.questions(numbers);
  }

  /**
   * Resolves with `null` once it was asked; otherwise with the time at which somebody else marked it, or with `gone`.
   */
  async function askOne(
    batch: BatchRecord,
    number: number,
    question: Question,
    way: number | undefined,
    signal: AbortSignal,
  ): Promise<number | 'gone' | null> {
    const { owner } = batch.header;
    const until = clock.now() + PATIENCE_MS;
    await waitForTurn(investigation.nameCheckers(question), owner, signal);
    // Done before anything is marked: what cannot be counted is not asked.
    const admission = await limits.admitBatched(owner, question);
    const ask = investigation.prepare(batch, question);
    const what = lineOf(number);
    const tryOnce = () =>
      room.execute(async () => {
        await keepApart();
        signal.throwIfAborted();
        const other = await marks.mark(batch, what, [number], signal);
        if (other !== null) return other;
        // Whoever waited for a turn may find that the provider has failed others meanwhile: nobody was asked yet.
        const result = await ask(admission, clock.now() < until);
        if (result !== null) await keep(batch, number, result, way);
        else await marks.withdraw(batch, what, [number], signal);
        return result === null ? ('no_room' as const) : null;
      });
    let marked = await tryOnce();
    // Payers need the quota. The batch gives way for as long as it lives, and meanwhile occupies no slot.
    for (let pause = PAUSE_MS; marked === 'no_room'; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      await sleep(clock, pause, signal);
      signal.throwIfAborted();
      await waitForTurn(investigation.nameCheckers(question), owner, signal);
      marked = await tryOnce();
    }
    return marked;
  }

  /** Ends a question that somebody else marked, if they died before they stored a result. */
  async function endFor(
    batch: BatchRecord,
    number: number,
    question: Question,
    way: number | undefined,
    marked: number,
    signal: AbortSignal,
  ): Promise<void> {
    const abandonedAt = marked + config.deadlineMs + GRACE_MS;
    if (!(await abandoned(batch, [number], abandonedAt, signal))) return;
    // The mark may have been removed or set again in the meantime.
    if ((await batch.marked(lineOf(number))) === marked) await interrupt(batch, number, question, way);
    else throw new Error('Another instance is asking this question');
  }

  /** One question after another; those that others are asking come last. */
  async function askSlice(batch: BatchRecord, job: Job, signal: AbortSignal): Promise<void> {
    const until = clock.now() + SLICE_MS;
    const rest = [...(await openOf(batch, job))];
    const elsewhere: (() => Promise<void>)[] = [];
    for (let next = rest.shift(); next !== undefined; next = clock.now() < until ? rest.shift() : undefined) {
      signal.throwIfAborted();
      const [number, question] = next;
      const marked = await askOne(batch, number, question, job.way, signal);
      if (marked === 'gone') return;
      if (marked !== null) elsewhere.push(() => endFor(batch, number, question, job.way, marked, signal));
    }
    if (rest.length > 0) await add([{ ...job, questions: rest.map(([number]) => number) }]);
    await Promise.all(elsewhere.map((end) => end()));
  }

  const askAll = createBulkWork({ ...options, marks, keep, keepApart, interrupt, waitForTurn, openOf });

  return async (job, signal) => {
    const batch = await records.open(job.batch);
    // Cancelled, or expired.
    if (batch === null) return;
    const provider = providers.find(({ name }) => name === job.bulk);
    const { bulk } = provider ?? {};
    if (provider !== undefined && bulk !== undefined) return askAll(batch, job, { ...provider, bulk }, signal);
    return askSlice(batch, job, signal);
  };
}
