import type { ChallengeProvider } from '@payee-check/shared/contract';

export interface SessionsConfig {
  /** The first one seals, all of them open; empty: one is generated at start (never in production). */
  readonly secrets: readonly string[];
  /** Whether sessions are bound to a key of the browser: `dpop` if it has one, `required` always. */
  readonly binding: 'none' | 'dpop' | 'required';
  /** Whether a browser may open a session by itself. */
  readonly anonymous: boolean;
  readonly ttlMs: number;
  /** What a browser has to answer before it gets a session; `null`: nothing. */
  readonly challenge: ChallengeConfig | null;
}

interface ChallengeConfig {
  readonly provider: ChallengeProvider;
  /** How many sessions all browsers together may open in a minute before a challenge is required; 0: always. */
  readonly fromSessionsPerMinute: number;
  /** Empty with `altcha`, which needs no service. */
  readonly siteKey: string;
  readonly secret: string;
  /** `null`: the service's own. */
  readonly verifyUrl: string | null;
}
