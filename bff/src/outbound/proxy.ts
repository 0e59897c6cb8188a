import { type Agent, EnvHttpProxyAgent } from 'undici';

/** A company's proxy. */
export interface ProxyOptions {
  /** With a user and a password where it wants them. */
  readonly url: string;
  /** Hosts that are asked without it, comma-separated, as `NO_PROXY` has them everywhere. */
  readonly noProxy: string;
}

/**
 * Asks https addresses through a tunnel (CONNECT), so that the proxy sees host and port alone, and everything else
 * directly: the certificate of either side is that of the one at the other end.
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
    // Set, so that nothing is read from the environment a second time.
    httpProxy: '',
    httpsProxy: proxy.url,
    noProxy: proxy.noProxy,
  });
}

/** Undici says that the request was aborted, which by its code could be our own doing. */
export function isRefusedByProxy(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Proxy response (');
}
