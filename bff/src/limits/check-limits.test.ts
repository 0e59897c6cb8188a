import { describe, expect, it } from 'vitest';
import { loadConfig } from '../config/load.ts';
import { createKeyring } from '../secrets/keyring.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Store } from '../store/store.ts';
import { CUSTOMER, QUESTION, SESSION } from '../testing/checks.ts';
import { createTestClock } from '../testing/clock.ts';
import { createOwnersOf } from './address.ts';
import { createCheckLimits } from './check-limits.ts';

const clock = createTestClock();
const keyring = createKeyring(['a secret that is long enough for it']);

/** An instance whose commands reach the shared store late, except those for which `early` is true. */
function instance(common: Store, env: Record<string, string>, early: (key: string) => boolean) {
  const arrival = async (key: string) => {
    for (let turn = early(key) ? 0 : 20; turn > 0; turn -= 1) await null;
  };
  const store: Store = {
    ...common,
    take: async (key, ...rest) => arrival(key).then(() => common.take(key, ...rest)),
    claim: async (claims) => arrival(claims[0]?.key ?? '').then(() => common.claim(claims)),
  };
  return createCheckLimits({
    store,
    limits: loadConfig(env).limits,
    keyring,
    ownersOf: createOwnersOf(keyring),
    keys: 1,
    clock,
    metrics: { limitHit: () => undefined, nameDisclosed: () => undefined },
  });
}

it.each([
  ['checks', { LIMIT_CHECKS_PER_SESSION: '1', LIMIT_CHECKS_PER_IP_PER_HOUR: '1' }],
  ['names', { LIMIT_NAMES_PER_ACCOUNT: '1', LIMIT_NAMES_PER_ACCOUNT_PER_IP_PER_HOUR: '1' }],
])('of two questions that meet on two instances one gets the last of the %s, and not neither', async (_, env) => {
  const common = createMemoryStore({ clock });
  const ofSession = (key: string) => key.includes(SESSION.id);
  const one = instance(common, env, ofSession);
  const other = instance(common, env, (key) => !ofSession(key));
  const ask = (limits: typeof one, name: string) => limits.admitCheck(SESSION, { ...QUESTION, name }, '203.0.113.1');
  const outcomes = await Promise.allSettled([ask(one, 'Jane Doe'), ask(other, 'John Doe')]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

describe('an API key that leaked, with which somebody names customers in as many networks as they have', () => {
  function limitsOf(keys: number) {
    const store = createMemoryStore({ clock });
    const stored = { fill: 0 };
    const limits = createCheckLimits({
      // Three of eight checks may belong to one key, once more than that share is used.
      store: { ...store, fill: () => stored.fill, capacity: () => 8 },
      limits: loadConfig({}).limits,
      keyring,
      ownersOf: createOwnersOf(keyring),
      keys,
      clock,
      metrics: { limitHit: () => undefined, nameDisclosed: () => undefined },
    });
    let customers = 0;
    async function ask(mintedBy: string | null): Promise<string> {
      customers += 1;
      const customer = { subject: `c-${customers}`, subjects: {} };
      const session = { ...(mintedBy === null ? SESSION : CUSTOMER), id: `ses_${customers}`, mintedBy };
      return limits
        .admitCheck(mintedBy === null ? session : { ...session, customer }, QUESTION, `203.0.${customers}.1`)
        .then(
          () => 'admitted',
          (error) => error.limit,
        );
    }
    return { stored, ask };
  }

  it('has no more of the store than its share once that is used, and leaves the rest to others', async () => {
    const { stored, ask } = limitsOf(2);
    for (let time = 0; time < 5; time += 1) expect(await ask('leaked')).toBe('admitted');
    stored.fill = 0.4;
    expect(await ask('leaked')).toBe('share-of-store-per-key');
    expect(await ask('another')).toBe('admitted');
    expect(await ask(null)).toBe('admitted');
    await clock.advance(30 * 60_000);
    expect(await ask('leaked')).toBe('admitted');
  });

  it('has the whole budget if it is the only key', async () => {
    const { stored, ask } = limitsOf(1);
    stored.fill = 0.4;
    for (let time = 0; time < 5; time += 1) expect(await ask('only')).toBe('admitted');
  });
});
