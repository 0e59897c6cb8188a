import type { Customer } from '../domain/question.ts';

/** A session as its token states it. */
export interface SessionClaims {
  readonly id: string;
  /** The one origin that may use it. */
  readonly origin: string;
  /** Minted by a merchant's server, not opened by a browser. */
  readonly minted: boolean;
  readonly customer: Customer;
  /** The merchant's order that is paid; `null` where none was named. */
  readonly reference: string | null;
  /**
   * What may be told of earlier payments: the merchant's server is told `all`; a page the `month`, and that only if the
   * server that minted its session wanted it, since a visitor must not probe whom the merchant pays.
   */
  readonly history: 'none' | 'month' | 'all';
  /** The thumbprint of the browser's key that its token is worth nothing without (RFC 7638); `null`: whoever has it, may. */
  readonly key: string | null;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}
