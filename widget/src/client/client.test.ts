import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { completed, FakeBff, heldBack, json, pending, problem } from '../testing/bff.ts';
import { createPayeeCheckClient, PayeeCheckError } from './index.ts';

const ACCOUNT = { scheme: 'iban', iban: 'DE89370400440532013000' } as const;
const AGAIN = 'chk_another0123456789';
const closeMatch = (over = {}) => completed({ outcome: 'close_match', registeredName: 'Jane M. Doe', ...over });

let bff: FakeBff;
beforeEach(() => {
  bff = new FakeBff().install();
});
afterEach(() => bff.restore());

const visit = (getSessionToken?: () => Promise<string>) =>
  createPayeeCheckClient({ endpoint: 'https://bff.example/', getSessionToken });

/** The client, built as a page's bundler does. */
async function bundle(format: 'es' | 'iife') {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@payee-check/source', 'default'] },
    build: {
      write: false,
      minify: true,
      lib: { entry: `${import.meta.dirname}/index.ts`, formats: [format], name: 'client', fileName: () => 'client.js' },
    },
  });
  return [built].flat().flatMap((one) => ('output' in one ? one.output : []));
}

describe('the client without a DOM', () => {
  it('opens a session and asks, as the element does', async () => {
    const check = await visit().check(ACCOUNT, 'Jane Doe', {
      accountType: 'business',
      identifiers: [{ type: 'lei', value: '529900T8BM49AURSDO55' }],
    });
    expect([check.outcome, check.receipt]).toEqual(['match', 'first-receipt']);
    expect(bff.paths).toEqual(['POST /v1/sessions', 'POST /v1/checks']);
    expect(bff.asked[1]?.body).toEqual({
      account: ACCOUNT,
      name: 'Jane Doe',
      accountType: 'business',
      identifiers: [{ type: 'lei', value: '529900T8BM49AURSDO55' }],
    });
  });

  it('waits for a slow bank, and reports that it is waiting', async () => {
    let told = 0;
    bff.check = () => json(202, { check: pending() });
    expect((await visit().check(ACCOUNT, 'Jane Doe', { onPending: () => told++ })).outcome).toBe('match');
    expect(told).toBeGreaterThan(0);
  });

  it('uses one session for all its questions, and a new one when that has expired', async () => {
    const client = visit();
    await client.check(ACCOUNT, 'Jane Doe');
    await client.check(ACCOUNT, 'John Doe');
    expect(bff.count('/v1/sessions')).toBe(1);
    bff.check = ({ token }) =>
      token === 'Bearer token-1' ? problem(401, 'session_expired') : json(200, { check: completed() });
    await client.check(ACCOUNT, 'Joan Doe');
    expect(bff.count('/v1/sessions')).toBe(2);
  });

  it('takes its tokens from the page if the page provides them, and never falls back to an anonymous one', async () => {
    const client = visit(async () => 'minted');
    await client.check(ACCOUNT, 'Jane Doe');
    expect([bff.asked[0]?.token, bff.count('/v1/sessions')]).toEqual(['Bearer minted', 0]);
    bff.check = () => problem(401, 'session_expired');
    await expect(client.check(ACCOUNT, 'Joan Doe')).rejects.toMatchObject({ code: 'session_expired' });
  });

  it('rejects with the errors of the element', async () => {
    bff.check = () => problem(429, 'rate_limited', { 'retry-after': '7' });
    const error = await visit()
      .check(ACCOUNT, 'Jane Doe')
      .catch((error: unknown) => error);
    expect(error).toBeInstanceOf(PayeeCheckError);
    expect(error).toMatchObject({ code: 'rate_limited', retryAfterMs: 7000, retryable: true });
    const nowhere = createPayeeCheckClient({ endpoint: '/bff' });
    await expect(nowhere.check(ACCOUNT, 'Jane Doe')).rejects.toMatchObject({ code: 'not_configured' });
    bff.check = () => json(200, { check: { ...completed(), outcome: 'matches' } });
    await expect(visit().check(ACCOUNT, 'Jane Doe')).rejects.toMatchObject({ code: 'malformed_answer' });
  });

  it('aborts on its signal', async () => {
    bff.check = () => heldBack().reply;
    const abort = new AbortController();
    const asking = visit().check(ACCOUNT, 'Jane Doe', { signal: abort.signal });
    await expect.poll(() => bff.count('/v1/checks')).toBe(1);
    abort.abort();
    await expect(asking).rejects.toMatchObject({ code: 'aborted' });
  });

  it('records a decision even if the session has expired since, as long as the answer is the same', async () => {
    const client = visit();
    bff.check = () => json(200, { check: closeMatch() });
    bff.decision = (decision) => json(200, { check: closeMatch({ decision, receipt: 'decided' }) });
    const check = await client.check(ACCOUNT, 'Jane Do');
    expect(await client.decide({ ...check }, 'use_registered_name')).toMatchObject({ receipt: 'decided' });
    bff.decision = (decision, { path }) =>
      path.includes(AGAIN)
        ? json(200, { check: closeMatch({ id: AGAIN, decision, receipt: 'decided again' }) })
        : problem(404, 'check_not_found');
    bff.check = () => json(200, { check: closeMatch({ id: AGAIN }) });
    expect(await client.decide(check, 'use_registered_name')).toMatchObject({ receipt: 'decided again' });
  });

  it('returns the new answer, undecided, if it differs from the one decided on', async () => {
    const client = visit();
    bff.check = () => json(200, { check: closeMatch() });
    const check = await client.check(ACCOUNT, 'Jane Do');
    bff.decision = () => problem(404, 'check_not_found');
    bff.check = () => json(200, { check: completed({ id: AGAIN, outcome: 'no_match' }) });
    expect(await client.decide(check, 'continue_anyway')).toMatchObject({ outcome: 'no_match', decision: null });
  });

  it('returns the bank of an account, or nothing', async () => {
    const { account } = completed();
    bff.details = () => json(200, { account, risk: { level: 'none', signals: [] } });
    expect((await visit().details(ACCOUNT))?.bank?.name).toBe('Example Bank');
    bff.details = () => json(200, {});
    expect(await visit().details(ACCOUNT)).toBeUndefined();
  });

  it('works in environments that have little besides fetch, such as React Native', async () => {
    /** React Native's URL implements few properties. */
    class Url {
      readonly href: string;

      constructor(url: string) {
        this.href = url;
      }

      get origin(): string {
        throw new Error('URL.origin is not implemented');
      }
    }
    const [chunk] = await bundle('iife');
    const ask = `client.createPayeeCheckClient({ endpoint: 'https://bff.example/' }).check(${JSON.stringify(ACCOUNT)}, 'Jane Doe')`;
    const given = {
      fetch: (url: string, init: RequestInit) => fetch(url, init),
      AbortController,
      URL: Url,
      setTimeout,
      clearTimeout,
    };
    bff.check = () => json(202, { check: pending() });
    const code = chunk?.type === 'chunk' ? chunk.code : '';
    expect(await runInNewContext(`${code};${ask}.then(({ outcome }) => outcome)`, given)).toBe('match');
    bff.check = () => problem(429, 'rate_limited');
    expect(await runInNewContext(`${code};${ask}.catch(({ code }) => code)`, given)).toBe('rate_limited');
  });

  it('is 4 KiB at most, and includes nothing of Lit or of a page', async () => {
    const chunks = await bundle('es');
    // The code that solves challenges is loaded when there is one.
    const first = chunks.filter((chunk) => chunk.type === 'chunk' && !chunk.isDynamicEntry);
    const code = first.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('');
    expect(gzipSync(code).length).toBeGreaterThan(1000);
    expect(gzipSync(code).length).toBeLessThanOrEqual(4096);
    expect(code).not.toMatch(/litElement|HTMLElement|customElements|\bwindow\b/);
  });
});
