import type { RiskSignal } from '@payee-check/shared/contract';
import { commit, nameValue } from '@payee-check/shared/receipt';
import { describe, expect, it } from 'vitest';
import { checkService, completed, nameChecker, QUESTION, SESSION } from '../testing/checks.ts';
import { said, testProvider } from '../testing/providers.ts';

/** Reports the risk of an account, and nothing else. */
const listed = (...signals: RiskSignal[]) =>
  testProvider('ibanbic', {
    accountDetails: async () => ({
      found: true,
      bank: null,
      reachability: null,
      number: null,
      signals,
      reference: null,
    }),
  });

describe('a decision', () => {
  it('to use the registered name results in a receipt for that name', async () => {
    const { service, admit, facts } = checkService([nameChecker(said.closeMatch).provider]);
    const { id } = await service.ask(SESSION, QUESTION, admit);
    const decided = completed(await service.decide(SESSION, id, 'use_registered_name'));
    expect(decided).toMatchObject({ outcome: 'close_match', decision: 'use_registered_name', receipt: 'receipt-2' });
    const [first, second] = facts;
    expect(second).toMatchObject({ decision: 'use_registered_name', accountHash: first?.accountHash });
    expect(second?.nameHash).toBe(await commit(second?.salt ?? '', nameValue('Jane M. Doe')));
    expect(completed(await service.read(SESSION, id))).toEqual(decided);
  });

  it('if repeated gives the same answer; if changed, the last one counts', async () => {
    const { service, admit, facts } = checkService([nameChecker(said.closeMatch).provider]);
    const { id } = await service.ask(SESSION, QUESTION, admit);
    const first = await service.decide(SESSION, id, 'use_registered_name');
    expect(await service.decide(SESSION, id, 'use_registered_name')).toEqual(first);
    const last = completed(await service.decide(SESSION, id, 'continue_anyway'));
    expect(last).toMatchObject({ decision: 'continue_anyway', receipt: 'receipt-3' });
    expect(facts[2]?.nameHash).toBe(facts[0]?.nameHash);
  });

  it('can be changed twenty times at most, since each change signs a receipt', async () => {
    const { service, admit, facts } = checkService([nameChecker(said.closeMatch).provider]);
    const { id } = await service.ask(SESSION, QUESTION, admit);
    for (let turn = 0; turn < 30; turn += 1) {
      await service.decide(SESSION, id, turn % 2 === 0 ? 'use_registered_name' : 'continue_anyway');
    }
    // The check's own, the first decision's, and twenty more.
    expect(facts).toHaveLength(22);
    expect(await service.decide(SESSION, id, 'continue_anyway')).toBe('not_possible');
    expect(completed(await service.decide(SESSION, id, 'use_registered_name')).decision).toBe('use_registered_name');
  });

  it.each([
    ['continue_anyway', said.noMatch, 'continue_anyway'],
    ['continue_anyway', said.bankTimeout, 'continue_anyway'],
    ['use_registered_name', said.noMatch, 'not_possible'],
    ['use_registered_name', said.match, 'not_possible'],
    ['continue_anyway', said.match, 'not_possible'],
  ] as const)('%s on %o: %s', async (decision, answer, expected) => {
    const { service, admit } = checkService([nameChecker(answer).provider]);
    const { id } = await service.ask(SESSION, QUESTION, admit);
    const result = await service.decide(SESSION, id, decision);
    expect(result === 'not_possible' ? result : result?.decision).toBe(expected);
  });

  it('to continue after an alarm is possible on a match, and is in the receipt', async () => {
    const { service, admit, facts } = checkService([nameChecker(said.match).provider, listed('listed_as_fraud')]);
    const { id } = await service.ask(SESSION, QUESTION, admit);
    const decided = completed(await service.decide(SESSION, id, 'continue_anyway'));
    expect(decided).toMatchObject({ outcome: 'match', decision: 'continue_anyway', receipt: 'receipt-2' });
    expect(facts[1]).toMatchObject({ outcome: 'match', decision: 'continue_anyway', risk: { level: 'high' } });
    expect(await service.decide(SESSION, id, 'use_registered_name')).toBe('not_possible');
  });

  it('is not possible on a match that only calls for caution', async () => {
    const { service, admit } = checkService([nameChecker(said.match).provider, listed('listed_on_web')]);
    const { id } = await service.ask(SESSION, QUESTION, admit);
    expect(await service.decide(SESSION, id, 'continue_anyway')).toBe('not_possible');
  });

  it('is not possible on a check that does not exist', async () => {
    const { service } = checkService([]);
    expect(await service.decide(SESSION, 'chk_0123456789abcdef', 'continue_anyway')).toBeNull();
    expect(await service.read(SESSION, 'chk_0123456789abcdef')).toBeNull();
  });
});
