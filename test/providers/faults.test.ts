import { faultMenu, JANE_DOE_SUBJECT, type ProviderName } from '@payee-check/demo/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BffOverSandbox, startBffOverSandbox } from './bff-over-sandbox.ts';

const jane = { name: 'Jane Doe', account: { scheme: 'iban', iban: 'DE89370400440532013000' } } as const;

/** Short enough for a test, long enough for a check over several sockets on a busy machine. */
const env = { PROVIDER_TIMEOUT_MS: '1500', CHECK_WAIT_MS: '5000', CHECK_DEADLINE_MS: '5000' };

/** These do not make the check fail: the provider answers late, renews a token, or adds a name that is dropped. */
const harmless = new Set(['expired_token', 'wrong_clock', 'slow']);

describe.each(['ibantrack', 'banfico'] as const)('when only %s is asked about the name', (provider) => {
  it.each(faultMenu.filter(({ id }) => !harmless.has(id)))('$label never becomes a match', async ({ fault }) => {
    const bff = await startBffOverSandbox(provider, { env });
    bff.sandbox.faults[provider].set(fault);
    const check = await bff.check(jane);
    await bff.close();
    expect(check).toMatchObject({ status: 'completed' });
    expect(check).not.toMatchObject({ outcome: 'match' });
    expect(check).not.toHaveProperty('registeredName');
  });

  it('an expired token is renewed once, and the check continues', async () => {
    const bff = await startBffOverSandbox(provider, { env });
    expect(await bff.check(jane)).toMatchObject({ outcome: 'match' });
    bff.sandbox.faults[provider].set({ kind: 'expired_token' });
    expect(await bff.check({ ...jane, name: 'jane doe' })).toMatchObject({ outcome: 'match' });
    await bff.close();
  });
});

describe('when the first provider fails', () => {
  /** A bank's own answer about this account, which another provider may not overrule. */
  const final = new Set(['needless_name', ...harmless]);

  it.each(faultMenu.filter(({ id }) => !final.has(id)))('$label: the second answers', async ({ fault }) => {
    const bff = await startBffOverSandbox('ibantrack,banfico', { env });
    bff.sandbox.faults.ibantrack.set(fault);
    const check = await bff.check(jane);
    await bff.close();
    expect(check).toMatchObject({ outcome: 'match', reason: null });
  });
});

describe.each(['ibanbic', 'ibanity', 'ibanera'] as const)(
  'when %s fails besides the name check',
  (provider: ProviderName) => {
    let bff: BffOverSandbox;
    beforeAll(async () => {
      bff = await startBffOverSandbox('ibantrack,ibanbic,ibanity,ibanera', { env });
    });
    afterAll(() => bff.close());

    it.each(faultMenu)('$label: the bank’s verdict stands', async ({ fault }) => {
      bff.sandbox.faults[provider].set(fault, { on: 'all' });
      const check = await bff.check({ ...jane, subject: JANE_DOE_SUBJECT });
      bff.sandbox.faults[provider].clear();
      expect(check).toMatchObject({ outcome: 'match', reason: null });
    });
  },
);
