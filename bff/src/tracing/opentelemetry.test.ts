import * as api from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT, startBff, type TestBff } from '../testing/bff.ts';
import { json, startUpstream, type Upstream } from '../testing/upstream.ts';
import { loadTracing } from './opentelemetry.ts';

const exporter = new InMemorySpanExporter();
let bank: Upstream;
let bff: TestBff;

/** Ibantrack's answers, and an instrumentation of HTTP clients that records more than it should. */
async function start(): Promise<void> {
  bank = await startUpstream(({ url }) => {
    if (url.endsWith('/oauth2/token')) return json(200, { access_token: 'x', token_type: 'Bearer', expires_in: 3600 });
    return json(200, { id: '0b0e3a52-1c5e-4b0f-9a56-0d6c1f0a7e11', status: 'completed', match_result: 'no_match' });
  });
  bff = await startBff(
    {
      PROVIDERS: 'ibantrack',
      IBANTRACK_BASE_URL: bank.url,
      IBANTRACK_CLIENT_ID: 'client',
      IBANTRACK_CLIENT_SECRET: 'secret',
    },
    { tracing: await loadTracing() },
  );
}

const ask = async (headers: Record<string, string> = {}) =>
  bff.ask('/v1/checks', { body: { account: ACCOUNT, name: 'Typed Person' }, token: await bff.openSession(), headers });

/**
 * The BFF ends a request's span when everything has been handed to its connection, a moment after the answer can be
 * read.
 */
const spanNamed = (name: string) =>
  expect.poll(() => exporter.getFinishedSpans().find((span) => span.name === name)).toBeDefined();
const span = (name: string) => {
  const found = exporter.getFinishedSpans().find((span) => span.name === name);
  if (found === undefined) throw new Error(`There is no span ${name}`);
  return found;
};

afterEach(async () => {
  await bff.close();
  await bank.close();
});

describe('with an SDK', () => {
  beforeEach(async () => {
    api.context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    api.trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
    await start();
    exporter.reset();
  });
  afterEach(() => {
    api.trace.disable();
    api.context.disable();
  });

  it('a request’s span contains its check, and a check’s its calls to providers', async () => {
    await ask();
    await spanNamed('POST /v1/checks');
    const [request, check, call] = [span('POST /v1/checks'), span('check'), span('ibantrack name_check')];
    expect(request.kind).toBe(api.SpanKind.SERVER);
    expect(request.parentSpanContext).toBeUndefined();
    expect(request.attributes).toEqual({
      'http.request.method': 'POST',
      'http.route': '/v1/checks',
      'http.response.status_code': 200,
      'payee_check.request_id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(check.parentSpanContext?.spanId).toBe(request.spanContext().spanId);
    expect(check.attributes).toEqual({ 'payee_check.outcome': 'no_match' });
    expect(call.kind).toBe(api.SpanKind.CLIENT);
    expect(call.parentSpanContext?.spanId).toBe(check.spanContext().spanId);
    expect(call.attributes).toEqual({
      'payee_check.provider': 'ibantrack',
      'payee_check.operation': 'name_check',
      'payee_check.result': 'answered',
    });
  });

  it('no span contains anything personal', async () => {
    await ask();
    await bff.ask('/v1/checks/DE89370400440532013000?name=Typed', { token: 'x' });
    await spanNamed('GET /v1/checks/:id');
    const told = exporter
      .getFinishedSpans()
      .map(({ name, attributes, events, status }) => [name, attributes, events, status]);
    expect(JSON.stringify(told)).not.toMatch(/DE89|37040044|Person|Typed|127\.0\.0\.1|chk_|ses_|http:/);
  });

  it('no trace context is accepted from outside, and none is sent to a provider', async () => {
    const theirs = '0af7651916cd43dd8448eb211c80319c';
    await ask({ traceparent: `00-${theirs}-b7ad6b7169203331-01` });
    await spanNamed('POST /v1/checks');
    expect(span('POST /v1/checks').spanContext().traceId).not.toBe(theirs);
    for (const { headers } of bank.requests) expect(headers.traceparent).toBeUndefined();
  });

  it('an instrumentation that would write down a provider’s URL records nothing', async () => {
    const tracing = await loadTracing();
    tracing?.begin('ibanbic account_details', 'provider').within(() => {
      api.trace.getTracer('http client').startSpan('GET /validate_iban/DE89370400440532013000').end();
    });
    tracing?.begin('check', 'check').within(() => api.trace.getTracer('redis').startSpan('GET').end());
    expect(exporter.getFinishedSpans().map(({ name }) => name)).toEqual(['GET']);
  });

  it('a refusal is recorded by its code and is not a failure', async () => {
    await bff.ask('/v1/checks', { body: {} });
    await spanNamed('POST /v1/checks');
    expect(span('POST /v1/checks').attributes['payee_check.problem']).toBe('session_required');
    expect(span('POST /v1/checks').status.code).toBe(api.SpanStatusCode.UNSET);
  });
});

describe('without an SDK', () => {
  it('there is no tracing at all, and everything works', async () => {
    await start();
    expect(await loadTracing()).toBeNull();
    expect((await ask()).status).toBe(200);
  });
});
