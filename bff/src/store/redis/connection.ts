import { Cluster, type Redis, type RedisCommander } from 'ioredis';
import type { Clock } from '../../time/clock.ts';
import { StoreUnavailableError } from '../store.ts';
import { askForCluster, createClient, createClusterClient } from './client.ts';
import { faultOf, isCrossSlot, isMoved, isUnknownScript, LateAnswer } from './faults.ts';
import { clientOptions } from './options.ts';

/** pino's loggers fit. */
export interface StoreLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface RedisConnectionOptions {
  /** `redis://` or `rediss://`, or with `+sentinel`. */
  readonly url: string;
  /** How long one command may take, by default 150 ms. */
  readonly timeoutMs?: number;
  readonly clock: Clock;
  readonly log: StoreLog;
  /** Called at each new connection. */
  readonly onConnected?: (client: RedisCommander) => void;
}

export interface RedisConnection {
  /**
   * Rejects with `StoreUnavailableError` whatever went wrong, and immediately while there is no connection; passes on
   * Redis' own error only for an unknown script.
   */
  run<T>(command: (client: RedisCommander) => Promise<T>): Promise<T>;
  /** Redis has said that it is not a cluster: a command may use any keys. */
  readonly isSingle: boolean;
  close(): void;
}

/**
 * How long one command may take. On a local network it takes one millisecond; on an overloaded machine, a hundred. A
 * request waits for this once at most, because what follows is refused at once: it is answered within 300.
 */
const COMMAND_TIMEOUT_MS = 150;
/** How much longer than a command the very first connection may take, while a request waits for it. */
const OPENING_MS = 100;

/**
 * A connection that opens on first use, gives up on a command in time, and reconnects by itself. When it opens, it asks
 * whether Redis is a cluster, so that the first requests need not wait for that; if Redis is away then, or does not
 * say, it finds out when it is redirected.
 */
export function createRedisConnection(options: RedisConnectionOptions): RedisConnection {
  const { url, timeoutMs = COMMAND_TIMEOUT_MS, clock, log, onConnected } = options;
  const single = createClient(url, clientOptions);
  let client: Redis | Cluster = attend(single);
  let opening: Promise<unknown> | null = null;
  let isSingle = false;
  let closed = false;
  /** An answer is overdue: whatever is asked now would be late as well. */
  let silent = false;
  /** What has been logged about the current outage; empty while there is none. */
  const told = new Set<string>();

  function away(error: unknown): void {
    const fault = faultOf(error);
    if (closed || told.has(fault)) return;
    told.add(fault);
    log.warn({ fault }, 'the store cannot be used');
  }

  function attend<Client extends Redis | Cluster>(client: Client): Client {
    client.on('error', away);
    client.on('ready', () => onConnected?.(client));
    return client;
  }

  function deadline<T>(ms: number, promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      // A busy process runs its timers before it reads what arrived long ago; this lets it read first.
      const cancel = clock.after(ms, () => setImmediate(() => reject(new LateAnswer())));
      promise.then(resolve, reject).finally(cancel);
    });
  }

  async function connect(): Promise<void> {
    if (client === single) {
      await single.connect();
      const clustered = await askForCluster(single).catch(() => null);
      isSingle = clustered === false;
      if (clustered !== true || client !== single) return;
      useCluster();
    }
    await client.connect();
    // Connections to the nodes open on first use, which a request would wait for.
    if (client instanceof Cluster) await Promise.allSettled(client.nodes('master').map((node) => node.ping()));
  }

  /** Once, while it is not yet known whether Redis is there. */
  function open(): Promise<unknown> {
    opening ??= deadline(timeoutMs + OPENING_MS, connect()).catch(away);
    return opening;
  }

  function becomeCluster(): void {
    isSingle = false;
    if (client !== single) return;
    useCluster();
    opening = null;
  }

  /** One connection is enough until Redis says that it is a cluster; any of its nodes knows the others. */
  function useCluster(): void {
    client = attend(createClusterClient(single, clientOptions));
    // Commands under way on it still have to be redirected.
    clock.after(timeoutMs, () => single.disconnect());
  }

  async function attempt<T>(command: (client: RedisCommander) => Promise<T>): Promise<T> {
    await open();
    const asked = client;
    if (silent && asked === single) throw new LateAnswer();
    const answer = command(asked);
    try {
      return await deadline(timeoutMs, answer);
    } catch (error) {
      if (error instanceof LateAnswer && asked === single) awaitSign(answer);
      throw error;
    }
  }

  /** Answers arrive in order: no other can arrive before this one is here, or given up with its connection. */
  function awaitSign(answer: Promise<unknown>): void {
    silent = true;
    const heard = () => {
      silent = false;
    };
    answer.then(heard, heard);
  }

  return {
    async run(command) {
      if (closed) throw new StoreUnavailableError();
      try {
        const answer = await attempt(command).catch((error: unknown) => {
          if (!isMoved(error)) throw error;
          becomeCluster();
          return attempt(command);
        });
        if (told.size > 0) {
          told.clear();
          log.info({}, 'the store is back');
        }
        return answer;
      } catch (error) {
        if (isUnknownScript(error)) throw error;
        // A proxy in front of shards may have claimed to be a single server.
        if (isCrossSlot(error)) isSingle = false;
        away(error);
        throw new StoreUnavailableError();
      }
    },
    get isSingle() {
      return isSingle;
    },
    close() {
      closed = true;
      single.disconnect();
      if (client !== single) client.disconnect();
    },
  };
}
