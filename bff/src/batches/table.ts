import { type Store, StoreUnavailableError } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';

/** Fields under one key that expire together. Rejects with `StoreUnavailableError`, as the store does. */
export interface Table {
  get(field: string): Promise<string | null>;
  /** Those of the fields that are there. */
  some(fields: readonly string[]): Promise<Map<string, string>>;
  /** For values of one line each. */
  all(): Promise<Map<string, string>>;
  count(): Promise<number>;
  put(fields: ReadonlyMap<string, string>): Promise<void>;
  /** `true` if the field was free and is now taken. */
  putIfAbsent(field: string, value: string): Promise<boolean>;
  drop(fields: readonly string[]): Promise<void>;
  /** Removes it if it still holds this value. */
  dropIf(field: string, value: string): Promise<void>;
  remove(): Promise<void>;
}

/**
 * @param expiresAt Epoch milliseconds.
 * @param whileKept A key of the same owner: once it is gone, nothing more is written, so that what was deleted stays deleted.
 */
export type OpenTable = (key: string, expiresAt: number, whileKept?: string) => Table;

export interface Tables {
  readonly open: OpenTable;
  /** How full this process's room for them is, from 0 to 1; 0 in Redis, which watches its own memory. */
  fill(): number;
}

/** Tables of one owner that are written together, and the key without which none is. */
interface Step {
  readonly onlyWith: string;
  readonly first: { readonly key: string; readonly field: string; readonly value: string };
  readonly also: { readonly key: string; readonly fields: ReadonlyMap<string, string> };
  /** A field of a third one, which goes. */
  readonly instead?: { readonly key: string; readonly field: string };
  readonly expiresAt: number;
}

/** What takes a single command for both tables. */
export interface TablePairs {
  /**
   * Takes a field of the first table and, if it was free, writes those of the second and removes that of the third: all of it
   * or nothing. Resolves with
   * the number of fields that the second table then has; `gone`: the key does not exist, and nothing was written.
   */
  take(step: Step): Promise<{ readonly taken: 'gone' | 'now' | 'before'; readonly count: number }>;
}

/** A write and its expiry are one atomic step: a table that outlived its time would retain names. */
const PUT = `if KEYS[2] and redis.call('EXISTS', KEYS[2]) == 0 then return 0 end
redis.call('HSET', KEYS[1], unpack(ARGV, 2))
redis.call('PEXPIREAT', KEYS[1], ARGV[1])
return 1`;
const PUT_IF_ABSENT = `if KEYS[2] and redis.call('EXISTS', KEYS[2]) == 0 then return 0 end
local added = redis.call('HSETNX', KEYS[1], ARGV[2], ARGV[3])
redis.call('PEXPIREAT', KEYS[1], ARGV[1])
return added`;
const SOME = `local found = {}
for index, field in ipairs(ARGV) do found[index] = redis.call('HGET', KEYS[1], field) or '' end
return found`;
const TAKE = `if redis.call('EXISTS', KEYS[1]) == 0 then return {-1, 0} end
local added = redis.call('HSETNX', KEYS[2], ARGV[2], ARGV[3])
if added == 1 then
  if KEYS[4] then redis.call('HDEL', KEYS[4], table.remove(ARGV)) end
  for place = 4, #ARGV, 2 do redis.call('HSET', KEYS[3], ARGV[place], ARGV[place + 1]) end
  redis.call('PEXPIREAT', KEYS[2], ARGV[1])
  redis.call('PEXPIREAT', KEYS[3], ARGV[1])
end
return {added, redis.call('HLEN', KEYS[3])}`;
const DROP_IF = `if redis.call('HGET', KEYS[1], ARGV[1]) == ARGV[2] then redis.call('HDEL', KEYS[1], ARGV[1]) end
return 1`;
const GET = `return redis.call('HGET', KEYS[1], ARGV[1]) or ''`;
/** One text: to take two thousand fields from an answer of four thousand parts holds everybody up for milliseconds. */
const ALL = `return table.concat(redis.call('HGETALL', KEYS[1]), '\\n')`;

/** Lua's `unpack` is limited to a few thousand. */
const MOST_FIELDS = 500;

function redisTables(command: NonNullable<Store['command']>): OpenTable {
  return (key, expiresAt, whileKept) => {
    const run = (script: string, ...args: string[]) => command('EVAL', script, '1', key, ...args);
    const keys = whileKept === undefined ? ['1', key] : ['2', key, whileKept];
    const write = (script: string, ...args: string[]) => command('EVAL', script, ...keys, String(expiresAt), ...args);
    return {
      async get(field) {
        const value = await run(GET, field);
        return typeof value === 'string' && value !== '' ? value : null;
      },
      async some(fields) {
        const found = fields.length === 0 ? [] : await run(SOME, ...fields);
        const values = Array.isArray(found) ? found.map(String) : [];
        return new Map(fields.flatMap((field, index) => (values[index] ? [[field, values[index]]] : [])));
      },
      async all() {
        const text = await run(ALL);
        const found = new Map<string, string>();
        if (typeof text !== 'string' || text === '') return found;
        const parts = text.split('\n');
        for (let at = 0; at < parts.length; at += 2) found.set(parts[at] ?? '', parts[at + 1] ?? '');
        return found;
      },
      count: async () => Number(await command('HLEN', key)),
      async put(fields) {
        const entries = [...fields];
        for (let from = 0; from < entries.length; from += MOST_FIELDS) {
          await write(PUT, ...entries.slice(from, from + MOST_FIELDS).flat());
        }
      },
      async putIfAbsent(field, value) {
        return (await write(PUT_IF_ABSENT, field, value)) === 1;
      },
      async drop(fields) {
        if (fields.length > 0) await command('HDEL', key, ...fields);
      },
      async dropIf(field, value) {
        await run(DROP_IF, field, value);
      },
      async remove() {
        await command('DEL', key);
      },
    };
  };
}

