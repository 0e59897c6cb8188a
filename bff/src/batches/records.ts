import { randomBytes } from 'node:crypto';
import { type Decision, decision } from '@payee-check/shared/contract';
import { z } from 'zod';
import { type CheckRecord, checkRecord } from '../checks/records.ts';
import type { Question } from '../domain/question.ts';
import type { Seal } from '../secrets/keyring.ts';
import { type Store, StoreUnavailableError, storeKey } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import { mapInSlices } from '../time/slices.ts';
import type { Line } from './lines.ts';
import { type BatchHeader, header, line, question, type Way, way } from './schema.ts';
import { createTablePairs, createTables, type Table } from './table.ts';

/** The state of a question: since when it is being asked, or its result and when that came. */
export type QuestionState =
  | { readonly kind: 'asked'; readonly at: number }
  | { readonly kind: 'ended'; readonly outcome: string; readonly at: number; readonly way: number | null };

/** Lines and results are stored in groups of a hundred, so that a page needs few reads. */
const PAGE = 100;

/** What is stored of one batch. Every method rejects with `StoreUnavailableError` when the store does. */
export interface BatchRecord {
  readonly id: string;
  readonly header: BatchHeader;
  lines(from: number, to: number): Promise<Line[]>;
  questions(numbers: readonly number[]): Promise<Map<number, Question>>;
  /** Those of the numbers whose questions have no result, and how many of the whole batch have none. */
  open(numbers: readonly number[]): Promise<{ readonly numbers: readonly number[]; readonly inAll: number }>;
  states(): Promise<Map<number, QuestionState>>;
  /**
   * Marks a question before a provider is asked, so that it is never asked twice whatever happens. Resolves with `null`
   * if the mark was set now, or else with the time at which it had been set; `gone` if the batch no longer exists.
   *
   * @param what A question, or a step of it that involves further providers.
   * @param numbers The questions that are being asked from now on.
   */
  mark(what: string, numbers?: readonly number[]): Promise<number | 'gone' | null>;
  /**
   * Removes our own mark, because nobody was asked after all. If that is not confirmed, it can be tried again.
   *
   * @param numbers As for `mark`: they wait again.
   */
  unmark(what: string, numbers?: readonly number[]): Promise<void>;
  /** When it was marked; `null` if it is not marked, or no longer. */
  marked(what: string): Promise<number | null>;
  /**
   * The first result of a question is final. Resolves with the number of questions that have one; with `gone` if the
   * batch no longer exists and nothing was stored.
   *
   * @param asked The way in which it was asked.
   */
  finish(number: number, result: CheckRecord, asked?: number): Promise<number | 'gone'>;
  results(numbers: readonly number[]): Promise<Map<number, CheckRecord>>;
  decide(chosen: ReadonlyMap<number, Decision>): Promise<void>;
  /** By the line's position. */
  decisions(): Promise<Map<number, Decision>>;
  /** The provider's id of a bulk call, needed to continue reading it. */
  keepCall(job: string, call: string): Promise<void>;
  call(job: string): Promise<string | null>;
  /** By number: the ways in which its questions are asked. */
  ways(): Promise<Map<number, Way>>;
  keepWays(ways: ReadonlyMap<number, Way>): Promise<void>;
  forget(): Promise<void>;
}

export interface BatchRecords {
  create(id: string, of: BatchHeader, lines: readonly Line[], questions: readonly Question[]): Promise<BatchRecord>;
  /** `null` if there is none, or it has expired. */
  open(id: string): Promise<BatchRecord | null>;
}

/** How full this process's room for batches may be when another one is created. */
const SHARE_FOR_NEW = 0.75;

const TABLES = ['questions', 'lines', 'marks', 'asked', 'ended', 'decisions', 'calls', 'ways'] as const;
type TableName = (typeof TABLES)[number];

const pageOf = (number: number) => String(Math.floor(number / PAGE));
const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
const pagesOf = (numbers: readonly number[]) => [...new Set(numbers.map(pageOf))];
const asNumbers = (fields: ReadonlyMap<string, string>) =>
  [...fields].map(([field, value]): [number, string] => [Number(field), value]);

