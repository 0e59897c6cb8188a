import { randomBytes } from 'node:crypto';
import type { Batch, BatchLineResult, Decision } from '@payee-check/shared/contract';
import { z } from 'zod';
import type { Question } from '../domain/question.ts';
import { LimitReachedError } from '../limits/limit.ts';
import type { Queue } from '../queue/queue.ts';
import type { ReceiptIssuer } from '../receipts/issuer.ts';
import type { SingleUse } from '../receipts/single-use.ts';
import { type Store, storeKey } from '../store/store.ts';
import { type Clock, sleep } from '../time/clock.ts';
import { createPauses, mapInSlices } from '../time/slices.ts';
import { DAY_MS, MINUTE_MS } from '../time/units.ts';
import type { Investigation } from './investigate.ts';
import type { Job } from './job.ts';
import type { Line, Prepared } from './lines.ts';
import { planOf } from './plan.ts';
import type { BatchRecord, BatchRecords } from './records.ts';
import { checkIdOf, progressOf, showLine } from './shown.ts';
import { createTables } from './table.ts';

export interface BatchServiceOptions {
  readonly store: Store;
  readonly records: BatchRecords;
  readonly queue: Pick<Queue<Job>, 'add'>;
  readonly investigation: Pick<Investigation, 'nameCheckers'>;
  readonly receipts: ReceiptIssuer;
  readonly singleUse: SingleUse;
  readonly clock: Clock;
  /** `LIMIT_BATCHES_PER_KEY`. */
  readonly batchesPerKey: number;
  /** Called when a batch has ended immediately because none of its lines can be asked. */
  readonly ended: ((batch: BatchRecord) => Promise<void>) | null;
}

interface NewBatch {
  /** Charges its lines; not called if the idempotency key already has its batch. @throws {LimitReachedError} */
  admit(): Promise<void>;
  prepare(): Promise<Prepared>;
  readonly origin: string | null;
  /** Keyed hashes of the caller's idempotency key, and of what was sent with it. */
  readonly idempotency: { readonly key: string; readonly body: string } | null;
}

interface Page {
  readonly lines: BatchLineResult[];
  /** Where the next page begins; `null` on the last page. */
  readonly next: number | null;
}

/**
 * Batches of one owner, identified by the keyed hash of a merchant's key. `null` means that the owner has no such
 * batch.
 */
export interface BatchService {
  /** `'conflict'`: the idempotency key was used for something else. @throws {LimitReachedError} */
  create(owner: string, given: NewBatch): Promise<Batch | 'conflict' | null>;
  read(owner: string, id: string): Promise<Batch | null>;
  /** @param admit Told how many lines are read, before they are: each is signed anew. */
  lines(
    owner: string,
    id: string,
    from: number,
    count: number,
    admit?: (count: number) => Promise<void>,
  ): Promise<Page | null>;
  /**
   * All or nothing: resolves with the position of the first that names no line, or a decision that cannot be made.
   *
   * @param admit As for `lines`: all lines are looked through for those that are named.
   */
  decide(
    owner: string,
    id: string,
    decisions: readonly { readonly line: string; readonly decision: Decision }[],
    admit?: (count: number) => Promise<void>,
  ): Promise<BatchLineResult[] | { readonly place: number; readonly why: 'unknown_line' | 'not_possible' } | null>;
  cancel(owner: string, id: string): Promise<boolean>;
}

/** How long a second request with the same idempotency key waits for the first to create the batch. */
const MAKING_MS = 3000;
const LOOK_MS = 100;
/** Searching this many lines costs as much as signing one. */
const LOOKED_THROUGH = 10;
/**
 * How many lines of a page are signed at a time: a KMS takes a while for each, and our own key occupies the event loop.
 */
const SIGNED_ABREAST = 20;

const claim = z.object({ batch: z.string(), body: z.string() });

