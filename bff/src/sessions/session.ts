import type { Customer } from '../domain/question.ts';

/** A session as its token states it. */
export interface SessionClaims {
  readonly id: string;
  /** The one origin that may use it. */
  readonly origin: string;
  /** Minted by a merchant's server, not opened by a browser. */
  readonly minted: boolean;
  /** The keyed hash of the API key that it was minted with; `null` for a browser's, and for one of an earlier version. */
  readonly mintedBy: string | null;
  readonly customer: Customer;
  /** The merchant's order that is paid; `null` if none was named. */
  readonly reference: string | null;
  /**
   * How much may be disclosed about earlier payments: to the merchant's server `all`; to a page the `month`, and only
   * if the server that minted its session asked for it, since a visitor must not probe whom the merchant pays.
   */
  readonly history: 'none' | 'month' | 'all';
  /** The thumbprint of the browser's key to which its token is bound (RFC 7638); `null` for a plain bearer token. */
  readonly key: string | null;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}
