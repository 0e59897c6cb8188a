import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { askAs, checksOverSockets, TOKEN, VISITOR } from '../testing/checks-over-sockets.ts';
import { closedPort, faults, json, type Reply, startUpstream, type Upstream } from '../testing/upstream.ts';

/** Real providers, real sockets: the first fails in every possible way, the second answers. */

const CHECKS = { waitMs: 3000, deadlineMs: 2000, providerTimeoutMs: 400 };

let banfico: Upstream;
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  banfico = await startUpstream(({ url }) =>
    url === '/token'
      ? TOKEN
      : json(200, {
          data: {
            result: {
              id: 'v-1',
              account: { id: 'DE89370400440532013000', status: 'ACTIVE', nameCheckStatus: 'NO_MATCH' },
            },
          },
        }),
  );
});
afterAll(() => banfico.close());
afterEach(async () => {
  for (const resource of opened.splice(0).reverse()) await resource.close();
});

async function setUp(ibantrackUrl: string) {
  const order = ['ibantrack', 'banfico'] as const;
  const found = checksOverSockets({ order, ibantrackUrl, banficoUrl: banfico.url, config: CHECKS });
  opened.push(...found.providers);
  return found;
}

const failures: readonly [string, Reply][] = [
  ...Object.entries(faults),
  ...[400, 401, 403, 404, 408, 421, 429, 500, 503].map((status): [string, Reply] => [
    `HTTP ${status}`,
    json(status, { code: 'x', message: 'Jane Doe' }),
  ]),
  ['HTTP 429 with Retry-After', json(429, {}, { 'Retry-After': '30' })],
  ['an unknown word', json(200, { id: '1', status: 'completed', match_result: 'perhaps' })],
  ['a contradiction', json(200, { id: '1', status: 'failed', match_result: 'match' })],
  ['no result', json(200, { id: '1', status: 'completed', matched_name: 'Jane Doe' })],
  ['a bank that is late', json(200, { id: '1', status: 'failed', status_reason: 'institution_timeout' })],
  ['a bank out of scope', json(200, { id: '1', status: 'failed', status_reason: 'institution_out_of_scope' })],
  ['a bank that cannot say', json(200, { id: '1', status: 'completed', match_result: 'unable_to_verify' })],
  ['pending for ever', json(200, { id: '1', status: 'pending' })],
];

it.each(failures)('%s: the second answers, in time, and nothing personal is left in a log', async (_, reply) => {
  const upstream = await startUpstream(({ url }) => (url === '/oauth2/token' ? TOKEN : reply));
  opened.push(upstream);
  const { service, lines, providers } = await setUp(upstream.url);
  const { check, elapsedMs } = await askAs(service);
  if (check.status === 'pending') await service.drain();
  expect(await service.read(VISITOR, check.id)).toMatchObject({
    outcome: 'no_match',
    evidence: [
      { provider: 'ibantrack', result: 'unable_to_verify' },
      { provider: 'banfico', result: 'no_match' },
    ],
  });
  expect(elapsedMs).toBeLessThan(CHECKS.deadlineMs);
  // Ids and times may happen to contain a few of the same letters and digits.
  expect(JSON.stringify(lines)).not.toMatch(/\b(?:Jane|Doe)\b|DE89|0532013000|secret|a-token/);
  await Promise.all(providers.map((provider) => provider.close()));
  await upstream.quiet();
});

it('connection refused: the second provider answers', async () => {
  const { service } = await setUp(await closedPort());
  expect((await askAs(service)).check).toMatchObject({ outcome: 'no_match' });
});

it('once the circuit is open, the first costs no time and no call', async () => {
  const upstream = await startUpstream(({ url }) => (url === '/oauth2/token' ? TOKEN : faults.hangBeforeHeaders));
  opened.push(upstream);
  const { service, providers } = await setUp(upstream.url);
  await Promise.all(Array.from({ length: 20 }, (_, n) => askAs(service, `Jane Doe ${n}`)));
  expect(providers[0]?.circuit).toBe('open');
  const asked = upstream.requests.length;
  const { check, elapsedMs } = await askAs(service, 'Somebody Else');
  expect(check).toMatchObject({ outcome: 'no_match', evidence: [{ provider: 'banfico' }] });
  expect(upstream.requests).toHaveLength(asked);
  expect(elapsedMs).toBeLessThan(CHECKS.providerTimeoutMs);
});