/** Everything that belongs to a batch is sealed, and expires with it. */
export function createBatchRecords({ store, seal, clock }: { store: Store; seal: Seal; clock: Clock }): BatchRecords {
  const tables = createTables(store, clock);
  const { open } = tables;
  const pairs = createTablePairs(store, open);
  const headerKey = (id: string) => storeKey(id, 'batch');
  const placeOf = (id: string, kind: string, number: number | string) => `${storeKey(id, kind)}:${number}`;
  const sealed = (value: unknown, place: string) => seal.seal(JSON.stringify(value), place);

  function unsealed<T extends z.ZodType>(schema: T, text: string | null | undefined, place: string) {
    const opened = text ? seal.unseal(text, place) : null;
    // It may have been written by another version of this program.
    return opened === null ? null : (schema.safeParse(JSON.parse(opened)).data ?? null);
  }

  function recordOf(id: string, of: BatchHeader): BatchRecord {
    // Whoever is still at work on a batch that was cancelled leaves nothing behind.
    const table = (name: TableName): Table => open(storeKey(id, name), of.expiresAt, headerKey(id));
    const resultsKey = (page: string) => storeKey(id, 'results', page);
    const resultsOf = (page: string): Table => open(resultsKey(page), of.expiresAt, headerKey(id));
    /**
     * The marks set by this instance. Each is unique, so that a repeated command never removes somebody else's mark.
     */
    const mine = new Map<string, string>();
    const marked = async (what: string) => {
      const value = await table('marks').get(what);
      return value === null ? null : Number(value.split(' ')[0]);
    };

    async function result(number: number): Promise<CheckRecord | null> {
      const text = await resultsOf(pageOf(number)).get(String(number));
      return unsealed(checkRecord, text, placeOf(id, 'result', number));
    }

    return {
      id,
      header: of,
      async lines(from, to) {
        const pages = pagesOf(range(from, to));
        const found = await table('lines').some(pages);
        const all = pages.flatMap((page) => unsealed(z.array(line), found.get(page), placeOf(id, 'lines', page)) ?? []);
        const skipped = Number(pages[0] ?? 0) * PAGE;
        return all.slice(from - skipped, to - skipped);
      },
      async questions(numbers) {
        const found = await table('questions').some(numbers.map(String));
        const all = await mapInSlices(asNumbers(found), ([number, text]) => {
          return [number, unsealed(question, text, placeOf(id, 'question', number))] as const;
        });
        return new Map(all.flatMap(([number, one]) => (one === null ? [] : [[number, one]])));
      },
      async open(numbers) {
        const [ended, count] = await Promise.all([table('ended').some(numbers.map(String)), table('ended').count()]);
        return { numbers: numbers.filter((number) => !ended.has(String(number))), inAll: of.questions - count };
      },
      async states() {
        const [asked, ended] = await Promise.all([table('asked').all(), table('ended').all()]);
        const states = new Map<number, QuestionState>();
        for (const [number, at] of asNumbers(asked)) states.set(number, { kind: 'asked', at: Number(at) });
        for (const [number, text] of asNumbers(ended)) {
          const [outcome = '', at, asked] = text.split(' ');
          states.set(number, {
            kind: 'ended',
            outcome,
            at: Number(at),
            way: asked === undefined ? null : Number(asked),
          });
        }
        return states;
      },
      async mark(what, numbers = []) {
        const now = clock.now();
        const value = `${now} ${randomBytes(9).toString('base64url')}`;
        // Also if no answer comes, because the mark may have been set.
        mine.set(what, value);
        const { taken } = await pairs.take({
          onlyWith: headerKey(id),
          first: { key: storeKey(id, 'marks'), field: what, value },
          also: { key: storeKey(id, 'asked'), fields: new Map(numbers.map((number) => [String(number), String(now)])) },
          expiresAt: of.expiresAt,
        });
        if (taken === 'now') return null;
        mine.delete(what);
        return taken === 'gone' ? taken : ((await marked(what)) ?? now);
      },
      async unmark(what, numbers = []) {
        const value = mine.get(what);
        // First, while nobody else can have marked them.
        if (value !== undefined) await table('asked').drop(numbers.map(String));
        if (value !== undefined) await table('marks').dropIf(what, value);
        mine.delete(what);
      },
      marked,
      async finish(number, given, asked) {
        const noteOf = (record: CheckRecord | null) =>
          `${record?.check.status === 'completed' ? record.check.outcome : 'unable_to_verify'} ${clock.now()}${asked === undefined ? '' : ` ${asked}`}`;
        const { taken, count } = await pairs.take({
          onlyWith: headerKey(id),
          first: {
            key: resultsKey(pageOf(number)),
            field: String(number),
            value: sealed(given, placeOf(id, 'result', number)),
          },
          also: { key: storeKey(id, 'ended'), fields: new Map([[String(number), noteOf(given)]]) },
          instead: { key: storeKey(id, 'asked'), field: String(number) },
          expiresAt: of.expiresAt,
        });
        if (taken === 'gone') return taken;
        if (taken === 'now') return count;
        // An earlier version stored the result and its note apart, and may have died in between.
        await table('ended').putIfAbsent(String(number), noteOf(await result(number)));
        return table('ended').count();
      },
      async results(numbers) {
        const pages = await Promise.all(
          pagesOf(numbers).map((page) => {
            return resultsOf(page).some(numbers.filter((number) => pageOf(number) === page).map(String));
          }),
        );
        const all = await mapInSlices(pages.flatMap(asNumbers), ([number, text]) => {
          return [number, unsealed(checkRecord, text, placeOf(id, 'result', number))] as const;
        });
        return new Map(all.flatMap(([number, one]) => (one === null ? [] : [[number, one]])));
      },
      decide: (chosen) => table('decisions').put(new Map([...chosen].map(([index, what]) => [String(index), what]))),
      async decisions() {
        const all = asNumbers(await table('decisions').all());
        return new Map(all.map(([index, text]) => [index, decision.parse(text)]));
      },
      keepCall: (job, call) => table('calls').put(new Map([[job, call]])),
      call: (job) => table('calls').get(job),
      async ways() {
        const found = asNumbers(await table('ways').all());
        return new Map(found.map(([number, text]) => [number, way.parse(JSON.parse(text))]));
      },
      keepWays: (ways) => table('ways').put(new Map([...ways].map(([at, one]) => [String(at), JSON.stringify(one)]))),
      async forget() {
        // Deleted first, so that waiting jobs no longer find the batch.
        await store.delete(headerKey(id));
        const pages = pagesOf(range(0, of.questions));
        await Promise.all([
          ...TABLES.map((name) => table(name).remove()),
          ...pages.map((page) => resultsOf(page).remove()),
        ]);
      },
    };
  }

  return {
    async create(id, of, lines, questions) {
      // The rest is kept for the results of existing batches.
      if (tables.fill() >= SHARE_FOR_NEW) throw new StoreUnavailableError();
      const table = (name: TableName): Table => open(storeKey(id, name), of.expiresAt);
      const asked = await mapInSlices(questions, (one, number): [string, string] => {
        return [String(number), sealed(one, placeOf(id, 'question', number))];
      });
      const pages = await mapInSlices(pagesOf(range(0, lines.length)), (page): [string, string] => {
        const from = Number(page) * PAGE;
        return [page, sealed(lines.slice(from, from + PAGE), placeOf(id, 'lines', page))];
      });
      if (asked.length > 0) await table('questions').put(new Map(asked));
      await table('lines').put(new Map(pages));
      // Written last: whoever finds the header finds the rest.
      await store.set(headerKey(id), sealed(of, headerKey(id)), of.expiresAt - clock.now());
      return recordOf(id, of);
    },
    async open(id) {
      const of = unsealed(header, await store.get(headerKey(id)), headerKey(id));
      return of === null ? null : recordOf(id, of);
    },
  };
}
