import { createSecureContext } from 'node:tls';
import type { ProviderName } from '@payee-check/shared/contract';
import { buildConnector, type Dispatcher, Pool } from 'undici';
import { ProviderError } from './errors.ts';
import { classifyFault } from './faults.ts';
import { createProxyAgent, type ProxyOptions, proxyRefusal } from './proxy.ts';

/** All in PEM. */
export interface TlsOptions {
  readonly cert?: string;
  readonly key?: string;
  readonly passphrase?: string;
  /** A private certificate authority, instead of the public ones. */
  readonly ca?: string;
}

interface PoolOptions {
  readonly provider: ProviderName;
  readonly origin: string;
  readonly tls: TlsOptions | undefined;
  readonly proxy: ProxyOptions | undefined;
  readonly timeoutMs: number;
}

export interface ProviderPool {
  readonly dispatcher: Dispatcher;
  /** Whether no connection was made, and so not a byte of the request was sent. */
  failedToConnect(error: unknown): boolean;
  /**
   * The fault as a coded error.
   *
   * @param everAnswered Whether an HTTP answer has come before, which proves that our certificate, if any, is good.
   */
  explain(error: unknown, everAnswered: boolean): ProviderError;
  close(): Promise<void>;
}

/** A slow handshake should leave time for another attempt. */
const CONNECT_TIMEOUT_MS = 3000;
/**
 * Shorter than what servers and load balancers use (Node's default is 5 s), so that a request never meets a socket that
 * is just closing.
 */
const KEEP_ALIVE_MS = 4000;
const CONNECTIONS = 128;

/** The connections to one origin. None is opened until it is used. */
export function createPool({ provider, origin, tls, proxy, timeoutMs }: PoolOptions): ProviderPool {
  const connectFailures = new WeakSet<Error>();

  const connection = { timeout: Math.min(timeoutMs, CONNECT_TIMEOUT_MS), ...secure(provider, tls) };
  const connect = buildConnector(connection);
  const options: Pool.Options = {
    connections: CONNECTIONS,
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect(options, callback) {
      connect(options, (...result) => {
        if (result[0] !== null) connectFailures.add(result[0]);
        callback(...result);
      });
    },
  };
  const pool = proxy === undefined ? new Pool(origin, options) : createProxyAgent(proxy, options, connection);

  return {
    dispatcher: pool,
    failedToConnect: (error) => error instanceof Error && (connectFailures.has(error) || proxyRefusal(error) !== null),
    explain(error, everAnswered) {
      if (error instanceof ProviderError) return error;
      const status = proxyRefusal(error);
      // At 5xx it did not reach the provider.
      if (status !== null) {
        return status < 500
          ? new ProviderError(provider, 'proxy_refused', { status })
          : new ProviderError(provider, 'connection_failed');
      }
      const code = classifyFault(error);
      // A server that misses or rejects our certificate often just closes the connection: during the handshake (TLS
      // 1.2), or on the first request after it (TLS 1.3). Until the first answer has arrived, that is the most likely
      // meaning of a closed connection.
      const isReset = error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
      const hungUp = error instanceof Error && (isReset || !(connectFailures.has(error) || neverConnected(error)));
      const refused = code === 'connection_failed' && tls !== undefined && !everAnswered && hungUp;
      return new ProviderError(provider, refused ? 'certificate_required' : code);
    },
    close: () => pool.destroy(),
  };
}

/** A host or a proxy that was never reached: undici makes the connection to a proxy itself. */
const neverConnected = (error: Error): boolean =>
  'syscall' in error
    ? error.syscall === 'connect' || error.syscall === 'getaddrinfo'
    : error instanceof AggregateError &&
      error.errors.every((one: unknown) => one instanceof Error && neverConnected(one));

/** Reads the key material once at start, when a mistake can still be reported to the operator. */
function secure(provider: ProviderName, tls: TlsOptions | undefined) {
  if (tls === undefined) return {};
  try {
    return { secureContext: createSecureContext({ ...tls, minVersion: 'TLSv1.2' }) };
  } catch {
    throw new ProviderError(provider, 'tls_failed');
  }
}
