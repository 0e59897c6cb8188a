import type { ServerResponse } from 'node:http';
import type { Request, Response } from 'express';

/** What is known about a request while it is handled. */
export interface RequestContext {
  /** Returned as `X-Request-Id`. */
  readonly id: string;
  /** Milliseconds of `performance.now()`. */
  readonly startedAt: number;
  /** The pattern of its route, for logs and metrics. */
  route: string;
  /** Keyed hash of the session's id. */
  session: string | null;
  /** Keyed hash of the account that is asked about. */
  account: string | null;
  /** The problem that it was answered with. */
  problem: string | null;
  /** The origin that was refused: a page's address, which is not personal data. */
  refusedOrigin: string | null;
  /** The check that it was answered with. */
  check: CheckSummary | null;
}

/** What a log may say about a check. */
export interface CheckSummary {
  readonly check: string;
  readonly outcome: string;
  readonly reason?: string;
  /** The provider that answered, and its own reference. */
  readonly provider?: string;
  readonly reference?: string;
}

export type Reply = Response<unknown, { context: RequestContext }>;

/** The address that limits count by; a closed socket no longer has one. */
export function addressOf(request: Request): string {
  return request.ip ?? '0.0.0.0';
}

/**
 * Answers with a whole text. Not with Express's `send`, which would hash every body for an `ETag` although nobody may
 * cache it. As bytes, because Node joins a text to the headers, and non-Latin characters make encoding all of them
 * three times as expensive.
 */
export function sendText(response: ServerResponse, status: number, type: string, text: string): void {
  const bytes = Buffer.from(text);
  response.statusCode = status;
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Length', bytes.length);
  response.end(bytes);
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  sendText(response, status, 'application/json; charset=utf-8', JSON.stringify(body));
}
