import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { completed, json, pending, problem } from '../testing/bff.ts';
import { accessTo } from './access.ts';
import { ask } from './ask.ts';
import { withToken } from './session.ts';

const never = () => new Promise<never>(() => {});
const question = { account: { scheme: 'iban', iban: 'DE89370400440532013000' }, name: 'Jane Doe' } as const;
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error) => error.code,
  );

/** Stays open until it is aborted, like a server that accepts a request and never answers. */
const silent = (_url: string, { signal }: RequestInit) =>
  new Promise<Response>((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));

describe('waiting', () => {
  const fetch = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();
  const access = (token?: string, getToken?: () => Promise<string>) => ({
    ...accessTo('', token, getToken),
    endpoint: 'https://bff.example',
  });
  const { signal } = new AbortController();

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('fetch', fetch.mockReset());
    vi.stubGlobal('document', { baseURI: 'https://shop.example/' });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('ends if the BFF does not answer', async () => {
    fetch.mockImplementation(silent);
    const asked = code(ask(access('minted'), question, signal, () => {}));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await asked).toBe('timeout');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends if the page provides no token', async () => {
    const asked = code(withToken(access(undefined, never), signal, async () => 'asked'));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await asked).toBe('timeout');
  });

  it('ends if the check stays pending', async () => {
    fetch.mockImplementation(async () => json(202, { check: pending(1000) }));
    const asked = code(ask(access('minted'), question, signal, () => {}));
    await vi.advanceTimersByTimeAsync(62_000);
    expect(await asked).toBe('timeout');
    expect(fetch.mock.calls.length).toBeLessThan(70);
  });

  it('follows Location only to the BFF, since the token goes with it', async () => {
    fetch.mockImplementationOnce(async () =>
      json(202, { check: pending(1000) }, { location: 'https://evil.example/v1/checks/chk_0123456789abcdef' }),
    );
    fetch.mockImplementation(async () => json(200, { check: completed() }));
    const asked = ask(access('minted'), question, signal, () => {});
    await vi.advanceTimersByTimeAsync(1000);
    await asked;
    expect(fetch.mock.calls.map(([url]) => url)).toEqual([
      'https://bff.example/v1/checks',
      'https://bff.example/v1/checks/chk_0123456789abcdef',
    ]);
  });

  it('reports a challenge that takes more than a second, and counts none of that time against the bank', async () => {
    const takes = (milliseconds: number) =>
      vi.doMock('./challenge/index.ts', () => ({
        answerTo: () => new Promise((resolve) => setTimeout(() => resolve({}), milliseconds)),
      }));
    const told: [number, boolean][] = [];
    const tried = async (milliseconds: number) => {
      vi.resetModules();
      takes(milliseconds);
      const { ask: askAnew } = await import('./ask.ts');
      told.length = 0;
      const expiresAt = new Date(Date.now() + 1_800_000).toISOString();
      fetch
        .mockImplementationOnce(async () => problem(401, 'challenge_required'))
        .mockImplementationOnce(async () => json(201, { session: { token: 'anonymous', expiresAt } }))
        .mockImplementationOnce(async () => json(202, { check: pending(1000) }))
        .mockImplementation(async () => json(200, { check: completed() }));
      const begin = Date.now();
      const onChallenge = (working: boolean) => told.push([Date.now() - begin, working]);
      const asked = askAnew(access(), question, signal, () => {}, onChallenge);
      await vi.advanceTimersByTimeAsync(milliseconds + 2000);
      return (await asked).outcome;
    };
    expect(await tried(120_000)).toBe('match');
    expect(told).toEqual([
      [1000, true],
      [120_000, false],
    ]);
    expect(await tried(900)).toBe('match');
    expect(told).toEqual([]);
    vi.doUnmock('./challenge/index.ts');
  });

  it('shares one opening session among all who ask, and aborts it with the last', async () => {
    fetch.mockImplementation(silent);
    const shared = access();
    const [first, second] = [new AbortController(), new AbortController()];
    const asked = [first, second].map((item) => code(withToken(shared, item.signal, async () => 'asked')));
    first.abort();
    expect(await asked[0]).toBe('aborted');
    expect(fetch.mock.calls[0]?.[1].signal?.aborted).toBe(false);
    second.abort();
    expect(await asked[1]).toBe('aborted');
    expect([fetch.mock.calls.length, fetch.mock.calls[0]?.[1].signal?.aborted]).toEqual([1, true]);
  });

  it.each([
    ['7', 7000],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 1000],
    ['99999999', 3_600_000],
    ['soon', 30_000],
  ])('reads Retry-After: %s', async (header, milliseconds) => {
    fetch.mockImplementation(async () => problem(429, 'rate_limited', { 'retry-after': header }));
    const error = await ask(access('minted'), question, signal, () => {}).catch((error) => error);
    expect([error.code, error.retryAfterMs]).toEqual(['rate_limited', milliseconds]);
  });
});
