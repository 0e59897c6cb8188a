import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Question } from '../../domain/question.ts';
import { createOutboundClient } from '../../outbound/client.ts';
import { ProviderError } from '../../outbound/errors.ts';
import { createTokenCache } from '../../outbound/token-source.ts';
import { createMemoryStore } from '../../store/memory.ts';
import { closedPort, faults, json, type Reply, type SeenRequest, startUpstream } from '../../testing/upstream.ts';
import { type Clock, systemClock } from '../../time/clock.ts';
import type { CallContext, Provider } from '../provider.ts';
import { createIbantrack } from './index.ts';
import type { IbantrackSettings } from './settings.ts';

const QUESTION: Question = {
  account: { scheme: 'iban', iban: 'DE89370400440532013000', country: 'DE' },
  name: 'Jane Doe',
  accountType: null,
  identifiers: [],
};
const MATCH = { id: 'ver_1', status: 'completed', match_result: 'match' };
const PENDING = { id: 'ver_1', status: 'pending' };

/** Real time, but nobody waits long. */
const quick: Clock = { now: () => Date.now(), after: (ms, callback) => systemClock.after(ms / 100, callback) };

const toClose: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const resource of toClose.splice(0).reverse()) await resource.close();
});

interface Script {
  /** The answers of `POST …/account-holder-verifications`, in turn, and then always the last one. */
  readonly posts?: readonly Reply[];
  readonly gets?: readonly Reply[];
  readonly tokens?: readonly Reply[];
}

async function setUp(script: Script, overrides: Partial<IbantrackSettings> = {}) {
  const seen = { posts: [] as SeenRequest[], gets: [] as SeenRequest[], tokens: [] as SeenRequest[] };
  const next = (kind: keyof typeof seen, request: SeenRequest, fallback: Reply) => {
    const replies = script[kind] ?? [];
    seen[kind].push(request);
    return replies[seen[kind].length - 1] ?? replies.at(-1) ?? fallback;
  };
  const upstream = await startUpstream((request) => {
    if (request.url.endsWith('/oauth2/token')) {
      const token = { access_token: `token-${seen.tokens.length + 1}`, token_type: 'Bearer', expires_in: 3600 };
      return next('tokens', request, json(200, token));
    }
    return request.method === 'POST'
      ? next('posts', request, json(200, MATCH))
      : next('gets', request, json(200, MATCH));
  });
  toClose.push(upstream);
  return { upstream, seen, ...provider(`${upstream.url}/api-v1`, overrides) };
}

function provider(baseUrl: string, overrides: Partial<IbantrackSettings> = {}) {
  const config: IbantrackSettings = {
    baseUrl,
    clientId: 'an-id',
    clientSecret: 'a secret & more',
    sandbox: false,
    postsPerMinute: 60,
    getsPerMinute: 120,
    ...overrides,
  };
  const ibantrack: Provider = createIbantrack(config, {
    client: createOutboundClient({ provider: 'ibantrack', baseUrl, timeoutMs: 1000 }),
    tokens: createTokenCache(),
    store: createMemoryStore(),
    unknownWords: { report: () => undefined },
    clock: quick,
  });
  toClose.push(ibantrack);
  const ask = (context: Partial<CallContext> = {}, question = QUESTION) =>
    (
      ibantrack.checkName?.(question, {
        signal: new AbortController().signal,
        deadline: Date.now() + 5000,
        ...context,
      }) ?? Promise.reject(new Error('has no name check'))
    ).catch((error: unknown) => {
      if (!(error instanceof ProviderError)) throw error;
      expect(error.message).not.toMatch(/Jane|DE89|secret|token-/);
      return error.code;
    });
  return { ibantrack, ask };
}