/** What tables in this process may hold together: some thirty thousand lines with their results. */
const MOST_CHARACTERS = 64 * 1024 * 1024;
/** The bookkeeping of a field, in characters. */
const OVERHEAD_CHARACTERS = 128;
const SWEEP_MS = 1000;

const weigh = (field: string, value: string) => field.length + value.length + OVERHEAD_CHARACTERS;

interface Kept {
  readonly fields: Map<string, string>;
  readonly expiresAt: number;
}

function memoryTables(store: Store, clock: Clock, mostCharacters: number): Tables {
  const tables = new Map<string, Kept>();
  let characters = 0;
  let sweptAt = Number.NEGATIVE_INFINITY;

  function drop(key: string): void {
    for (const [field, value] of tables.get(key)?.fields ?? []) characters -= weigh(field, value);
    tables.delete(key);
  }

  function dropField(key: string, field: string): void {
    const kept = fieldsOf(key);
    const value = kept?.get(field);
    if (value === undefined) return;
    characters -= weigh(field, value);
    kept?.delete(field);
  }

  function sweep(now: number): void {
    if (now - sweptAt < SWEEP_MS) return;
    sweptAt = now;
    for (const [name, { expiresAt }] of tables) if (expiresAt <= now) drop(name);
  }

  function fieldsOf(key: string): Map<string, string> | undefined {
    const now = clock.now();
    sweep(now);
    const kept = tables.get(key);
    if (kept === undefined || kept.expiresAt > now) return kept?.fields;
    drop(key);
    return undefined;
  }

  /** All of them or none. */
  function write(key: string, expiresAt: number, written: ReadonlyMap<string, string>): void {
    const fields = fieldsOf(key) ?? new Map<string, string>();
    let more = 0;
    for (const [field, value] of written) {
      const before = fields.get(field);
      more += weigh(field, value) - (before === undefined ? 0 : weigh(field, before));
    }
    if (characters + more > mostCharacters) throw new StoreUnavailableError();
    characters += more;
    for (const [field, value] of written) fields.set(field, value);
    tables.set(key, { fields, expiresAt });
  }

  const open: OpenTable = (key, expiresAt, whileKept) => {
    const mayWrite = async () => whileKept === undefined || (await store.get(whileKept)) !== null;
    return {
      get: async (field) => fieldsOf(key)?.get(field) ?? null,
      async some(fields) {
        const kept = fieldsOf(key);
        return new Map([...(kept ?? [])].filter(([field]) => fields.includes(field)));
      },
      all: async () => new Map(fieldsOf(key)),
      count: async () => fieldsOf(key)?.size ?? 0,
      async put(fields) {
        if (await mayWrite()) write(key, expiresAt, fields);
      },
      async putIfAbsent(field, value) {
        if (!(await mayWrite()) || fieldsOf(key)?.has(field)) return false;
        write(key, expiresAt, new Map([[field, value]]));
        return true;
      },
      async drop(fields) {
        for (const field of fields) dropField(key, field);
      },
      async dropIf(field, value) {
        if (fieldsOf(key)?.get(field) === value) dropField(key, field);
      },
      async remove() {
        drop(key);
      },
    };
  };
  return { open, fill: () => characters / mostCharacters };
}

/** In Redis where the store is Redis, else in this process. */
export function createTables(store: Store, clock: Clock, mostCharacters = MOST_CHARACTERS): Tables {
  if (store.command === undefined) return memoryTables(store, clock, mostCharacters);
  return { open: redisTables(store.command), fill: () => 0 };
}

/** Pairs of the tables that {@link createTables} makes. */
export function createTablePairs(store: Store, open: OpenTable): TablePairs {
  const { command } = store;
  if (command === undefined) {
    return {
      async take({ onlyWith, first, also, instead, expiresAt }) {
        if ((await store.get(onlyWith)) === null) return { taken: 'gone', count: 0 };
        const added = await open(first.key, expiresAt).putIfAbsent(first.field, first.value);
        const second = open(also.key, expiresAt);
        if (added && also.fields.size > 0) await second.put(also.fields);
        if (added && instead !== undefined) await open(instead.key, expiresAt).drop([instead.field]);
        return { taken: added ? 'now' : 'before', count: await second.count() };
      },
    };
  }
  return {
    async take({ onlyWith, first, also, instead, expiresAt }) {
      const keys = [onlyWith, first.key, also.key, ...(instead === undefined ? [] : [instead.key])];
      const fields = [...also.fields].flat();
      const given = [
        String(expiresAt),
        first.field,
        first.value,
        ...fields,
        ...(instead === undefined ? [] : [instead.field]),
      ];
      const reply = await command('EVAL', TAKE, String(keys.length), ...keys, ...given);
      const [added, count] = Array.isArray(reply) ? reply.map(Number) : [];
      if (added === undefined || added < 0) return { taken: 'gone', count: 0 };
      return { taken: added === 1 ? 'now' : 'before', count: count ?? 0 };
    },
  };
}
