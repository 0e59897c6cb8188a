import type { ServerResponse } from 'node:http';
import type { Request, Response } from 'express';

/** What is known of a request on its way through. */
export interface RequestContext {
  /** Answered as `X-Request-Id`. */
  readonly id: string;
  /** Milliseconds of `performance.now()`. */
  readonly startedAt: number;
  /** The pattern of its route, for logs and metrics. */
  route: string;
  /** Keyed hash of the session's id. */
  session: string | null;
  /** Keyed hash of the account that is asked about. */
  account: string | null;
  /** The problem it was answered with. */
  problem: string | null;
  /** The origin that was refused: a page's address, which is no person's. */
  refusedOrigin: string | null;
  /** The check that it was answered with. */
  check: CheckSummary | null;
}

/** What a log may say of a check. */
export interface CheckSummary {
  readonly check: string;
  readonly outcome: string;
  readonly reason?: string;
  /** Whose answer it is, and what they call it. */
  readonly provider?: string;
  readonly reference?: string;
}

export type Reply = Response<unknown, { context: RequestContext }>;

/** The address that limits count by; a socket that is gone has none left. */
export function addressOf(request: Request): string {
  return request.ip ?? '0.0.0.0';
}

/**
 * Answers with a whole text. Past Express's `send`, which would hash every body for an `ETag` that nobody may cache. As
 * bytes: Node joins a text to the headers, and what is not Latin in it makes encoding them all three times as dear.
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
