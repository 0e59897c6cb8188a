import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { ACCOUNT, API_KEY, SHOP, startBff } from '../../testing/bff.ts';
import { said, testProvider } from '../../testing/providers.ts';
import { startRedis, type TestRedis } from '../../testing/redis.ts';
import { BUSY_MACHINE } from '../../testing/store.suite.ts';

const OLD = 'an old secret that is long enough';
const NEW = 'a new secret that is long enough!';
const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });

const settings = (redis: TestRedis, secrets: string) => ({
  REDIS_URL: redis.url,
  SESSION_SECRET: secrets,
  RECEIPT_KEYS: JSON.stringify({ keys: [key] }),
});
const bank = testProvider('ibantrack', { checkName: async () => said.closeMatch });

/** Everything that somebody with access to Redis could read. */
async function everything({ client }: TestRedis): Promise<string[]> {
  const keys = await client.keys('*');
  const contents = keys.map(async (name) => {
    const kind = await client.type(name);
    const read: Readonly<Record<string, () => Promise<unknown>>> = {
      string: () => client.get(name),
      set: () => client.smembers(name),
      hash: () => client.hgetall(name),
      zset: () => client.zrange(name, 0, -1),
      list: () => client.lrange(name, 0, -1),
      stream: () => client.xrange(name, '-', '+'),
    };
    const content = [JSON.stringify(await read[kind]?.())];
    return `${name} ${content.join(' ')}`;
  });
  return Promise.all(contents);
}

it('what the BFF leaves in Redis tells nothing personal, belongs to one node, and expires', BUSY_MACHINE, async () => {
  const redis = await startRedis();
  const bff = await startBff(settings(redis, OLD), { providers: [bank] });
  const minted = await bff.ask('/v1/sessions', { body: { origin: SHOP, subject: 'customer-7' }, token: API_KEY });
  const { token } = minted.body.session;
  const { body } = await bff.ask('/v1/checks', { body: { account: ACCOUNT, name: 'Jane Do' }, token });
  const decision = { decision: 'use_registered_name' };
  const decided = await bff.ask(`/v1/checks/${body.check.id}/decision`, { body: decision, token });
  const consume = { receipt: decided.body.check.receipt, consume: true };
  expect((await bff.ask('/v1/receipts/verify', { body: consume, token: API_KEY })).body.valid).toBe(true);

  const found = await everything(redis);
  expect(found.length).toBeGreaterThan(8);
  for (const text of found) {
    // The queue of batches keeps its own settings and the time at which it last looked, for as long as it exists.
    expect(text).toMatch(/^(?:payee-check:\{[\w-]+\}:|\{payee-check\}:queue:batches:(?:meta|stalled-check) )/);
    // Three letters occur by chance in random characters, though not at the beginning of a word.
    expect(text).not.toMatch(/(?<![\w-])(?:jane|doe|eyJ)|DE893704|3704 ?0044|127\.0\.0\.1|customer-7/i);
  }
  for (const { key, leftMs } of await redis.keys()) {
    if (!key.startsWith('{payee-check}:queue:')) expect(leftMs).toBeGreaterThan(0);
  }
  await bff.close();
  await redis.close();
});

it('sessions and checks survive a change of the secret', BUSY_MACHINE, async () => {
  const redis = await startRedis();
  const before = await startBff(settings(redis, OLD), { providers: [bank] });
  const token = await before.openSession();
  const { body } = await before.ask('/v1/checks', { body: { account: ACCOUNT, name: 'Jane Do' }, token });
  await before.close();
  const after = await startBff(settings(redis, `${NEW},${OLD}`), { providers: [bank] });
  expect((await after.ask(`/v1/checks/${body.check.id}`, { token })).body).toEqual(body);
  await after.close();
  const later = await startBff(settings(redis, NEW), { providers: [bank] });
  expect((await later.ask(`/v1/checks/${body.check.id}`, { token })).status).toBe(401);
  await later.close();
  await redis.close();
});
