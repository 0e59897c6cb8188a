import { type Agent, EnvHttpProxyAgent } from 'undici';

/** A company's proxy. */
export interface ProxyOptions {
  /** With user and password if it requires them. */
  readonly url: string;
  /** Hosts that bypass it, comma-separated, in the usual `NO_PROXY` form. */
  readonly noProxy: string;
}

/**
 * Calls https addresses through a tunnel (CONNECT), so that the proxy sees only host and port and TLS stays end to end,
 * and everything else directly.
 *
 * @param tls For the connection in the tunnel; `options.connect` makes the direct ones.
 */
export function createProxyAgent(
  proxy: ProxyOptions,
  options: Omit<Agent.Options, 'factory'> = {},
  tls: EnvHttpProxyAgent.Options['requestTls'] = {},
): EnvHttpProxyAgent {
  return new EnvHttpProxyAgent({
    ...options,
    requestTls: tls,
    // Set explicitly, so that undici does not read the environment itself.
    httpProxy: '',
    httpsProxy: proxy.url,
    noProxy: proxy.noProxy,
  });
}

/** Undici reports an aborted request here, with the same code as if we had aborted it. */
const PROXY_RESPONSE = /^Proxy response \((\d+)\)/;

/** The status with which the proxy refused the tunnel; `null` if it did not. */
export function proxyRefusal(error: unknown): number | null {
  const status = error instanceof Error ? PROXY_RESPONSE.exec(error.message)?.[1] : undefined;
  return status === undefined ? null : Number(status);
}
