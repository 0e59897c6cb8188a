import { Webhook } from 'standardwebhooks';
import { Agent } from 'undici';
import { createProxyAgent, type ProxyOptions } from '../outbound/proxy.ts';
import { type Clock, limitTime } from '../time/clock.ts';
import type { CallbacksConfig } from './config.ts';

/** The result of one attempt: `gone` is a 410 response, `failed` any other response that is not 2xx, or none at all. */
export type Delivery =
  | { readonly result: 'delivered' | 'gone'; readonly status: number }
  | { readonly result: 'failed'; readonly status: number | null };

export interface Message {
  /** Stays the same across retries. */
  readonly id: string;
  readonly body: string;
}

/** Standard Webhooks recommends 15 to 30 seconds; a receiver queues what takes longer. */
const TIMEOUT_MS = 15_000;
const CONNECTIONS = 10;

/** The headers of the Standard Webhooks specification, 1.0.0: a signature for each secret. */
export function signedHeaders({ id, body }: Message, secrets: readonly string[], at: Date): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'payee-check',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}

/** Sends messages to the configured address and to no other: a redirect is not followed, and is a failure. */
export function createDelivery({ url, secrets }: CallbacksConfig, proxy: ProxyOptions | null, clock: Clock) {
  const { origin, pathname, search } = new URL(url);
  const options = { connections: CONNECTIONS };
  const agent = proxy === null ? new Agent(options) : createProxyAgent(proxy, options);
  return {
    async send(message: Message, within: AbortSignal): Promise<Delivery> {
      const limit = limitTime(clock, clock.now() + TIMEOUT_MS, within);
      try {
        const { statusCode: status, body } = await agent.request({
          origin,
          path: `${pathname}${search}`,
          method: 'POST',
          headers: signedHeaders(message, secrets, new Date(clock.now())),
          body: message.body,
          signal: limit.signal,
        });
        // The response body does not matter, and may be large or endless.
        body.on('error', () => undefined);
        body.destroy();
        if (status >= 200 && status < 300) return { result: 'delivered', status };
        return { result: status === 410 ? 'gone' : 'failed', status };
      } catch {
        return { result: 'failed', status: null };
      } finally {
        limit.end();
      }
    },
    close: () => agent.destroy(),
  };
}
