import { testPayees } from '@payee-check/demo/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BffOverSandbox, startBffOverSandbox } from './bff-over-sandbox.ts';

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
    // The first who asks Ibanera has its index read, which may take longer than a verdict is held up.
    const [first] = payees.filter(({ needs }) => needs.includes('ibanera'));
    if (first !== undefined) await bff.check({ ...first, name: 'Nobody' });
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