export function createBatchService(options: BatchServiceOptions): BatchService {
  const { store, records, queue, investigation, receipts, singleUse, clock, batchesPerKey, ended } = options;
  const { open: openTable } = createTables(store, clock);
  /** By number: the id of the batch that holds the place, and when it took it. */
  const placesOf = (owner: string) => openTable(storeKey(owner, 'places'), clock.now() + DAY_MS);
  const queuedKey = (id: string) => storeKey(id, 'queued');
  const cancelledKey = (id: string) => storeKey(id, 'cancelled');

  async function openFor(owner: string, id: string): Promise<BatchRecord | null> {
    const batch = await records.open(id);
    return batch?.header.owner === owner ? batch : null;
  }

  const progress = (batch: BatchRecord) => progressOf(batch, clock);

  /** Whether the batch that holds a place has ended, or was never created. */
  async function isOver(holder: string): Promise<boolean> {
    const [id = '', takenAt] = holder.split(' ');
    const batch = await records.open(id);
    if (batch !== null && (await progress(batch)).status !== 'running') return true;
    if (batch === null && (await store.get(cancelledKey(id))) !== null) return true;
    // The store became unavailable while it was being created and nobody came back for it: it would hold the place
    // for a day.
    return clock.now() - Number(takenAt) > MINUTE_MS && (await store.get(queuedKey(id))) === null;
  }

  /** Takes one of the places for the owner's running batches. Each place is taken atomically. */
  async function takePlace(owner: string, id: string): Promise<void> {
    const places = placesOf(owner);
    const held = await places.all();
    if ([...held.values()].some((holder) => holder.startsWith(`${id} `))) return;
    const mine = `${id} ${clock.now()}`;
    const all = Array.from({ length: batchesPerKey }, (_, place) => String(place));
    for (const place of all.filter((one) => !held.has(one))) if (await places.putIfAbsent(place, mine)) return;
    for (const [place, holder] of held) {
      if (!(await isOver(holder))) continue;
      await places.dropIf(place, holder);
      if (Number(place) < batchesPerKey && (await places.putIfAbsent(place, mine))) return;
    }
    const key = storeKey(owner, 'places');
    throw new LimitReachedError('batches-per-key', {
      name: 'batches-per-key',
      key,
      member: null,
      limit: batchesPerKey,
      total: batchesPerKey,
      windowMs: MINUTE_MS,
      resetsAt: clock.now() + MINUTE_MS,
    });
  }

  async function enqueue(batch: BatchRecord, questions: readonly Question[]): Promise<void> {
    const { jobs, ways } = await planOf(batch.id, questions, investigation);
    await batch.keepWays(ways);
    await queue.add(jobs);
    await store.set(queuedKey(batch.id), '1', DAY_MS).catch(() => undefined);
  }

  async function make(owner: string, id: string, { admit, prepare, origin }: NewBatch): Promise<Batch> {
    await admit();
    const { lines, questions } = await prepare();
    await takePlace(owner, id);
    const asks = new Map<number, number>();
    for (const { question } of lines) if (question !== null) asks.set(question, (asks.get(question) ?? 0) + 1);
    const now = clock.now();
    const batch = await records.create(
      id,
      {
        owner,
        origin,
        createdAt: now,
        expiresAt: now + DAY_MS,
        lines: lines.length,
        questions: questions.length,
        repeats: [...asks].filter(([, count]) => count > 1),
        seed: randomBytes(32).toString('base64url'),
      },
      lines,
      questions,
    );
    await enqueue(batch, questions);
    if (questions.length === 0) await ended?.(batch);
    return progress(batch);
  }

  /**
   * For an idempotency key that was used before: the same batch, whether it exists, is being created, or its creator
   * died.
   */
  async function again(owner: string, given: NewBatch, held: string): Promise<Batch | 'conflict' | null> {
    const { batch: id, body } = claim.parse(JSON.parse(held));
    if (body !== given.idempotency?.body) return 'conflict';
    for (const since = clock.now(); clock.now() - since < MAKING_MS; await sleep(clock, LOOK_MS)) {
      const batch = await openFor(owner, id);
      if (batch !== null) {
        if ((await store.get(queuedKey(id))) === null) await enqueue(batch, (await given.prepare()).questions);
        return progress(batch);
      }
      if ((await store.get(cancelledKey(id))) !== null) return null;
    }
    return make(owner, id, given);
  }

  /** A range of a batch's lines with everything that is known about them. */
  async function facts(batch: BatchRecord, places: readonly number[], lines: readonly Line[]) {
    const numbers = [...new Set(lines.flatMap(({ question }) => question ?? []))];
    const [questions, found, states, decisions] = await Promise.all([
      batch.questions(numbers),
      batch.results(numbers),
      batch.states(),
      batch.decisions(),
    ]);
    return lines.map((line, at) => {
      const index = places[at] ?? 0;
      const of = <T>(all: ReadonlyMap<number, T>) => (line.question === null ? undefined : all.get(line.question));
      return {
        line,
        index,
        question: of(questions),
        state: of(states),
        found: of(found),
        decision: decisions.get(index),
      };
    });
  }

  return {
    async create(owner, given) {
      const id = `bat_${randomBytes(16).toString('base64url')}`;
      const { idempotency } = given;
      if (idempotency === null) return make(owner, id, given);
      const key = storeKey(owner, 'idempotency', idempotency.key);
      const value = JSON.stringify({ batch: id, body: idempotency.body });
      if (!(await store.setIfAbsent(key, value, DAY_MS))) {
        const held = await store.get(key);
        if (held !== null) return again(owner, given, held);
      }
      try {
        return await make(owner, id, given);
      } catch (error) {
        // Refused as a whole, so the idempotency key can be used again.
        if (error instanceof LimitReachedError) await store.delete(key).catch(() => undefined);
        throw error;
      }
    },

    async read(owner, id) {
      const batch = await openFor(owner, id);
      return batch === null ? null : progress(batch);
    },

    async lines(owner, id, from, count, admit) {
      const batch = await openFor(owner, id);
      if (batch === null) return null;
      const { header } = batch;
      const to = Math.min(from + count, header.lines);
      if (to > from) await admit?.(to - from);
      const lines = await batch.lines(from, to);
      const all = await facts(
        batch,
        lines.map((_, at) => from + at),
        lines,
      );
      const groups = Array.from({ length: Math.ceil(all.length / SIGNED_ABREAST) }, (_, group) =>
        all.slice(group * SIGNED_ABREAST, (group + 1) * SIGNED_ABREAST),
      );
      const shown = await mapInSlices(groups, (group) =>
        Promise.all(group.map((one) => showLine(header, one, receipts))),
      );
      return {
        lines: shown.flat().filter((line) => line !== 'not_possible'),
        next: to < header.lines ? to : null,
      };
    },

    async decide(owner, id, decisions, admit) {
      const batch = await openFor(owner, id);
      if (batch === null) return null;
      const { header } = batch;
      await admit?.(decisions.length + Math.ceil(header.lines / LOOKED_THROUGH));
      const lines = await batch.lines(0, header.lines);
      const places = new Map(lines.map((line, index) => [line.id, index]));
      const chosen = decisions.map(({ line }) => places.get(line) ?? -1);
      const unknown = chosen.indexOf(-1);
      if (unknown >= 0) return { place: unknown, why: 'unknown_line' };
      const all = await facts(
        batch,
        chosen,
        chosen.flatMap((index) => lines[index] ?? []),
      );
      const shown: BatchLineResult[] = [];
      const pause = createPauses();
      for (const [place, one] of all.entries()) {
        await pause();
        const decision = decisions[place]?.decision;
        // Once the receipt has been used, the last decision is final.
        const standsFast = one.decision !== decision && (await singleUse.isConsumed(checkIdOf(header, one.index)));
        const line = one.line.errors === null ? await showLine(header, { ...one, decision }, receipts) : 'not_possible';
        if (standsFast || line === 'not_possible') return { place, why: 'not_possible' };
        shown.push(line);
      }
      await batch.decide(new Map(decisions.map(({ decision }, place) => [chosen[place] ?? 0, decision])));
      return shown;
    },

    async cancel(owner, id) {
      const batch = await openFor(owner, id);
      if (batch === null) return false;
      await store.set(cancelledKey(id), '1', DAY_MS);
      await batch.forget();
      const places = placesOf(owner);
      for (const [place, holder] of await places.all()) {
        if (holder.startsWith(`${id} `)) await places.dropIf(place, holder);
      }
      return true;
    },
  };
}
