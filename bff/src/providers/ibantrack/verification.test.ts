import { describe, expect, it } from 'vitest';
import { readVerification } from './verification.ts';

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

  it.each(['match', 'no_match', 'unable_to_verify'])('%s loses a name that it may not carry', (result) => {
    const read = readVerification({ id: '1', status: 'completed', match_result: result, matched_name: NAME });
    expect(JSON.stringify(read)).not.toContain(NAME);
  });

  it('may say more than is of interest', () => {
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

it('a pending verification is asked about by its id', () => {
  expect(readVerification({ id: 42, status: 'pending' })).toEqual({ kind: 'pending', id: '42' });
});

describe('a bad answer', () => {
  it.each([
    ['no status', { id: '1', match_result: 'match' }],
    ['an unknown status', { id: '1', status: 'done', match_result: 'match' }],
    ['an unknown result', { id: '1', status: 'completed', match_result: 'MATCH' }],
    ['a result that is no text', { id: '1', status: 'completed', match_result: true }],
    ['a name that is no text', { id: '1', status: 'completed', match_result: 'close_match', matched_name: ['Jane'] }],
    ['completed without a result', { id: '1', status: 'completed' }],
    ['failed, and yet a match', { id: '1', status: 'failed', match_result: 'match' }],
    ['failed, and yet no match', { id: '1', status: 'failed', match_result: 'no_match' }],
    ['pending, and yet a match', { id: '1', status: 'pending', match_result: 'match' }],
    [
      'a match, and yet the bank did not answer',
      { id: '1', status: 'completed', match_result: 'match', status_reason: 'institution_timeout' },
    ],
    ['an array', [{ id: '1', status: 'completed', match_result: 'match' }]],
    ['nothing', null],
    ['text', 'match'],
  ])('%s', (_, body) => {
    expect(() => readVerification(body)).toThrow(
      expect.objectContaining({ code: 'bad_answer', message: 'ibantrack: bad_answer' }),
    );
  });
});
