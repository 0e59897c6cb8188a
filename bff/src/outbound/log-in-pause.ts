import type { ProviderName } from '@payee-check/shared/contract';
import { z } from 'zod';
import type { Metrics } from '../metrics/metrics.ts';
import { type Store, storeKey } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import { ProviderError } from './errors.ts';

/** Whose log-in it is. */
export interface LogIn {
  readonly provider: ProviderName;
  /** A digest of environment and credential: a different password is a different log-in, and is not paused. */
  readonly key: string;
  /** How long the first refusal pauses it: a minute, unless the provider documents lock-outs. */
  readonly firstPauseMs?: number;
}

/** Keeps refused log-ins from being retried too soon, across all instances and their restarts. */
export interface LogInPauses {
  /**
   * Logs in, or makes a call that carries the credential itself, unless it was refused a moment ago. `bad_credentials`
   * pauses it, each time for twice as long; an answer clears that.
   *
   * @throws ProviderError `log_in_paused` while it is paused; else what `attempt` rejects with.
   */
  run<T>(logIn: LogIn, attempt: () => Promise<T>): Promise<T>;
  /** Pauses it, because the token it returned was refused, for a minute or for as long as the provider says. */
  refuse(logIn: LogIn, retryAfterMs: number | null): Promise<void>;
}

export interface LogInPausesDependencies {
  readonly store: Store;
  readonly hash: (...parts: readonly string[]) => string;
  readonly clock: Clock;
  readonly metrics: Pick<Metrics, 'logInPaused'>;
  /** pino's own shape. */
  readonly logger: {
    info(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
}

const FIRST_PAUSE_MS = 60_000;
/** The longest pause, as a multiple of the first, so that a repaired credential is picked up without a restart. */
const LONGEST_PAUSE_FACTOR = 12;
/** How long refusals are remembered once the pause is over: the next one then makes it longer. */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;

const pause = z.object({
  /** In a row. */
  refusals: z.number().int().positive(),
  /** Epoch milliseconds. */
  until: z.number(),
});
type Pause = z.infer<typeof pause>;

export function createLogInPauses({ store, hash, clock, metrics, logger }: LogInPausesDependencies): LogInPauses {
  /** What this instance knows, used while the store is away. */
  const known = new Map<string, Pause>();
  const placeOf = ({ key }: LogIn) => storeKey(hash('log-in', key), 'pause');

  async function read(logIn: LogIn): Promise<Pause | null> {
    const text = await store.get(placeOf(logIn)).catch(() => undefined);
    if (text === undefined) return known.get(logIn.key) ?? null;
    return text === null ? null : (pause.safeParse(JSON.parse(text)).data ?? null);
  }

  /** Several may be refused at the same time: that counts as one refusal and gives one log line. */
  async function begin(logIn: LogIn, lengthOf: (refusals: number) => number): Promise<void> {
    const { provider, key } = logIn;
    const before = await read(logIn);
    const now = clock.now();
    if ([before, known.get(key)].some((pause) => pause && pause.until > now)) return;
    const refusals = (before?.refusals ?? 0) + 1;
    const pauseMs = lengthOf(refusals);
    const next = { refusals, until: now + pauseMs };
    known.set(key, next);
    metrics.logInPaused(provider, next.until);
    logger.error(
      { provider, refusals, pausedForSeconds: Math.round(pauseMs / 1000) },
      'the log-in was refused: it is not tried again until the pause is over; look at the credentials',
    );
    await store.set(placeOf(logIn), JSON.stringify(next), pauseMs + REMEMBERED_MS).catch(() => undefined);
  }

  function growing({ firstPauseMs = FIRST_PAUSE_MS }: LogIn, { retryAfterMs }: ProviderError) {
    const longest = firstPauseMs * LONGEST_PAUSE_FACTOR;
    return (refusals: number) => Math.min(Math.max(firstPauseMs * 2 ** (refusals - 1), retryAfterMs ?? 0), longest);
  }

  async function clear(logIn: LogIn): Promise<void> {
    known.delete(logIn.key);
    metrics.logInPaused(logIn.provider, 0);
    logger.info({ provider: logIn.provider }, 'the log-in is accepted again');
    await store.delete(placeOf(logIn)).catch(() => undefined);
  }

  return {
    async run(logIn, attempt) {
      const { provider } = logIn;
      const before = await read(logIn);
      const leftMs = (before?.until ?? 0) - clock.now();
      if (before !== null && leftMs > 0) {
        metrics.logInPaused(provider, before.until);
        throw new ProviderError(provider, 'log_in_paused', { retryAfterMs: leftMs });
      }
      try {
        const answer = await attempt();
        if (before !== null) await clear(logIn);
        return answer;
      } catch (error) {
        if (error instanceof ProviderError && error.code === 'bad_credentials') {
          await begin(logIn, growing(logIn, error));
        }
        throw error;
      }
    },
    refuse: (logIn, retryAfterMs) => begin(logIn, () => Math.max(retryAfterMs ?? 0, FIRST_PAUSE_MS)),
  };
}
