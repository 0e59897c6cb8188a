/** What can be made to go wrong at a provider while it runs. */
export type Fault =
  | { readonly kind: 'slow'; readonly ms: number }
  | {
      readonly kind: 'status';
      readonly status: 401 | 403 | 404 | 408 | 421 | 429 | 500 | 503;
      /** Seconds, as the `Retry-After` header; absent: no such header. */
      readonly retryAfter?: number;
    }
  /** All access tokens issued so far count as expired; new ones are valid. */
  | { readonly kind: 'expired_token' }
  /** The provider's clock is off by this much. */
  | { readonly kind: 'wrong_clock'; readonly ms: number }
  /** A correct answer, changed: see {@link Distortion}. */
  | { readonly kind: 'wrong_answer'; readonly how: Distortion }
  | { readonly kind: Breakage };

/** Faults of the transport or the encoding, the same for all providers. */
export const breakages = [
  'malformed',
  'html',
  'truncated',
  'hang_before_headers',
  'hang_after_headers',
  'reset_mid_body',
  'huge',
] as const;
export type Breakage = (typeof breakages)[number];

/**
 * `array`: an array where an object belongs; `unknown_word`: a result that no documentation knows; `needless_name`: a
 * registered name on a result that may not carry one; `contradiction`: two fields that cannot both be true.
 */
export type Distortion = 'array' | 'unknown_word' | 'needless_name' | 'contradiction';

export interface ActiveFault {
  readonly fault: Fault;
  /** `api`: everything except the token endpoint. */
  readonly on: 'api' | 'token' | 'all';
  /** How many more requests it affects; `null`: every one until it is cleared. */
  readonly remaining: number | null;
}

export interface FaultSwitch {
  /** Replaces any current fault. */
  set(fault: Fault, options?: { readonly on?: ActiveFault['on']; readonly times?: number }): void;
  clear(): void;
  readonly active: ActiveFault | null;
}

export interface FaultState extends FaultSwitch {
  /** The fault for this request, counting it; `null`: none. */
  take(area: 'api' | 'token'): Fault | null;
  /** Milliseconds by which the provider's clock is off. */
  clockSkew(): number;
  /** Increases whenever all tokens issued so far become invalid. */
  tokenGeneration(): number;
}

/** Switches faults on and off at run time. */
export function createFaultState(): FaultState {
  let active: ActiveFault | null = null;
  let generation = 0;
  return {
    get active() {
      return active;
    },
    set(fault, { on = 'api', times } = {}) {
      // Not undone by `clear`: an expired token does not become valid again.
      if (fault.kind === 'expired_token') generation += 1;
      active = { fault, on, remaining: times ?? null };
    },
    clear() {
      active = null;
    },
    take(area) {
      if (!active || (active.on !== 'all' && active.on !== area)) return null;
      const { fault, remaining } = active;
      if (remaining !== null) active = remaining > 1 ? { ...active, remaining: remaining - 1 } : null;
      return fault;
    },
    clockSkew: () => (active?.fault.kind === 'wrong_clock' ? active.fault.ms : 0),
    tokenGeneration: () => generation,
  };
}
