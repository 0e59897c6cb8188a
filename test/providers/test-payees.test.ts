import { testPayees } from '@payee-check/demo/sandbox';
import type { Check } from '@payee-check/shared/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BffOverSandbox, startBffOverSandbox } from './bff-over-sandbox.ts';

function knowsHistory(check: Check): boolean {
  const evidence = check.status === 'completed' ? check.evidence : [];
  return evidence.some((one) => one.provider === 'ibanera' && one.kind === 'history' && one.result !== 'unavailable');
}

/** The published table of test payees, asked through the BFF and its real adapters over real sockets. */
describe.each([
  ['all five providers', 'ibantrack,banfico,ibanbic,ibanity,ibanera', testPayees.filter(({ alone }) => !alone)],
  ['Ibanity alone', 'ibanity', testPayees.filter(({ alone, needs }) => alone && needs.join() === 'ibanity')],
  ['IBAN-BIC.com alone', 'ibanbic', testPayees.filter(({ alone, needs }) => alone && needs.join() === 'ibanbic')],
  ['Ibantrack alone', 'ibantrack', testPayees.filter(({ needs, alone }) => !alone && needs.join() === 'ibantrack')],
  ['Banfico alone', 'banfico', testPayees.filter(({ needs, alone }) => !alone && needs.includes('banfico'))],
  [
    'Ibantrack and IBAN-BIC.com',
    'ibantrack,ibanbic',
    testPayees.filter(({ needs }) => needs.join() === 'ibantrack,ibanbic'),
  ],
])('with %s', (_, providers, payees) => {
  let bff: BffOverSandbox;
  beforeAll(async () => {
    bff = await startBffOverSandbox(providers);
    // Ibanera's index is loaded on the first question, which may take longer than a verdict waits for it.
    const [payee] = payees.filter(({ needs }) => needs.includes('ibanera'));
    let isKnown = payee === undefined;
    while (payee !== undefined && !isKnown) isKnown = knowsHistory(await bff.check(payee));
  });
  afterAll(() => bff.close());

  it.each(payees)('$what: $name gives $result', async (payee) => {
    const check = await bff.check(payee);
    const { signals, ...expected } = payee.expected;
    expect(check).toMatchObject({ status: 'completed', ...expected });
    if (expected.registeredName === undefined) expect(check).not.toHaveProperty('registeredName');
    if (providers.includes('ibanbic')) expect(check).toMatchObject({ risk: { signals } });
  });
});
