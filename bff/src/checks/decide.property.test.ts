import {
  type AccountStatus,
  accountStatus,
  type Outcome,
  outcome,
  type Reason,
  reason,
  riskSignal,
} from '@payee-check/shared/contract';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FailureReason } from '../outbound/errors.ts';
import type { DetailsAnswer, HistoryAnswer, NameCheckAnswer, OwnershipAnswer } from '../providers/provider.ts';
import { decide } from './decide.ts';
import type { Finding, Findings } from './findings.ts';

const NAME = 'The Registered Name';

const failure = fc.constantFrom<FailureReason>(
  'provider_unavailable',
  'bank_timeout',
  'bank_unavailable',
  'bank_unsupported',
);
const finding = <T>(answer: fc.Arbitrary<T>): fc.Arbitrary<Finding<T>> =>
  fc.oneof(
    answer.map(
      (item): Finding<T> => ({
        provider: 'banfico',
        environment: 'live',
        elapsedMs: 1,
        kind: 'answered',
        answer: item,
      }),
    ),
    failure.map(
      (item): Finding<T> => ({ provider: 'banfico', environment: 'live', elapsedMs: 1, kind: 'failed', reason: item }),
    ),
  );

const status: fc.Arbitrary<AccountStatus> = fc.constantFrom(null, ...accountStatus.unwrap().options);
const nameCheck: fc.Arbitrary<NameCheckAnswer> = fc
  .tuple(status, fc.constantFrom<Outcome>(...outcome.options), fc.constantFrom<Reason>(...reason.options))
  .map(([accountStatus, said, why]): NameCheckAnswer => {
    const common = { accountStatus, reference: null, scheme: null };
    if (said === 'match') return { ...common, outcome: said, reason: null };
    if (said === 'close_match') return { ...common, outcome: said, reason: null, registeredName: NAME };
    if (said === 'no_match') return { ...common, outcome: said, reason: null };
    return { ...common, outcome: said, reason: why };
  });
const ownership: fc.Arbitrary<OwnershipAnswer> = fc.record({
  relation: fc.constantFrom('owner', 'trustee', 'unknown', 'not_connected'),
  nameComparison: fc.constantFrom(null, 'match', 'close_match', 'no_match'),
  reference: fc.constant(null),
});
const history: fc.Arbitrary<HistoryAnswer> = fc.record({
  paidBefore: fc.boolean(),
  lastPaidAt: fc.constant(null),
  nameConsistency: fc.constantFrom(null, ...outcome.options),
  reference: fc.constant(null),
});
const details: fc.Arbitrary<DetailsAnswer> = fc.record({
  found: fc.boolean(),
  bank: fc.constant(null),
  reachability: fc.constant(null),
  number: fc.constant(null),
  signals: fc.option(fc.array(fc.constantFrom(...riskSignal.options))),
  reference: fc.constant(null),
});
const findings: fc.Arbitrary<Findings> = fc.record({
  accountSupported: fc.boolean(),
  nameCheckSupported: fc.boolean(),
  nameChecks: fc.array(finding(nameCheck), { maxLength: 3 }),
  ownership: fc.option(finding(ownership)),
  history: fc.array(finding(history), { maxLength: 2 }),
  details: fc.option(finding(details)),
});

const lastAnswer = ({ nameChecks }: Findings) => {
  const last = nameChecks.at(-1);
  return last?.kind === 'answered' ? last.answer : null;
};
const isActive = (answer: NameCheckAnswer) => answer.accountStatus === null || answer.accountStatus === 'active';

it('whatever was found, only a bank’s last word or proof of ownership makes a match', () => {
  fc.assert(
    fc.property(findings, fc.boolean(), (found, mayDisclose) => {
      const result = decide(found, mayDisclose);
      if (result.outcome !== 'match') return;
      const answer = lastAnswer(found);
      if (result.basis === 'name_check') {
        expect(answer?.outcome).toBe('match');
        expect(answer !== null && isActive(answer)).toBe(true);
      } else {
        expect(result.basis).toBe('ownership');
        expect(found.ownership).toMatchObject({ kind: 'answered', answer: { relation: 'owner' } });
      }
    }),
    { numRuns: 2000 },
  );
});

it('whatever was found, a bank’s verdict about an active account is the outcome', () => {
  fc.assert(
    fc.property(findings, (found) => {
      const answer = lastAnswer(found);
      if (answer === null || !isActive(answer) || answer.outcome === 'unable_to_verify') return;
      expect(decide(found, true)).toMatchObject({ outcome: answer.outcome, basis: 'name_check' });
    }),
    { numRuns: 2000 },
  );
});

it('whatever was found, the registered name goes with a close match of the bank and may be disclosed, or is nowhere', () => {
  fc.assert(
    fc.property(findings, fc.boolean(), (found, mayDisclose) => {
      const result = decide(found, mayDisclose);
      const { registeredName, ...rest } = result;
      expect(JSON.stringify(rest)).not.toContain(NAME);
      if (registeredName === null) return;
      expect([mayDisclose, result.outcome, result.basis]).toEqual([true, 'close_match', 'name_check']);
    }),
    { numRuns: 2000 },
  );
});

it('whatever was found, a check that could not be verified has a reason', () => {
  fc.assert(
    fc.property(findings, (found) => {
      const result = decide(found, true);
      if (result.outcome === 'unable_to_verify')
        expect(result).toMatchObject({ reason: expect.any(String), basis: null });
    }),
  );
});
