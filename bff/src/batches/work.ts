import type { CheckRecord } from '../checks/records.ts';
import type { ChecksConfig } from '../checks/runner.ts';
import type { Question } from '../domain/question.ts';
import type { KeyLimits } from '../limits/key-limits.ts';
import { ProviderError, type ProviderErrorCode } from '../outbound/errors.ts';
import type { GuardedProvider } from '../providers/guard.ts';
import type { BulkCheck, NameCheckAnswer } from '../providers/provider.ts';
import type { Queue } from '../queue/queue.ts';
import { type Clock, sleep } from '../time/clock.ts';
import type { Investigation, Said } from './investigate.ts';
import { type Job, jobId } from './job.ts';
import { createMarks } from './marks.ts';
import type { Pace } from './pace.ts';
import type { BatchRecord, BatchRecords } from './records.ts';
import { LATER } from './watch.ts';

export interface WorkOptions {
  readonly records: BatchRecords;
  readonly investigation: Investigation;
  readonly pace: Pace;
  /** How many questions may be asked at a time; each takes one place. */
  readonly room: { execute<T>(ask: () => Promise<T>): Promise<T> };
  readonly limits: Pick<KeyLimits, 'admitBatched'>;
  readonly providers: readonly GuardedProvider[];
  /** Puts more jobs into the queue. */
  readonly add: Queue<Job>['add'];
  /** Called when the last question has its result; called again if the first call may not have completed. */
  readonly ended: ((batch: BatchRecord) => Promise<void>) | null;
  readonly clock: Clock;
  readonly config: ChecksConfig;
}

/** How soon to retry storing a result. */
const KEEP_AGAIN_MS = 250;
/** How long after its deadline an instance may still be storing the answer it received. */
const GRACE_MS = 10_000;
/** How long to wait for a provider that is down before asking it anyway and getting its refusal. */
const PATIENCE_MS = 5 * 60_000;
const PAUSE_MS = 1000;
/** The longest pause between two attempts to find room in a quota that payers have used up. */
const LONGEST_PAUSE_MS = 15_000;

const BULK = { submitMs: 30_000, readMs: 15_000, pollMs: 1500, stumbles: 20, longestMs: 60 * 60_000, abreast: 8 };

/** Nothing was sent, so a retry asks nobody twice. */
const UNSENT: ReadonlySet<ProviderErrorCode> = new Set([...LATER, 'circuit_open']);

/** What is asked at a stroke is answered at a stroke, and a payer's check would wait behind all of it. */
const ASKED_APART_MS = 4;

/** There is no such endpoint, or this client may not use it. */
const NO_BULK: ReadonlySet<number> = new Set([404, 405, 501]);

/** Created per call: a signal shared by all calls of a process would accumulate all their listeners. */
const neverAborts = () => new AbortController().signal;

