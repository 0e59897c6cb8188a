import type { ProviderName } from '@payee-check/shared/contract';
import type { OutboundClient } from '../../../bff/src/outbound/client.ts';
import { ProviderError } from '../../../bff/src/outbound/errors.ts';
import { parseRetryAfter } from '../../../bff/src/outbound/exchange.ts';
import { withinSignal } from '../../../bff/src/time/clock.ts';
import { exchange } from './node/http.ts';

/** An `OutboundClient` that calls a sandbox in this page. There is no socket, so there is nothing to retry. */
export function pageClient(provider: ProviderName, baseUrl: string): OutboundClient {
  return {
    async request({ method, path, query = {}, headers = {}, body, signal, deadline, onAccepted }) {
      const url = new URL(baseUrl.replace(/\/$/, '') + path);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      const isForm = body instanceof URLSearchParams;
      const sent = {
        method,
        headers: {
          accept: 'application/json',
          'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
          ...headers,
        },
        body: body === undefined ? null : isForm || typeof body === 'string' ? String(body) : JSON.stringify(body),
      };
      onAccepted?.();
      const timeUpError = () => new ProviderError(provider, Date.now() >= deadline ? 'timed_out' : 'aborted');
      const asked = exchange(url, sent).catch(() => {
        throw new ProviderError(provider, 'connection_failed');
      });
      const answer = await withinSignal(asked, signal, timeUpError);
      return {
        status: answer.status,
        headers: answer.headers,
        text: () => answer.body,
        json() {
          try {
            return JSON.parse(answer.body);
          } catch {
            throw new ProviderError(provider, 'bad_answer', { status: answer.status });
          }
        },
        retryAfterMs: parseRetryAfter(answer.headers['retry-after'], Date.now()),
      };
    },
    close: async () => undefined,
  };
}
