import type { CheckRecord } from '../checks/records.ts';
import type { Question } from '../domain/question.ts';
import { ProviderError, type ProviderErrorCode } from '../outbound/errors.ts';
import type { GuardedProvider } from '../providers/guard.ts';
import type { BulkCheck, NameCheckAnswer } from '../providers/provider.ts';
import { sleep } from '../time/clock.ts';
import type { PriorAnswer } from './investigate.ts';
import { type Job, jobId, slicesOf } from './job.ts';
import type { Marks } from './marks.ts';
import { GRACE_MS, KEEP_AGAIN_MS, PATIENCE_MS, PAUSE_MS, type WorkOptions } from './options.ts';
import type { BatchRecord } from './records.ts';
import type { Way } from './schema.ts';
import { LATER } from './watch.ts';

/** What bulk calls have in common with questions that are asked one by one. */
interface BulkOptions extends WorkOptions {
  readonly marks: Marks;
  keep(batch: BatchRecord, number: number, result: CheckRecord, way: number | undefined): Promise<void>;
  /** Awaited before each question of an answer is worked on. */
  keepApart(): Promise<void>;
  interrupt(batch: BatchRecord, number: number, question: Question, way: number | undefined): Promise<void>;
  waitForTurn(checkers: readonly GuardedProvider[], owner: string, signal: AbortSignal): Promise<void>;
  openOf(batch: BatchRecord, job: Job): Promise<Map<number, Question>>;
}

const BULK = { submitMs: 30_000, readMs: 15_000, stumbles: 20, longestMs: 60 * 60_000, abreast: 8 };

/** Between two looks at a call, a tenth of the time that it has taken so far: all calls share a quota of GETs. */
const POLL = { soonestMs: 1500, latestMs: 5000, share: 0.1 };

/** What a call's progress is remembered by; of more, every other is dropped. */
const MOST_TOLD = 64;

/** Nothing was sent, so a retry asks nobody twice. */
const UNSENT: ReadonlySet<ProviderErrorCode> = new Set([...LATER, 'circuit_open']);

/** There is no such endpoint, or this client may not use it. */
const NO_BULK: ReadonlySet<number> = new Set([404, 405, 501]);

/** Created per call: a signal shared by all calls of a process would accumulate all their listeners. */
const neverAborts = () => new AbortController().signal;

/** Asks all questions of a job in one bulk call. */
export function createBulkWork(options: BulkOptions) {
  const { records, investigation, room, limits, add, clock, marks, keep, keepApart } = options;
  const { interrupt, waitForTurn, openOf } = options;

  /** One question of a bulk call, after the provider has answered. */
  async function goOn(
    batch: BatchRecord,
    way: number | undefined,
    number: number,
    question: Question,
    said: PriorAnswer,
  ): Promise<void> {
    const admission = await limits.admitBatched(batch.header.owner, question);
    await room.execute(async () => {
      await keepApart();
      // Other providers may be asked after it or in parallel, but only once.
      const marked = await batch.mark(`after ${number}`);
      if (marked === 'gone') return;
      const result =
        marked === null
          ? await investigation.completeWith(batch, question, admission, said)
          : await investigation.concludeFrom(batch, question, admission, said);
      await keep(batch, number, result, way);
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

  /** Remembers how far the provider has come, from which the end is estimated: nothing is lost where that fails. */
  async function remember(batch: BatchRecord, way: number | undefined, finished: number): Promise<void> {
    if (way === undefined) return;
    const known = await batch.ways().catch(() => null);
    const current = known?.get(way);
    const told = current?.told ?? [];
    if (current === undefined || finished <= (told.at(-1)?.[1] ?? 0)) return;
    const kept = told.length < MOST_TOLD ? told : told.filter((_, index) => index % 2 === 0);
    const next: Way = { ...current, told: [...kept, [clock.now(), finished]] };
    await batch.keepWays(new Map([[way, next]])).catch(() => undefined);
  }

  async function poll(
    batch: BatchRecord,
    { questions: asked, way }: Job,
    provider: GuardedProvider & { readonly bulk: BulkCheck },
    call: string,
    open: Map<number, Question>,
    signal: AbortSignal,
  ): Promise<void> {
    const since = clock.now();
    const until = since + BULK.longestMs;
    const pause = () => {
      const share = (clock.now() - since) * POLL.share;
      return sleep(clock, Math.min(Math.max(share, POLL.soonestMs), POLL.latestMs), signal);
    };
    const claimant = { pool: 'reserved', owner: batch.header.owner } as const;
    let part = 1;
    /** Parts that have been read and are not done. */
    const left = new Set<number>();
    let isLastSeen = false;
    const taken = new Set<number>();
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
        await pause();
        continue;
      }
      stumbles = 0;
      if (read.finished !== undefined) await remember(batch, way, read.finished);
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
          await goOn(batch, way, number, question, { provider: provider.name, answer: async () => answer });
          open.delete(number);
        },
      );
      for (const place of read.answers.keys()) taken.add(place);
      if (read.done) left.delete(part);
      else left.add(part);
      isLastSeen ||= read.next === null;
      if (isLastSeen && left.size === 0) return;
      if (!read.done) await pause();
      // Nothing is finished elsewhere. Otherwise, what stays open here must not hold back the answers behind it.
      if (!read.done && read.finished === taken.size) continue;
      const following = [...left].filter((other) => other > part);
      part = isLastSeen || read.next === null ? Math.min(...(following.length > 0 ? following : left)) : read.next;
    }
  }

  return async function askAll(
    batch: BatchRecord,
    job: Job,
    provider: GuardedProvider & { readonly bulk: BulkCheck },
    signal: AbortSignal,
  ): Promise<void> {
    const asked = job.questions;
    const open = await openOf(batch, job);
    if (open.size === 0) return;
    const fail = async (error: unknown) => {
      const answer = () => Promise.reject(error);
      await inTurns([...open.keys()], signal, async (number) => {
        const question = open.get(number);
        if (question !== undefined) await goOn(batch, job.way, number, question, { provider: provider.name, answer });
      });
    };

    /** Any instance asks any of them. Those that wait already, or have an answer, are not asked again. */
    const oneByOne = async () => {
      const way = job.way === undefined ? undefined : (await batch.ways()).get(job.way);
      if (way !== undefined && job.way !== undefined)
        await batch.keepWays(new Map([[job.way, { ...way, told: null }]]));
      await add(slicesOf(batch.id, [...open.keys()], job.way));
    };

    let call = await batch.call(jobId(job));
    if (call === null) {
      // Answers are matched by position: an unreadable question would shift the ones after it.
      if (open.size < asked.length) {
        await oneByOne();
        return;
      }
      await waitForTurn([provider], batch.header.owner, signal);
      const markedAt = await marks.mark(batch, jobId(job), [...open.keys()], signal);
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
            if (question !== undefined) await interrupt(batch, number, question, job.way);
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
            await marks.withdraw(batch, jobId(job), [...open.keys()], signal);
            await oneByOne();
          } else if (error instanceof ProviderError && LATER.has(error.code)) {
            await marks.withdraw(batch, jobId(job), [...open.keys()], signal);
            // Another provider may have room. Otherwise the job is retried for as long as the batch lives: payers need the quota.
            if (![...open.values()].some((question) => investigation.nameCheckers(question).length > 1)) throw error;
            await oneByOne();
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
    await poll(batch, job, provider, call, open, signal);
    if ((await records.open(batch.id)) !== null) await fail(new ProviderError(provider.name, 'timed_out'));
  };
}
