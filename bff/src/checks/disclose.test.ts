import { describe, expect, it, vi } from 'vitest';
import { bank, history, NAME, NOTHING } from '../testing/findings.ts';
import { disclose } from './decide.ts';

const allowed = () => vi.fn(async () => true);
const refused = () => vi.fn(async () => false);
const close = { ...NOTHING, nameChecks: [bank('close')] };
const paidBefore = (said: 'match' | 'close' | 'no_match') => ({
  ...NOTHING,
  nameChecks: [bank(said)],
  history: [history('no_match')],
});

describe('a registered name', () => {
  it('is disclosed as long as the limits allow it, and the outcome does not change', async () => {
    expect((await disclose(close, 'none', allowed())).registeredName).toBe(NAME);
    expect(await disclose(close, 'none', refused())).toMatchObject({ outcome: 'close_match', registeredName: null });
  });

  it('are counted if there is a budget, and not otherwise', async () => {
    const [asked, spared] = [allowed(), allowed()];
    await disclose(close, 'none', asked);
    for (const said of ['match', 'no_match', 'close_personal', 'account_closed'] as const) {
      await disclose({ ...NOTHING, nameChecks: [bank(said)] }, 'month', spared);
    }
    expect(asked).toHaveBeenCalledOnce();
    expect(spared).not.toHaveBeenCalled();
  });
});

describe('earlier payments', () => {
  const told = async (...[findings, whom, mayDisclose]: Parameters<typeof disclose>) =>
    (await disclose(findings, whom, mayDisclose)).evidence.filter(({ kind }) => kind === 'history');

  it('are given to a page by month', async () => {
    expect(await told(paidBefore('match'), 'month', allowed())).toMatchObject([
      { result: 'paid_before', lastPaidAt: '2026-01' },
    ]);
  });

  it('are given to a server in full, whatever the outcome and the limits', async () => {
    expect(await told(paidBefore('no_match'), 'all', refused())).toMatchObject([
      { lastPaidAt: '2026-01-02T00:00:00.000Z' },
    ]);
  });

  it.each([
    ['to a visitor', paidBefore('match'), 'none', allowed()],
    ['beside a name that does not match', paidBefore('no_match'), 'month', allowed()],
    ['past the limits on disclosures', paidBefore('match'), 'month', refused()],
  ] as const)('are not told %s, not even as a signal of risk', async (_, findings, whom, mayDisclose) => {
    const { evidence, risk } = await disclose(findings, whom, mayDisclose);
    expect(evidence.filter(({ kind }) => kind === 'history')).toEqual([]);
    expect(risk.signals).toEqual([]);
  });
});
