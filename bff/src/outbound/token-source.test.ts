import { describe, expect, it } from 'vitest';
import { createTestClock } from '../testing/clock.ts';
import type { OutboundResponse } from './client.ts';
import { ProviderError } from './errors.ts';
import { createTokenCache, type IssuedToken, type RenewToken, type TokenOwner, withToken } from './token-source.ts';

const owner: TokenOwner = { provider: 'ibantrack', environment: 'https://a.example', credential: ['id', 'secret'] };

function setUp(renewals: ((count: number) => Promise<IssuedToken>) | undefined = undefined, maxTokens = 64) {
  const clock = createTestClock();
  const cache = createTokenCache({ clock, maxTokens });
  let count = 0;
  const renew: RenewToken = () => {
    count++;
    return renewals?.(count) ?? Promise.resolve({ value: `token-${count}`, expiresInSeconds: 3600 });
  };
  const context = () => ({ signal: new AbortController().signal, deadline: clock.now() + 1000 });
  return { clock, cache, renew, context, renewals: () => count };
}

const answer = (status: number): OutboundResponse => ({
  status,
  headers: {},
  text: () => '',
  json: () => null,
  retryAfterMs: null,
});

describe('a token source', () => {
  it('fetches one token for twenty callers at once', async () => {
    const { cache, renew, context, renewals } = setUp();
    const source = cache.source(owner, renew);
    const tokens = await Promise.all(Array.from({ length: 20 }, () => source.token(context())));
    expect(new Set(tokens)).toEqual(new Set(['token-1']));
    expect(renewals()).toBe(1);
  });

  it('keeps it until a minute before it expires', async () => {
    const { clock, cache, renew, context } = setUp();
    const source = cache.source(owner, renew);
    await source.token(context());
    await clock.advance(3_539_000);
    expect(await source.token(context())).toBe('token-1');
    await clock.advance(1000);
    expect(await source.token(context())).toBe('token-2');
  });

  it('keeps a short-lived one for nine tenths of its life', async () => {
    const { clock, cache, renew, context } = setUp(async (n) => ({ value: `token-${n}`, expiresInSeconds: 10 }));
    const source = cache.source(owner, renew);
    await source.token(context());
    await clock.advance(8999);
    expect(await source.token(context())).toBe('token-1');
    await clock.advance(1);
    expect(await source.token(context())).toBe('token-2');
  });

  it.each([
    ['provider', { provider: 'banfico' }],
    ['environment', { environment: 'https://b.example' }],
    ['credential', { credential: ['id', 'another secret'] }],
  ] as const)('never shares one with another %s', async (_, difference) => {
    const { cache, renew, context } = setUp();
    expect(await cache.source(owner, renew).token(context())).toBe('token-1');
    expect(await cache.source({ ...owner, ...difference }, renew).token(context())).toBe('token-2');
    expect(await cache.source(owner, renew).token(context())).toBe('token-1');
  });

  it('forgets the least recently used one beyond its limit', async () => {
    const { cache, renew, context } = setUp(undefined, 2);
    const source = (environment: string) => cache.source({ ...owner, environment }, renew);
    await source('a').token(context());
    await source('b').token(context());
    await source('a').token(context());
    await source('c').token(context());
    expect(await source('a').token(context())).toBe('token-1');
    expect(await source('b').token(context())).toBe('token-4');
  });

  it('reports a failure to every waiting caller, and tries again for the next', async () => {
    const refused = new ProviderError('ibantrack', 'bad_credentials');
    const { cache, renew, context, renewals } = setUp(async (n) => {
      if (n === 1) throw refused;
      return { value: 'good', expiresInSeconds: 60 };
    });
    const source = cache.source(owner, renew);
    const results = await Promise.allSettled([source.token(context()), source.token(context())]);
    expect(results.map((result) => result.status === 'rejected' && result.reason)).toEqual([refused, refused]);
    expect(await source.token(context())).toBe('good');
    expect(renewals()).toBe(2);
  });

  it('lets one caller leave without stopping the renewal for the others', async () => {
    let issue: (token: IssuedToken) => void = () => undefined;
    const { clock, cache, renew, context } = setUp(() => new Promise((resolve) => (issue = resolve)));
    const source = cache.source(owner, renew);
    const impatient = new AbortController();
    const first = source.token({ ...context(), signal: impatient.signal });
    const second = source.token(context());
    impatient.abort();
    await expect(first).rejects.toMatchObject({ code: 'aborted' });
    issue({ value: 'late', expiresInSeconds: 60 });
    expect(await second).toBe('late');
    expect(clock.pending).toBe(0);
  });

  it('gives a renewal eight seconds', async () => {
    const { clock, cache, context } = setUp();
    const source = cache.source(
      owner,
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(new ProviderError('ibantrack', 'timed_out')));
        }),
    );
    const token = source.token(context());
    token.catch(() => undefined);
    await clock.advance(8000);
    await expect(token).rejects.toMatchObject({ code: 'timed_out' });
  });
});

describe('a call with a token', () => {
  it('renews once after a 401, however many callers were refused', async () => {
    const { cache, renew, context, renewals } = setUp();
    const source = cache.source(owner, renew);
    const call = async (token: string) => answer(token === 'token-1' ? 401 : 200);
    const answers = await Promise.all(Array.from({ length: 20 }, () => withToken(source, context(), call)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(200));
    expect(renewals()).toBe(2);
  });

  it('returns a second 401', async () => {
    const { cache, renew, context, renewals } = setUp();
    const used: string[] = [];
    const result = await withToken(cache.source(owner, renew), context(), async (token) => {
      used.push(token);
      return answer(401);
    });
    expect(result.status).toBe(401);
    expect(used).toEqual(['token-1', 'token-2']);
    expect(renewals()).toBe(2);
  });
});
