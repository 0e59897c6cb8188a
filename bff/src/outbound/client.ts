import type { ProviderName } from '@payee-check/shared/contract';
import type { Dispatcher } from 'undici';
import { type Clock, sleep, systemClock } from '../time/clock.ts';
import { ProviderError, type ProviderErrorCode } from './errors.ts';
import { exchange, parseAnswer, parseRetryAfter, type RawAnswer, requestTarget } from './exchange.ts';
import { classifyFault, isTransient } from './faults.ts';
import { createPool, type TlsOptions } from './pool.ts';
import type { ProxyOptions } from './proxy.ts';

export interface OutboundOptions {
  readonly provider: ProviderName;
  /** Everything before the path that the provider's documentation prints, `https://host[/prefix]`. Fixed by configuration. */
  readonly baseUrl: string;
  /** Client certificate and private CA, in PEM. */
  readonly tls?: TlsOptions;
  /** If absent, every host is called directly. */
  readonly proxy?: ProxyOptions;
  /** The longest a call may take, in milliseconds; the request's deadline usually comes sooner. */
  readonly timeoutMs: number;
}

export interface OutboundRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Begins with `/`; appended to the base URL. Segments taken from answers have to go through `pathSegment`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is `URLSearchParams`, or a `string`, which is sent unchanged. */
  readonly body?: unknown;
  /**
   * When the same request may be sent a second time: `unsent` (a POST that may be billed: only if the connection failed
   * before a byte was sent), `transport` (a GET: on any transport failure), `never`.
   */
  readonly retry: 'never' | 'unsent' | 'transport';
  readonly signal: AbortSignal;
  /** Epoch milliseconds. */
  readonly deadline: number;
  /** Called when a connection takes the request. */
  readonly onAccepted?: (() => void) | undefined;
}

export interface OutboundResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The whole body, at most 1 MiB, as text. */
  text(): string;
  /** The body as JSON; throws `ProviderError` `bad_answer` if it is not JSON. */
  json(): unknown;
  /** `Retry-After` in milliseconds from now (seconds or an HTTP date), one hour at most, or `null`. */
  readonly retryAfterMs: number | null;
}

/**
 * The outbound HTTP client of one provider: a pool, time-outs, bounded answers and the retry rule. It resolves with any
 * HTTP status (the adapter decides what it means; no redirect is followed, no cookie kept) and rejects only with
 * `ProviderError`.
 */
export interface OutboundClient {
  request(request: OutboundRequest): Promise<OutboundResponse>;
  /** Closes every socket; requests under way end with `aborted`. */
  close(): Promise<void>;
}

export interface OutboundDependencies {
  /** Used in place of our own pool; the caller closes it. */
  readonly dispatcher?: Dispatcher;
  readonly clock?: Clock;
  /** From 0 to 1, for the jitter of a retry. */
  readonly random?: () => number;
}

const RETRY_DELAY_MS = { base: 50, jitter: 200 };

/**
 * @throws ProviderError `tls_failed` if the certificate, the key or the passphrase cannot be used.
 * @example
 * const client = createOutboundClient({ provider, baseUrl, timeoutMs: 8000 });
 * const answer = await client.request({ method: 'GET', path: '/x', retry: 'transport', signal, deadline });
 */