describe('a question', () => {
  it('is asked as documented, with a token that is fetched once', async () => {
    const { ask, seen } = await setUp({});
    expect(await ask()).toEqual({
      outcome: 'match',
      reason: null,
      accountStatus: null,
      reference: 'ver_1',
      scheme: null,
    });
    await ask();
    expect(seen.tokens.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['POST', '/api-v1/oauth2/token', 'grant_type=client_credentials&client_id=an-id&client_secret=a+secret+%26+more'],
    ]);
    expect(seen.tokens[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    const [post] = seen.posts;
    expect(post?.url).toBe('/api-v1/account-holder-verifications');
    expect(post?.headers.authorization).toBe('Bearer token-1');
    expect(JSON.parse(post?.body ?? '')).toEqual({
      account: { iban: 'DE89370400440532013000' },
      account_holder: { name: 'Jane Doe' },
    });
  });

  it('twenty at once on a cold start fetch one token', async () => {
    const { ask, seen } = await setUp({});
    await Promise.all(Array.from({ length: 20 }, () => ask()));
    expect(seen.tokens).toHaveLength(1);
    expect(seen.posts).toHaveLength(20);
  });

  it.each([
    ['Jane Doe', 'match'],
    ['Mr No Match', 'no_match'],
    ['CLOSE MATCH', 'close_match'],
    ['Unavailable Ltd', 'failed'],
  ])('in the sandbox states the wanted answer: %s, %s', async (name, sandboxResult) => {
    const { ask, seen } = await setUp({ posts: [json(200, PENDING)] }, { sandbox: true });
    await ask({}, { ...QUESTION, name });
    expect(seen.posts[0]?.url).toBe('/api-v1/sandbox/account-holder-verifications');
    expect(JSON.parse(seen.posts[0]?.body ?? '')).toMatchObject({ sandbox_result: sandboxResult });
    expect(seen.gets[0]?.url).toBe('/api-v1/sandbox/account-holder-verifications/ver_1');
  });

  it.each([
    [{ scheme: 'iban', country: 'DE' }, true],
    [{ scheme: 'iban', country: 'BR' }, false],
    [{ scheme: 'uk', country: 'GB' }, false],
  ] as const)('%j is supported: %s', (account, expected) => {
    expect(provider('http://127.0.0.1:9').ibantrack.supports(account)).toBe(expected);
  });
});

describe('a pending verification', () => {
  it('is reported immediately, and polled until it is done', async () => {
    const { ask, seen } = await setUp({
      posts: [json(200, PENDING)],
      gets: [json(200, PENDING), json(200, PENDING), json(200, MATCH)],
    });
    const onPending = vi.fn();
    expect(await ask({ onPending })).toMatchObject({ outcome: 'match' });
    expect(onPending).toHaveBeenCalledTimes(1);
    expect(seen.posts).toHaveLength(1);
    expect(seen.gets.map((get) => get.url)).toEqual(Array(3).fill('/api-v1/account-holder-verifications/ver_1'));
  });

  it('is not polled sooner than it says, nor past the deadline', async () => {
    const { ask, seen } = await setUp({ posts: [json(200, PENDING, { 'Retry-After': '60' })] });
    expect(await ask()).toBe('bank_timeout');
    expect(seen.gets).toHaveLength(0);
  });

  it('survives a few failed polls, but not many', async () => {
    const stumbling = await setUp({
      posts: [json(200, PENDING)],
      gets: [json(429, {}, { 'Retry-After': '1' }), json(500, {}), json(200, MATCH)],
    });
    expect(await stumbling.ask()).toMatchObject({ outcome: 'match' });
    const gateway = await setUp({
      posts: [json(200, PENDING)],
      gets: [faults.html, json(200, { id: 'ver_1' }), json(200, { ...MATCH, match_result: 'no_match' })],
    });
    expect(await gateway.ask()).toMatchObject({ outcome: 'no_match' });
    const down = await setUp({ posts: [json(200, PENDING)], gets: [json(500, {})] });
    expect(await down.ask()).toBe('server_error');
    expect(down.seen.gets).toHaveLength(3);
  });

  it.each(['../oauth2/token', 'a/b', 'a%2fb', '', null])('with the id %j is a bad answer', async (id) => {
    const { ask, seen } = await setUp({ posts: [json(200, { id, status: 'pending' })] });
    expect(await ask()).toBe('bad_answer');
    expect(seen.gets).toHaveLength(0);
  });

  it('is not answered by an answer to another', async () => {
    const { ask } = await setUp({ posts: [json(200, PENDING)], gets: [json(200, { ...MATCH, id: 'ver_2' })] });
    expect(await ask()).toBe('another_subject');
  });

  it('is still a no if it says that it is about another', async () => {
    const no = { id: 'ver_2', status: 'completed', match_result: 'no_match' };
    const { ask } = await setUp({ posts: [json(200, PENDING)], gets: [json(200, no)] });
    expect(await ask()).toMatchObject({ outcome: 'no_match' });
  });

  it('is not lost if one poll in between is not answered', async () => {
    const { ask } = await setUp({
      posts: [json(200, PENDING)],
      gets: [json(404, {}), json(500, {}), json(200, MATCH)],
    });
    expect(await ask()).toMatchObject({ outcome: 'match' });
  });

  it('ends with the check', async () => {
    const { ask, upstream, ibantrack } = await setUp({ posts: [json(200, PENDING)], gets: [faults.hangBeforeHeaders] });
    const controller = new AbortController();
    const answer = ask({ signal: controller.signal });
    await upstream.received(3);
    controller.abort();
    expect(await answer).toBe('aborted');
    await ibantrack.close();
    await upstream.quiet();
  });
});

describe('a refusal', () => {
  it.each([
    [400, { code: 'ERROR_CODE_BAD_REQUEST', message: 'x' }, 'refused_request'],
    [400, { code: 'invalid_iban_checksum', message: 'x' }, 'refused_request'],
    [400, { code: 'invalid_iban_format_for_country', message: 'x' }, 'refused_request'],
    [400, { code: 'institution_out_of_scope', message: 'x' }, 'unsupported'],
    [403, { code: 'ERROR_CODE_ACCESS_DENIED', message: 'x' }, 'out_of_credits'],
    [404, { code: 'ERROR_CODE_NOT_FOUND', message: 'x' }, 'refused_request'],
    [408, {}, 'bank_timeout'],
    [421, {}, 'unsupported'],
    [429, { code: 'ERROR_CODE_TOO_MANY_REQUESTS', message: 'x' }, 'throttled'],
    [500, {}, 'server_error'],
    [503, {}, 'bank_unavailable'],
    [302, {}, 'bad_answer'],
  ])('%i %j: %s, and not asked twice', async (status, body, code) => {
    const { ask, seen } = await setUp({ posts: [json(status, body)] });
    expect(await ask()).toBe(code);
    expect(seen.posts).toHaveLength(1);
  });

  it('passes Retry-After to the circuit', async () => {
    const { ibantrack } = await setUp({ posts: [json(429, {}, { 'Retry-After': '17' })] });
    const context = { signal: new AbortController().signal, deadline: Date.now() + 5000 };
    await expect(ibantrack.checkName?.(QUESTION, context)).rejects.toMatchObject({ retryAfterMs: 17_000 });
  });

  it('401 renews the token once', async () => {
    const once = await setUp({ posts: [json(401, {}), json(200, MATCH)] });
    expect(await once.ask()).toMatchObject({ outcome: 'match' });
    expect(once.seen.posts.map((post) => post.headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
    const always = await setUp({ posts: [json(401, { code: 'ERROR_CODE_UNAUTHORIZED', message: 'x' })] });
    expect(await always.ask()).toBe('bad_credentials');
    expect(always.seen.posts).toHaveLength(2);
  });

  it.each([
    ['400', json(400, { error: 'invalid_client' }), 'bad_credentials'],
    ['401', json(401, {}), 'bad_credentials'],
    ['403', json(403, {}), 'bad_credentials'],
    ['429', json(429, {}), 'throttled'],
    ['500', json(500, {}), 'server_error'],
    ['503', json(503, {}), 'server_error'],
    ['an answer without a token', json(200, { token_type: 'Bearer' }), 'bad_answer'],
    ['a token that would smuggle a header', json(200, { access_token: 'a b\r\nc' }), 'bad_answer'],
    ['HTML', faults.html, 'bad_answer'],
  ])('of a token, %s', async (_, reply, code) => {
    const { ask, seen } = await setUp({ tokens: [reply] });
    expect(await ask()).toBe(code);
    expect(seen.posts).toHaveLength(0);
  });
});

describe('a fault', () => {
  it.each([
    ['hangBeforeHeaders', 'timed_out'],
    ['hangMidBody', 'timed_out'],
    ['resetBeforeHeaders', 'connection_failed'],
    ['resetMidBody', 'connection_failed'],
    ['huge', 'bad_answer'],
    ['hugeChunked', 'bad_answer'],
    ['html', 'bad_answer'],
    ['truncatedJson', 'bad_answer'],
    ['emptyBody', 'bad_answer'],
    ['arrayForObject', 'bad_answer'],
    ['nullForObject', 'bad_answer'],
    ['notHttp', 'bad_answer'],
    ['redirect', 'bad_answer'],
  ] as const)('%s: %s, in time, asked once, with nothing left behind', async (fault, code) => {
    const { ask, seen, ibantrack, upstream } = await setUp({ posts: [faults[fault]] });
    const started = Date.now();
    expect(await ask({ deadline: started + 300 })).toBe(code);
    expect(Date.now() - started).toBeLessThan(1500);
    expect(seen.posts).toHaveLength(1);
    await ibantrack.close();
    await upstream.quiet();
  });

  it('a refused connection', async () => {
    expect(await provider(await closedPort()).ask()).toBe('connection_failed');
  });
});

describe('the quota', () => {
  it('moves on if the next minute begins too late', async () => {
    const { ask, seen } = await setUp({}, { postsPerMinute: 2 });
    expect(await Promise.all([ask(), ask(), ask()])).toContain('quota_exhausted');
    expect(seen.posts).toHaveLength(2);
  });

  it('of GETs is respected while a verification is pending', async () => {
    const { ask, seen } = await setUp(
      { posts: [json(200, PENDING)], gets: [json(200, PENDING)] },
      { getsPerMinute: 2 },
    );
    expect(await ask()).toBe('quota_exhausted');
    expect(seen.gets).toHaveLength(2);
  });
});
