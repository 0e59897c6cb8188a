import type { Customer } from '../domain/question.ts';

/** On whose behalf a check is made and kept: a browser's session, or a merchant's server with its key. */
export interface Asker {
  /** What its checks are found by, and by nothing else. */
  readonly id: string;
  /** Audience of the receipts; `null`: none are made. */
  readonly origin: string | null;
  /** A merchant's server stands behind it. */
  readonly minted: boolean;
  readonly customer: Customer;
  /** The merchant's order that is paid; `null` where none was named. */
  readonly reference: string | null;
  /** What it may be told of earlier payments: a merchant's server `all`, a page the `month` if its server wanted that. */
  readonly history: 'none' | 'month' | 'all';
  /** How long its checks can be read, in milliseconds; by default half an hour. */
  readonly readableMs?: number;
}
