import { type CircuitBreakerPolicy, circuitBreaker, handleWhen, type IBreaker, CircuitState as State } from 'cockatiel';
import { ProviderError } from '../outbound/errors.ts';
import type { Clock } from '../time/clock.ts';

export type CircuitState = 'closed' | 'half_open' | 'open';

/** Stops calls to a failing provider, which spares the provider, and us the wait. */
export interface Circuit {
  readonly state: CircuitState;
  /** Whether a call may be made now. While one call probes the provider, no other may. */
  permits(): boolean;
  execute<T>(call: () => Promise<T>): Promise<T>;
}

const WINDOW_SECONDS = 30;
const MIN_CALLS = 20;
const FAILURE_SHARE = 0.5;
/** With one slow bank most questions are still answered; with a provider that hangs, hardly any are. */
const SILENT_SHARE = 0.9;
const OPEN_MS = 15_000;
const OUT_OF_CREDITS_MS = 60_000;
/** No single header can disable a provider for longer. */
const LONGEST_HOLD_MS = 5 * 60_000;

const STATES: Record<State, CircuitState> = {
  [State.Closed]: 'closed',
  [State.HalfOpen]: 'half_open',
  [State.Open]: 'open',
  [State.Isolated]: 'open',
};

/**
 * Opens at 50 % failures of at least 20 calls in 30 seconds, for 15 seconds; at once for a minute when the credits are
 * used up; and at once for as long as an error says that the provider has to be left alone. Only errors that count
 * against the provider are failures. Questions without an answer in time count only if hardly any other was answered: a
 * slow bank is not a failure of the provider.
 */
export function createCircuit(clock: Clock, onChange: (state: CircuitState) => void): Circuit {
  /** Epoch milliseconds until which the provider asked, or needs, to be left alone. */
  let heldUntil = 0;
  let opensAgainAt = 0;

  function isFailure(error: unknown): boolean {
    if (!(error instanceof ProviderError) || !error.countsAgainstProvider) return false;
    if (error.code === 'unanswered' && !breaker.unanswered() && policy.state === State.Closed) return false;
    heldUntil = Math.max(heldUntil, clock.now() + holdMs(error));
    return true;
  }
  const breaker = createBreaker(clock, () => heldUntil > clock.now());
  const policy: CircuitBreakerPolicy = circuitBreaker(handleWhen(isFailure), {
    breaker,
    // We time how long it stays open ourselves, with our clock.
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
  const asked = Math.min(error.retryAfterMs ?? 0, LONGEST_HOLD_MS);
  return error.code === 'out_of_credits' ? Math.max(asked, OUT_OF_CREDITS_MS) : asked;
}

interface Breaker extends IBreaker {
  /** Records an unanswered question; returns whether almost none was answered lately. */
  unanswered(): boolean;
}

/** Counts calls in a sliding window of one-second steps. */
function createBreaker(clock: Clock, isHeld: () => boolean): Breaker {
  const steps = new Map<number, Counts>();

  function add(kind: keyof Counts) {
    const second = Math.floor(clock.now() / 1000);
    for (const old of steps.keys()) if (old <= second - WINDOW_SECONDS) steps.delete(old);
    const step = steps.get(second) ?? NONE;
    steps.set(second, { ...step, [kind]: step[kind] + 1 });
  }
  const sum = () =>
    [...steps.values()].reduce(
      (all, { answered, failed, unanswered }) => ({
        answered: all.answered + answered,
        failed: all.failed + failed,
        unanswered: all.unanswered + unanswered,
      }),
      NONE,
    );
  function isSilent(): boolean {
    const { answered, failed, unanswered } = sum();
    return unanswered >= MIN_CALLS && unanswered >= SILENT_SHARE * (answered + failed + unanswered);
  }

  return {
    state: null,
    success(state) {
      if (state === State.HalfOpen) steps.clear();
      add('answered');
    },
    unanswered() {
      add('unanswered');
      return isSilent();
    },
    failure(state) {
      if (state !== State.Closed || isHeld() || isSilent()) return true;
      add('failed');
      const { answered, failed } = sum();
      return answered + failed >= MIN_CALLS && failed >= FAILURE_SHARE * (answered + failed);
    },
  };
}

interface Counts {
  readonly answered: number;
  readonly failed: number;
  readonly unanswered: number;
}
const NONE: Counts = { answered: 0, failed: 0, unanswered: 0 };
