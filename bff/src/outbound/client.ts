import type { ProviderName } from '@payee-check/shared/contract';

/** Replaced by the implementation in this folder; the shape is what adapters build on. */
export interface OutboundOptions {
  readonly provider: ProviderName;
  /** Everything before the path that the provider's documentation prints, `https://host[/prefix]`. Fixed by configuration. */
  readonly baseUrl: string;
  /** Client certificate and private CA, PEM. */
  readonly tls?: { readonly cert?: string; readonly key?: string; readonly passphrase?: string; readonly ca?: string };
  /** Milliseconds for a whole call, `PROVIDER_TIMEOUT_MS`; the context's deadline may be nearer. */
  readonly timeoutMs: number;
}

export interface OutboundRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Begins with `/`; appended to the base URL. Segments taken from answers have to go through `pathSegment`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON unless it is `URLSearchParams`. */
  readonly body?: unknown;
  /**
   * When the same request may be sent a second time: `unsent` (a POST that may be billed: only if the connection failed
   * before a byte was sent), `transport` (a GET: on any transport failure), `never`.
   */
  readonly retry: 'never' | 'unsent' | 'transport';
  readonly signal: AbortSignal;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

export interface OutboundResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The whole body, at most 1 MiB, as text. */
  readonly text: string;
  /** The body as JSON; throws `ProviderError` `bad_answer` if it is none. */
  json(): unknown;
  /** `Retry-After` in milliseconds from now (seconds or an HTTP date), or `null`. */
  readonly retryAfterMs: number | null;
}

/**
 * One provider's way out: a pool, time-outs, bounded answers, the retry rule. It resolves with any HTTP status
 * (the adapter decides what it means) and rejects with `ProviderError` alone.
 */
export interface OutboundClient {
  request(request: OutboundRequest): Promise<OutboundResponse>;
  close(): Promise<void>;
}
