import { PayeeCheckError } from '../errors.ts';
import { abortable } from './abortable.ts';
import { isRecord } from './answer.ts';

/** Longer than the BFF waits before it answers 202, and than a slow phone needs. */
const TIMEOUT_MS = 20_000;
/** How long to wait if a 429 does not say. */
const DEFAULT_RETRY_MS = 30_000;

/** The BFF does not know the check: it belonged to another session, or has expired. */
export class CheckGoneError extends PayeeCheckError {
  constructor() {
    super('unavailable');
  }
}

/** A challenge that has to be answered before a session is opened. */
export class ChallengeError extends PayeeCheckError {
  readonly challenge: unknown;

  constructor(challenge: unknown) {
    super('unavailable');
    this.challenge = challenge;
  }
}

export interface Answer {
  status: number;
  body: unknown;
  location: string | null;
}

/** Sends a request that needs more than a token: a proof of the key to which the token is bound. */
export type Send = (url: string, init: RequestInit) => Promise<Response>;

/** The session has to be bound to a key of this page first. */
export class BindingError extends PayeeCheckError {
  constructor() {
    super('session_expired');
  }
}

export interface Asking {
  method: 'GET' | 'POST';
  url: string;
  token?: string | Send;
  body?: unknown;
  signal: AbortSignal;
}

/**
 * One request to the BFF: no cookies, no cache, no referrer.
 *
 * @throws {PayeeCheckError} `aborted`, `offline`, `timeout`, `malformed_answer`; never anything else.
 */
export async function request({ method, url, token, body, signal }: Asking): Promise<Answer> {
  const fetching = new AbortController();
  const timer = setTimeout(() => fetching.abort(), TIMEOUT_MS);
  const send = async () => {
    const response = await (typeof token === 'function' ? token : fetch)(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(typeof token === 'string' ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal: fetching.signal,
    });
    const text = await response.text();
    if (!response.ok) throw failureOf(response, parse(text));
    return { status: response.status, body: parse(text), location: response.headers.get('location') };
  };
  try {
    return await abortable(send, signal, () => fetching.abort());
  } catch (error) {
    if (error instanceof PayeeCheckError) throw error;
    throw new PayeeCheckError(fetching.signal.aborted ? 'timeout' : 'offline');
  } finally {
    clearTimeout(timer);
  }
}

/** `undefined` if it is not JSON, which no parser of answers accepts. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failureOf(response: Response, problem: unknown): PayeeCheckError {
  const code = problem && typeof problem === 'object' && 'code' in problem ? problem.code : undefined;
  switch (response.status) {
    case 400:
      return new PayeeCheckError(
        code === 'invalid_account' || code === 'invalid_identifier' ? code : 'invalid_request',
      );
    case 401:
      if (code === 'challenge_required') return new ChallengeError(isRecord(problem) && problem.challenge);
      return code === 'binding_required' ? new BindingError() : new PayeeCheckError('session_expired');
    case 403:
      return new PayeeCheckError('origin_not_allowed');
    case 404:
      return new CheckGoneError();
    case 429:
      return new PayeeCheckError(
        code === 'attempts_exhausted' ? code : 'rate_limited',
        retryAfterMs(response.headers.get('retry-after')),
      );
    default:
      return new PayeeCheckError(response.status < 500 ? 'invalid_request' : 'unavailable');
  }
}

/** `Retry-After` is a number of seconds or an HTTP date (RFC 9110, 10.2.3). Capped at one hour. */
function retryAfterMs(header: string | null): number {
  const seconds = header ? Number(header) : Number.NaN;
  const milliseconds = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header ?? '') - Date.now();
  return Number.isFinite(milliseconds) ? Math.min(Math.max(milliseconds, 1000), 3_600_000) : DEFAULT_RETRY_MS;
}
