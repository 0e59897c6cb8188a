import { expect, it } from 'vitest';
import { loadConfig } from '../config/load.ts';
import { createKeyring } from '../secrets/keyring.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Store } from '../store/store.ts';
import { QUESTION, SESSION } from '../testing/checks.ts';
import { createTestClock } from '../testing/clock.ts';
import { createOwnersOf } from './address.ts';
import { createCheckLimits } from './check-limits.ts';

const clock = createTestClock();
const keyring = createKeyring(['a secret that is long enough for it']);

/** An instance whose commands reach the common store late, but for those that `early` is true of. */
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