/** The work of batches: asks the questions, each at most once per provider, and stores the results. */
export function createWork(options: WorkOptions): (job: Job, signal: AbortSignal) => Promise<void> {
  const { records, investigation, pace, room, limits, providers, add, ended, clock, config } = options;
  const { mark, withdraw } = createMarks(clock);

  /** However long the store is away, an answer that was paid for is not thrown away. */
  async function keep(batch: BatchRecord, number: number, result: CheckRecord): Promise<void> {
    while (clock.now() < batch.header.expiresAt) {
      try {
        const finished = await batch.finish(number, result);
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

  async function interrupt(batch: BatchRecord, number: number, question: Question): Promise<void> {
    await keep(batch, number, await investigation.interrupted(batch, question));
  }

  /** Waits until one of them is available, and until the batches' share of its quota has room. */
  async function turn(checkers: readonly GuardedProvider[], signal: AbortSignal): Promise<void> {
    const until = clock.now() + PATIENCE_MS;
    while (!checkers.some((one) => one.isAvailable()) && checkers.length > 0 && clock.now() < until) {
      await sleep(clock, PAUSE_MS, signal);
      signal.throwIfAborted();
    }
    const first = checkers.find((one) => one.isAvailable()) ?? checkers[0];
    if (first !== undefined && !(await pace.next(first, signal))) signal.throwIfAborted();
  }

  let nextAsked = 0;
  async function keepApart(): Promise<void> {
    const waitMs = nextAsked - clock.now();
    nextAsked = Math.max(nextAsked, clock.now()) + ASKED_APART_MS;
    if (waitMs > 0) await sleep(clock, waitMs);
  }

  async function askOne(batch: BatchRecord, number: number, question: Question, signal: AbortSignal): Promise<void> {
    await turn(investigation.nameCheckers(question), signal);
    // Done before anything is marked: what cannot be counted is not asked.
    const admission = await limits.admitBatched(batch.header.owner, question);
    const ask = investigation.asking(batch, question);
    const what = `line ${number}`;
    const tryOnce = () =>
      room.execute(async () => {
        await keepApart();
        signal.throwIfAborted();
        const other = await mark(batch, what, [number], signal);
        if (other !== null) return other;
        const result = await ask(admission);
        if (result !== null) await keep(batch, number, result);
        else await withdraw(batch, what, signal);
        return result === null ? 'no_room' : null;
      });
    let marked = await tryOnce();
    // Payers need the quota. The batch gives way for as long as it lives, and meanwhile occupies no slot.
    for (let pause = PAUSE_MS; marked === 'no_room'; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      await sleep(clock, pause, signal);
      signal.throwIfAborted();
      await turn(investigation.nameCheckers(question), signal);
      marked = await tryOnce();
    }
    if (typeof marked !== 'number') return;
    const over = marked + config.deadlineMs + GRACE_MS;
    if (!(await abandoned(batch, [number], over, signal))) return;
    // The mark may have been removed or set again in the meantime.
    if ((await batch.marked(what)) === marked) await interrupt(batch, number, question);
    else throw new Error('The question is asked by another');
  }

  /** One question of a bulk call, after the provider has answered. */
  async function goOn(batch: BatchRecord, number: number, question: Question, said: Said): Promise<void> {
    const admission = await limits.admitBatched(batch.header.owner, question);
    await room.execute(async () => {
      // Other providers may be asked after it or in parallel, but only once.
      const marked = await batch.mark(`after ${number}`);
      if (marked === 'gone') return;
      const result =
        marked === null
          ? await investigation.ask(batch, question, admission, said)
          : await investigation.concludeFrom(batch, question, admission, said);
      await keep(batch, number, result);
    });
  }

  /** A few at a time. A failure does not keep the others from being done; the job is retried for it. */
  async function inTurns(
    numbers: readonly number[],
    signal: AbortSignal,
    each: (number: number) => Promise<void>,
  ): Promise<void> {
    const rest = [...numbers];
    const failures: unknown[] = [];
    const next = async (): Promise<void> => {
      for (let number = rest.shift(); number !== undefined; number = rest.shift()) {
        signal.throwIfAborted();
        try {
          await each(number);
        } catch (error) {
          failures.push(error);
          await sleep(clock, PAUSE_MS, signal);
        }
      }
    };
    await Promise.all(Array.from({ length: BULK.abreast }, next));
    if (failures.length > 0) throw failures[0];
  }

  /** Retries until something has been sent, for five minutes at most. */
  async function submit(bulk: BulkCheck, questions: readonly Question[], owner: string): Promise<string> {
    const until = clock.now() + PATIENCE_MS;
    for (;;) {
      try {
        const deadline = clock.now() + BULK.submitMs;
        return await bulk.submit(questions, { signal: neverAborts(), deadline, claimant: { pool: 'reserved', owner } });
      } catch (error) {
        const unsent = error instanceof ProviderError && UNSENT.has(error.code);
        if (!unsent || clock.now() >= until) throw error;
        await sleep(clock, PAUSE_MS);
      }
    }
  }

  async function poll(
    batch: BatchRecord,
    provider: GuardedProvider & { readonly bulk: BulkCheck },
    call: string,
    asked: readonly number[],
    open: Map<number, Question>,
    signal: AbortSignal,
  ): Promise<void> {
    const until = clock.now() + BULK.longestMs;
    const claimant = { pool: 'reserved', owner: batch.header.owner } as const;
    let part = 1;
    let stumbles = 0;
    while (open.size > 0 && clock.now() < until) {
      // A batch that was cancelled or has expired needs no more work.
      if ((await records.open(batch.id).catch(() => batch)) === null) return;
      const deadline = clock.now() + BULK.readMs;
      const read = await provider.bulk
        .read(call, part, { signal: neverAborts(), deadline, claimant })
        .catch(() => null);
      signal.throwIfAborted();
      if (read === null) {
        stumbles += 1;
        if (stumbles > BULK.stumbles) return;
        await sleep(clock, BULK.pollMs, signal);
        continue;
      }
      stumbles = 0;
      const answered = [...read.answers].flatMap(([place, answer]): [number, NameCheckAnswer][] => {
        const number = asked[place];
        return number !== undefined && open.has(number) ? [[number, answer]] : [];
      });
      await inTurns(
        answered.map(([number]) => number),
        signal,
        async (number) => {
          const answer = answered.find(([other]) => other === number)?.[1];
          const question = open.get(number);
          if (answer === undefined || question === undefined) return;
          await goOn(batch, number, question, { provider: provider.name, answer: async () => answer });
          open.delete(number);
        },
      );
      if (read.done && read.next !== null) part = read.next;
      else if (read.done) return;
      else await sleep(clock, BULK.pollMs, signal);
    }
  }

  async function askAll(
    batch: BatchRecord,
    job: Job,
    provider: GuardedProvider & { readonly bulk: BulkCheck },
    signal: AbortSignal,
  ): Promise<void> {
    const asked = job.questions;
    const open = await batch.questions(asked);
    for (const [number, result] of await batch.results(asked)) {
      await keep(batch, number, result);
      open.delete(number);
    }
    if (open.size === 0) return;
    const fail = async (error: unknown) => {
      const answer = () => Promise.reject(error);
      await inTurns([...open.keys()], signal, async (number) => {
        const question = open.get(number);
        if (question !== undefined) await goOn(batch, number, question, { provider: provider.name, answer });
      });
    };

    /** Any instance asks any of them. Those that wait already, or have an answer, are not asked again. */
    const oneByOne = () =>
      add([...open.keys()].map((number) => ({ batch: batch.id, questions: [number], bulk: null })));

    let call = await batch.call(jobId(job));
    if (call === null) {
      // Answers are matched by position: an unreadable question would shift the ones after it.
      if (open.size < asked.length) {
        await oneByOne();
        return;
      }
      await turn([provider], signal);
      const markedAt = await mark(batch, jobId(job), [...open.keys()], signal);
      if (markedAt === 'gone') return;
      if (markedAt !== null) {
        // It was being submitted when the instance died, or the id of the call has not been recorded yet.
        const over = markedAt + PATIENCE_MS + BULK.submitMs + GRACE_MS;
        while (call === null && clock.now() < over) {
          await sleep(clock, PAUSE_MS, signal);
          signal.throwIfAborted();
          call = await batch.call(jobId(job));
        }
        if (call === null) {
          if ((await batch.marked(jobId(job))) !== markedAt) throw new Error('The questions are asked by another');
          await inTurns([...open.keys()], signal, async (number) => {
            const question = open.get(number);
            if (question !== undefined) await interrupt(batch, number, question);
          });
          return;
        }
      } else {
        try {
          call = await submit(
            provider.bulk,
            asked.flatMap((number) => open.get(number) ?? []),
            batch.header.owner,
          );
        } catch (error) {
          // Not every subscription includes bulk calls. Nothing was asked, so the questions can be asked one by one.
          if (error instanceof ProviderError && NO_BULK.has(error.status ?? 0)) {
            await withdraw(batch, jobId(job), signal);
            await oneByOne();
          } else if (error instanceof ProviderError && LATER.has(error.code)) {
            // Payers need the quota, so the job is retried for as long as the batch lives.
            await withdraw(batch, jobId(job), signal);
            throw error;
          } else await fail(error);
          return;
        }
        const id = call;
        while (clock.now() < batch.header.expiresAt) {
          if (
            await batch.keepCall(jobId(job), id).then(
              () => true,
              () => false,
            )
          )
            break;
          await sleep(clock, KEEP_AGAIN_MS);
        }
      }
    }
    await poll(batch, provider, call, asked, open, signal);
    if ((await records.open(batch.id)) !== null) await fail(new ProviderError(provider.name, 'timed_out'));
  }

  return async (job, signal) => {
    const batch = await records.recall(job.batch);
    // Cancelled, or expired.
    if (batch === null) return;
    const provider = providers.find(({ name }) => name === job.bulk);
    const { bulk } = provider ?? {};
    if (provider !== undefined && bulk !== undefined) return askAll(batch, job, { ...provider, bulk }, signal);
    await Promise.all(
      job.questions.map(async (number) => {
        const { question, result } = await batch.question(number);
        // Its result was stored, but the end of the batch may not have been told.
        if (result !== null) await keep(batch, number, result);
        else if (question !== null) await askOne(batch, number, question, signal);
      }),
    );
  };
}