export function createOutboundClient(
  options: OutboundOptions,
  dependencies: OutboundDependencies = {},
): OutboundClient {
  const { provider, timeoutMs } = options;
  const { clock = systemClock, random = Math.random } = dependencies;
  const baseUrl = new URL(options.baseUrl);
  const { origin } = baseUrl;
  const pool = createPool({ provider, origin, tls: options.tls, proxy: options.proxy, timeoutMs });
  const dispatcher = dependencies.dispatcher ?? pool.dispatcher;
  let closed = false;
  let everAnswered = false;
  const onAnswer = () => {
    everAnswered = true;
  };

  function mayRetry(rule: OutboundRequest['retry'], error: unknown, code: ProviderErrorCode): boolean {
    if (rule === 'never' || error instanceof ProviderError) return false;
    if (rule === 'unsent') return pool.failedToConnect(error) && isTransient(code);
    // A closed socket only suggests that a certificate was refused, and a GET costs nothing, so the fault itself
    // decides about a retry.
    return isTransient(classifyFault(error));
  }

  return {
    async request(request) {
      const target = requestTarget(baseUrl, request.path, request.query);
      if (target === null) throw new ProviderError(provider, 'bad_answer');
      const { signal, deadline } = request;
      const isLate = () => clock.now() >= deadline;
      if (closed || signal.aborted) throw new ProviderError(provider, !closed && isLate() ? 'timed_out' : 'aborted');
      const until = Math.min(deadline, clock.now() + timeoutMs);
      for (let retried = false; ; retried = true) {
        const leftMs = until - clock.now();
        if (leftMs <= 0) throw new ProviderError(provider, 'timed_out');
        try {
          const { body, headers } = encode(request);
          const patience = undiciTimeout(leftMs);
          const { method, onAccepted } = request;
          const sent = { origin, path: target, method, headers, body, headersTimeout: patience, bodyTimeout: patience };
          const answer = await exchange(dispatcher, sent, signal, { onAccepted, onAnswer });
          if (answer.bytes === null) throw new ProviderError(provider, 'bad_answer', { status: answer.status });
          return response(provider, answer, answer.bytes, clock.now());
        } catch (error) {
          if (signal.aborted) throw new ProviderError(provider, isLate() ? 'timed_out' : 'aborted');
          if (closed) throw new ProviderError(provider, 'aborted');
          const explained = pool.explain(error, everAnswered);
          const pauseMs = RETRY_DELAY_MS.base + random() * RETRY_DELAY_MS.jitter;
          const isInTime = clock.now() + pauseMs < until;
          if (retried || !isInTime || !mayRetry(request.retry, error, explained.code)) throw explained;
          await sleep(clock, pauseMs, signal);
          if (signal.aborted) throw new ProviderError(provider, isLate() ? 'timed_out' : 'aborted');
        }
      }
    },
    async close() {
      closed = true;
      await pool.close();
    },
  };
}

/**
 * How long undici waits for an answer to begin or to continue. It checks time-outs above a second only every half
 * second and creates a new timer for each different value, so whole seconds are enough. A caller that needs
 * milliseconds uses a signal.
 */
function undiciTimeout(leftMs: number): number {
  return leftMs < 1000 ? Math.ceil(leftMs) : Math.ceil(leftMs / 1000) * 1000;
}

/** Body and headers, built from scratch: nothing of the incoming request is ever forwarded. */
function encode(request: OutboundRequest): { body: string | null; headers: Record<string, string> } {
  const headers: Record<string, string> = {
    accept: 'application/json',
    // RFC 9110, section 12.5.3: without this header any coding is acceptable, and the size of a compressed answer
    // cannot be trusted.
    'accept-encoding': 'identity',
    'user-agent': 'payee-check',
  };
  const body = request.body;
  let text: string | null = null;
  if (body instanceof URLSearchParams) {
    headers['content-type'] = 'application/x-www-form-urlencoded';
    text = body.toString();
  } else if (body !== undefined) {
    headers['content-type'] = 'application/json';
    text = typeof body === 'string' ? body : JSON.stringify(body);
  }
  for (const [name, value] of Object.entries(request.headers ?? {})) headers[name.toLowerCase()] = value;
  return { body: text, headers };
}

/** Fatal: a name in another encoding would otherwise reach the payer as a row of question marks. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Header fields that came several times are joined, as lists may be (RFC 9110, 5.3). */
function joined(headers: RawAnswer['headers']): Record<string, string | undefined> {
  const all: Record<string, string | undefined> = {};
  for (const name in headers) {
    const value = headers[name];
    all[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return all;
}

function response(provider: ProviderName, answer: RawAnswer, bytes: Buffer, now: number): OutboundResponse {
  const { status } = answer;
  const headers = joined(answer.headers);
  return {
    status,
    headers,
    text: () => bytes.toString('utf8'),
    json() {
      try {
        return parseAnswer(utf8.decode(bytes));
      } catch {
        throw new ProviderError(provider, 'bad_answer', { status });
      }
    },
    retryAfterMs: parseRetryAfter(headers['retry-after'], now),
  };
}
