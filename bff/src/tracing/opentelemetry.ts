import type { Context, Span, SpanOptions } from '@opentelemetry/api';
import type { SpanKind, Tracing } from './tracing.ts';

type Api = typeof import('@opentelemetry/api');

const SCOPE = 'payee-check';

/**
 * What the SDK looks for to record nothing (`suppressTracing` of `@opentelemetry/core`). Instrumentations of HTTP
 * clients record whole URLs, and one provider's documented URL contains the account number.
 */
const SUPPRESSED = 'OpenTelemetry SDK Context Key SUPPRESS_TRACING';

/** Where an SDK registers itself: without one there is no need to load the API's sixty files. */
const REGISTERED = Symbol.for('opentelemetry.js.api.1');

/** Without an SDK, the API returns spans that have no id. */
function isInUse(api: Api): boolean {
  return api.isSpanContextValid(api.trace.getTracer(SCOPE).startSpan('probe', { root: true }).spanContext());
}

/** `null` where the operator has registered no SDK. */
function createTracing(api: Api): Tracing | null {
  if (!isInUse(api)) return null;
  const { context, createContextKey, SpanKind: kinds, SpanStatusCode, trace } = api;
  const tracer = trace.getTracer(SCOPE);
  const suppressed = createContextKey(SUPPRESSED);
  const options: Record<SpanKind, SpanOptions> = {
    // A trace begins here: a stranger does not decide that a request is recorded (W3C Trace Context, 4.3).
    request: { kind: kinds.SERVER, root: true },
    check: { kind: kinds.INTERNAL },
    provider: { kind: kinds.CLIENT },
  };

  function inside(span: Span, kind: SpanKind): Context {
    const own = trace.setSpan(context.active(), span);
    return kind === 'provider' ? own.setValue(suppressed, true) : own;
  }

  return {
    begin(name, kind) {
      const span = tracer.startSpan(name, options[kind]);
      return {
        within: (work) => context.with(inside(span, kind), work),
        end(result) {
          if (result.name !== undefined) span.updateName(result.name);
          span.setAttributes(result.attributes);
          if (result.failed) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
  };
}

/**
 * Traces with whatever OpenTelemetry SDK the process was started with (`node --import ./instrumentation.mjs`); `null`
 * without one, or where `@opentelemetry/api` is not installed.
 */
export async function loadTracing(): Promise<Tracing | null> {
  if (!(REGISTERED in globalThis)) return null;
  const api = await import('@opentelemetry/api').catch(() => null);
  return api === null ? null : createTracing(api);
}
