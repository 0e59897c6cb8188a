import { type CircuitBreakerPolicy, circuitBreaker, handleWhen, type IBreaker, CircuitState as State } from 'cockatiel';
import type { Clock } from '../time/clock.ts';
import { ProviderError } from './errors.ts';

export type CircuitState = 'closed' | 'half_open' | 'open';

/** Spares a provider that is failing, and ourselves the wait for it. */
export interface Circuit {
  readonly state: CircuitState;
  /** Whether a call may be made now. While one call tries the provider out, no other may. */
  permits(): boolean;
  execute<T>(call: () => Promise<T>): Promise<T>;
}

const WINDOW_SECONDS = 30;
const MIN_CALLS = 20;
const FAILURE_SHARE = 0.5;
const OPEN_MS = 15_000;
const OUT_OF_CREDITS_MS = 60_000;
/** No provider gets to put itself out of use for longer by one header. */
const LONGEST_HOLD_MS = 5 * 60_000;

const STATES: Record<State, CircuitState> = {
  [State.Closed]: 'closed',
  [State.HalfOpen]: 'half_open',
  [State.Open]: 'open',
  [State.Isolated]: 'open',
};

/**
 * Opens at 50 % failures of at least 20 calls in 30 seconds, for 15 seconds; at once for a minute when the credits are
 * used up; and at once for the `Retry-After` of a 429. Only errors that count against the provider are failures.
 */
export function createCircuit(clock: Clock, onChange: (state: CircuitState) => void): Circuit {
  /** Epoch milliseconds until which the provider asked, or has, to be left alone. */
  let heldUntil = 0;
  let opensAgainAt = 0;

  function isFailure(error: unknown): boolean {
    if (!(error instanceof ProviderError) || !error.countsAgainstProvider) return false;
    heldUntil = Math.max(heldUntil, clock.now() + holdMs(error));
    return true;
  }
  const policy: CircuitBreakerPolicy = circuitBreaker(handleWhen(isFailure), {
    breaker: createBreaker(clock, () => heldUntil > clock.now()),
    // The time that it stays open is ours to keep, by our clock.
    halfOpenAfter: 0,
  });
  policy.onBreak(() => {
    opensAgainAt = heldUntil > clock.now() ? heldUntil : clock.now() + OPEN_MS;
  });
  policy.onStateChange((state) => onChange(STATES[state]));

  return {
    get state() {
      return STATES[policy.state];
    },
    permits: () => policy.state === State.Closed || (policy.state === State.Open && clock.now() >= opensAgainAt),
    execute: (call) => policy.execute(call),
  };
}

function holdMs(error: ProviderError): number {
  if (error.code === 'out_of_credits') return OUT_OF_CREDITS_MS;
  if (error.code === 'throttled') return Math.min(error.retryAfterMs ?? 0, LONGEST_HOLD_MS);
  return 0;
}

/** Counts calls in a sliding window of one-second steps. */
function createBreaker(clock: Clock, isHeld: () => boolean): IBreaker {
  const steps = new Map<number, { calls: number; failures: number }>();

  function add(failed: boolean) {
    const second = Math.floor(clock.now() / 1000);
    for (const old of steps.keys()) if (old <= second - WINDOW_SECONDS) steps.delete(old);
    const step = steps.get(second) ?? { calls: 0, failures: 0 };
    steps.set(second, { calls: step.calls + 1, failures: step.failures + (failed ? 1 : 0) });
  }

  return {
    state: null,
    success(state) {
      if (state === State.HalfOpen) steps.clear();
      add(false);
    },
    failure(state) {
      add(true);
      if (state !== State.Closed || isHeld()) return true;
      let calls = 0;
      let failures = 0;
      for (const step of steps.values()) {
        calls += step.calls;
        failures += step.failures;
      }
      return calls >= MIN_CALLS && failures >= FAILURE_SHARE * calls;
    },
  };
}
