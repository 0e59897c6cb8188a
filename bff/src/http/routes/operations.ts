import type { Request } from 'express';
import { z } from 'zod';
import type { Batches } from '../../batches/create.ts';
import type { ServerConfig } from '../../config/load.ts';
import type { PrometheusMetrics } from '../../metrics/prometheus.ts';
import type { Participants } from '../../participants/participants.ts';
import type { Signing } from '../../receipts/sign.ts';
import type { Store } from '../../store/store.ts';
import { sendJson, sendText } from '../context.ts';
import { anyone, type Endpoint, get } from '../endpoint.ts';
import { ProblemError, shuttingDown } from '../problems.ts';
import type { Lifecycle } from '../server.ts';

export interface OperationRouteOptions {
  readonly store: Store;
  readonly batches: Pick<Batches, 'queue'>;
  readonly participants: Participants | null;
  /** Without signatures nobody can be answered, so an instance that cannot sign should get no traffic. */
  readonly signing: Pick<Signing, 'ready'>;
  readonly lifecycle: Lifecycle;
  readonly metrics: PrometheusMetrics;
  readonly production: boolean;
  readonly server: ServerConfig;
}

const up = z.object({ status: z.literal('up') });
const ready = z.object({
  status: z.literal('ready'),
  /** Where batches are queued; a queue in memory ends with the process. */
  batches: z.enum(['redis', 'memory']),
  /** The list of participating banks; `null`: none. A stale list is not used. */
  participants: z.strictObject({ asOf: z.iso.date(), stale: z.boolean() }).nullable(),
  circuits: z.record(z.string(), z.enum(['closed', 'half_open', 'open'])),
});

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** Each of these headers shows that the request was forwarded: a proxy on this machine must not open access. */
const FORWARDED =
  /^(?:forwarded|via|true-client-ip|x-real-ip|x-client-ip|(?:x-forwarded|cf|fastly|fly|x-envoy|x-amzn|x-azure)-.+)$/;

function comesFromThisMachine(request: Request): boolean {
  return (
    LOOPBACK.test(request.socket.remoteAddress ?? '') &&
    !Object.keys(request.headers).some((name) => FORWARDED.test(name))
  );
}

/** For balancers, orchestrators and Prometheus. */
export function operationRoutes(options: OperationRouteOptions): Endpoint[] {
  const { store, batches, participants, signing, lifecycle, metrics, production, server } = options;
  let asked: Promise<void> | null = null;

  /** Probes are not limited, so that no balancer is refused; however many arrive, only one at a time asks the store. */
  function ping(): Promise<void> {
    asked ??= store.ping().finally(() => {
      asked = null;
    });
    return asked;
  }

  return [
    get({
      path: '/healthz',
      id: 'isUp',
      summary: 'Whether the process is up',
      gate: anyone,
      answers: { 200: { description: 'It is', schema: up } },
      problems: ['method_not_allowed'],
      handler({ reply }) {
        // The element asks without CORS, from a page that may not be allowed, to tell that apart from a network that is down.
        reply.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
        sendJson(reply, 200, { status: 'up' });
      },
    }),

    get({
      path: '/readyz',
      id: 'isReady',
      summary: 'Whether it can serve; circuits of providers are reported alongside',
      gate: anyone,
      answers: { 200: { description: 'It can', schema: ready } },
      problems: ['store_unavailable', 'signer_unavailable', 'shutting_down', 'internal_error', 'method_not_allowed'],
      async handler({ reply }) {
        if (lifecycle.isShuttingDown) throw shuttingDown();
        await Promise.all([ping(), signing.ready()]);
        // A provider's outage affects all instances alike: it must not take every one of them out of the balancer.
        sendJson(reply, 200, {
          status: 'ready',
          batches: batches.queue,
          participants: participants?.state() ?? null,
          circuits: metrics.circuits(),
        });
      },
    }),

    get({
      path: '/metrics',
      id: 'readMetrics',
      summary: 'Prometheus metrics; in production only on METRICS_PORT, or with METRICS_ON_MAIN_PORT from loopback',
      gate: anyone,
      answers: { 200: { description: 'The metrics', type: 'text/plain' } },
      problems: ['not_found', 'internal_error', 'method_not_allowed'],
      async handler({ request, reply }) {
        const open = server.metricsOnMainPort && (!production || comesFromThisMachine(request));
        if (!open) throw new ProblemError('not_found');
        sendText(reply, 200, metrics.contentType, await metrics.expose());
      },
    }),
  ];
}
