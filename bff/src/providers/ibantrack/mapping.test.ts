import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../outbound/exchange.ts';
import { readVerification } from './mapping.ts';

const NAME = 'Jane M. Doe';

describe('a completed verification', () => {
  it.each([
    [{ match_result: 'match' }, { outcome: 'match', reason: null }],
    [{ match_result: 'no_match' }, { outcome: 'no_match', reason: null }],
    [
      { match_result: 'close_match', matched_name: NAME },
      { outcome: 'close_match', reason: null, registeredName: NAME },
    ],
    [{ match_result: 'close_match' }, { outcome: 'close_match', reason: null, registeredName: null }],
    [
      { match_result: 'close_match', matched_name: '  ' },
      { outcome: 'close_match', registeredName: null },
    ],
    [
      { match_result: 'close_match', matched_name: 'x'.repeat(500) },
      { outcome: 'close_match', registeredName: null },
    ],
    [
      { match_result: 'close_match', matched_name: 'eoD \u202eenaJ' },
      { outcome: 'close_match', registeredName: null },
    ],
    [{ match_result: 'unable_to_verify' }, { outcome: 'unable_to_verify', reason: 'bank_unavailable' }],
    [{ match_result: 'account_not_verifiable' }, { outcome: 'unable_to_verify', reason: 'bank_unavailable' }],
    [
      { match_result: 'unable_to_verify', status_reason: 'institution_out_of_scope' },
      { outcome: 'unable_to_verify', reason: 'bank_unsupported' },
    ],
  ])('%j', (fields, answer) => {
    const read = readVerification({ id: 'ver_1', status: 'completed', ...fields });
    expect(read).toMatchObject({ kind: 'answered', answer: { ...answer, reference: 'ver_1', accountStatus: null } });
  });

  it.each(['match', 'no_match', 'unable_to_verify'])('%s loses a name that it may not have', (result) => {
    const read = readVerification({ id: '1', status: 'completed', match_result: result, matched_name: NAME });
    expect(JSON.stringify(read)).not.toContain(NAME);
  });

  it('may contain more than is used', () => {
    const enrichment = { bank: { name: 'A bank' }, anything: [1] };
    expect(readVerification({ id: '1', status: 'completed', match_result: 'match', enrichment }).kind).toBe('answered');
  });
});

describe('a failed verification', () => {
  it.each([
    ['institution_timeout', 'bank_timeout'],
    ['responding_institution_timeout', 'bank_timeout'],
    ['institution_out_of_scope', 'bank_unsupported'],
    ['something_new', 'provider_unavailable'],
    [undefined, 'provider_unavailable'],
  ])('because of %s: %s', (status_reason, reason) => {
    const read = readVerification({ id: '1', status: 'failed', status_reason, match_result: null });
    expect(read).toMatchObject({ kind: 'answered', answer: { outcome: 'unable_to_verify', reason } });
  });
});

it('a pending verification is polled by its id', () => {
  expect(readVerification({ id: 42, status: 'pending' })).toEqual({ kind: 'pending', id: '42' });
});

describe('a bad answer', () => {
  it.each([
    ['no status', { id: '1', match_result: 'match' }],
    ['a result that is no text', { id: '1', status: 'completed', match_result: true }],
    ['a name that is no text', { id: '1', status: 'completed', match_result: 'close_match', matched_name: ['Jane'] }],
    ['completed without a result', { id: '1', status: 'completed' }],
    ['pending, and yet a match', { id: '1', status: 'pending', match_result: 'match' }],
    ['an array', [{ id: '1', status: 'completed', match_result: 'match' }]],
    ['nothing', null],
    ['text', 'match'],
  ])('%s', (_, body) => {
    expect(() => readVerification(body)).toThrow(
      expect.objectContaining({ code: 'bad_answer', message: 'ibantrack: bad_answer' }),
    );
  });
});

describe('a value that is unknown, or contradicts another', () => {
  it.each([
    ['an unknown status', { status: 'done', match_result: 'match' }, 'bank_unavailable', ['status done']],
    ['an unknown status alone', { status: 'queued' }, 'bank_unavailable', ['status queued']],
    ['an unknown result', { status: 'completed', match_result: 'MATCH' }, 'bank_unavailable', ['name_result MATCH']],
    ['failed, and yet a match', { status: 'failed', match_result: 'match' }, 'provider_unavailable', []],
    [
      'failed, for an unknown reason',
      { status: 'failed', status_reason: 'institution_asleep' },
      'provider_unavailable',
      ['status_reason institution_asleep'],
    ],
    [
      'a match, and yet the bank did not answer',
      { status: 'completed', match_result: 'match', status_reason: 'institution_timeout' },
      'bank_timeout',
      [],
    ],
  ])('%s is no match, and does not count against the provider', (_, fields, reason, unknown) => {
    const told: string[] = [];
    const read = readVerification({ id: '1', ...fields }, (field, text) => told.push(`${field} ${text}`));
    expect(read).toMatchObject({ kind: 'answered', answer: { outcome: 'unable_to_verify', reason } });
    expect(told).toEqual(unknown);
  });

  it('takes nothing from a match: an unknown reason', () => {
    const fields = { status: 'completed', match_result: 'match', status_reason: 'something_new' };
    expect(readVerification({ id: '1', ...fields })).toMatchObject({ answer: { outcome: 'match' } });
  });
});

it('a no is final, whatever else the answer says', () => {
  const anything = fc.oneof(
    fc.constantFrom('pending', 'completed', 'failed', 'done', 'institution_timeout', '', null),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(
      fc.record(
        { id: anything, status: anything, status_reason: anything, matched_name: anything },
        { requiredKeys: [] },
      ),
      fc.constantFrom('no_match', 'NO_MATCH', ' no match ', 'mismatch'),
      (beside, match_result) => {
        const read = readVerification(parseJson(JSON.stringify({ ...beside, match_result })));
        expect(read).toMatchObject({ kind: 'answered', answer: { outcome: 'no_match', reason: null } });
        expect(read).not.toHaveProperty('answer.registeredName');
      },
    ),
    { numRuns: 1000 },
  );
});
