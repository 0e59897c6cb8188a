import { performance } from 'node:perf_hooks';
import type { ProviderName, RequestLog, RequestRecord, Sandbox } from '../sandbox/index.ts';

/** Requests that the browser cannot see: the shop's own to the BFF, and the BFF's to the providers. */
export interface Wire {
  readonly shop: RequestLog;
  readonly providers: Readonly<Record<ProviderName, RequestLog>>;
}

const KEPT = 50;

/** Records the shop's own requests, without anything personal, in addition to the sandbox's record. */
export function createWire(sandbox: Pick<Sandbox, 'requests'>) {
  let total = 0;
  let recent: readonly RequestRecord[] = [];
  return {
    read: (): Wire => ({ shop: { total, byStatus: {}, recent }, providers: sandbox.requests() }),
    /** Sends one of the shop's requests and records its result. */
    async note(method: string, route: string, send: () => Promise<Response>): Promise<Response> {
      const started = performance.now();
      const response = await send();
      const elapsedMs = Math.round(performance.now() - started);
      total += 1;
      recent = [{ at: new Date().toISOString(), method, route, status: response.status, elapsedMs }, ...recent].slice(
        0,
        KEPT,
      );
      return response;
    },
  };
}

export type WireLog = ReturnType<typeof createWire>;
