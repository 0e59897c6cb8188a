import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openReason } from '../../checks/findings.ts';
import type { Question } from '../../domain/question.ts';
import { ProviderError } from '../../outbound/errors.ts';
import { parseJson } from '../../outbound/exchange.ts';
import type { NameCheckAnswer } from '../provider.ts';
import { readVerdict } from './mapping.ts';
import { readAnswer } from './schema.ts';

const IBAN = 'DE89370400440532013000';
const question: Question = {
  account: { scheme: 'iban', iban: IBAN, country: 'DE' },
  name: 'Jane Doe',
  accountType: 'personal',
  identifiers: [],
};

function answered(data: object) {
  const answer = readAnswer({ data });
  if (answer === null) throw new Error('Not the documented shape');
  return answer;
}

interface Answered {
  account?: Record<string, unknown>;
  responder?: Record<string, unknown>;
  question?: Question;
}

/** `outcome reason`, `outcome reason "name"`, `outcome reason final`, or the code of the error. */
function told({ account, responder, question: asked = question }: Answered): string {
  const result = { id: 'REF1', account: { id: IBAN, status: 'ACTIVE', ...account }, responder };
  try {
    const answer = readVerdict(asked, answered({ result }));
    const name = 'registeredName' in answer ? answer.registeredName : null;
    const final = 'final' in answer ? 'final' : '';
    return [answer.outcome, answer.reason ?? '-', name === null ? final : JSON.stringify(name)].join(' ').trim();
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return error.code;
  }
}

const NAME = 'Jane M. Doe';
const UNCLEAR = 'unable_to_verify bank_unavailable final';
const code = (...schemeResponseCodes: string[]) => ({ schemeResponseCodes });

describe('name verdict and code', () => {
  it.each([
    ['FULL_MATCH', [], 'match -'],
    ['FULL_MATCH', ['MTCH'], 'match -'],
    ['PARTIAL_MATCH', [], 'close_match - "Jane M. Doe"'],
    ['PARTIAL_MATCH', ['MBAM'], 'close_match - "Jane M. Doe"'],
    ['PARTIAL_MATCH', ['CMTC'], 'close_match - "Jane M. Doe"'],
    ['PARTIAL_MATCH', ['BANM'], 'close_match account_is_business'],
    ['PARTIAL_MATCH', ['PANM'], 'close_match account_is_personal'],
    ['PARTIAL_MATCH', ['BAMM'], 'close_match account_is_business "Jane M. Doe"'],
    ['PARTIAL_MATCH', ['PAMM'], 'close_match account_is_personal "Jane M. Doe"'],
    ['PARTIAL_MATCH', ['CMTC', 'PAMM'], 'close_match account_is_personal "Jane M. Doe"'],
    ['NO_MATCH', [], 'no_match -'],
    ['NO_MATCH', ['ANNM'], 'no_match -'],
    ['NO_MATCH', ['NMTC'], 'no_match -'],
    ['UNABLE_TO_MATCH', [], 'unable_to_verify bank_unsupported'],
    ['UNABLE_TO_MATCH', ['NOAP'], 'unable_to_verify bank_unsupported'],
    ['UNABLE_TO_MATCH', ['AC01'], 'unable_to_verify account_not_found'],
    ['UNABLE_TO_MATCH', ['IVCR'], 'unable_to_verify reference_not_found'],
    ['UNABLE_TO_MATCH', ['ACNS'], 'unable_to_verify account_type_unsupported'],
    ['UNABLE_TO_MATCH', ['SCNS'], 'unable_to_verify bank_unsupported'],
    ['UNABLE_TO_MATCH', ['OPTO'], 'unable_to_verify payee_opted_out'],
    ['UNABLE_TO_MATCH', ['CASS'], 'unable_to_verify account_switched'],
    ['UNABLE_TO_MATCH', ['X999'], 'unable_to_verify bank_unsupported'],
    ['UNABLE_TO_MATCH', ['ANNM'], 'no_match -'],
    ['UNABLE_TO_MATCH', ['X999', 'NMTC'], 'no_match -'],
    ['NOAP', ['NMTC'], 'no_match -'],
    ['MTCH', [], 'match -'],
    ['CMTC', [], 'close_match - "Jane M. Doe"'],
    ['NMTC', [], 'no_match -'],
    ['NOAP', [], 'unable_to_verify bank_unsupported'],
    // The name matches in full, the type does not: still not a match.
    ['FULL_MATCH', ['BANM'], 'close_match account_is_business'],
    ['FULL_MATCH', ['PANM'], 'close_match account_is_personal'],
  ])('%s with %j is %s', (nameCheckStatus, codes, expected) => {
    expect(told({ account: { nameCheckStatus, respondedName: NAME }, responder: code(...codes) })).toBe(expected);
  });

  it.each([
    ['FULL_MATCH', 'NMTC'],
    ['FULL_MATCH', 'ANNM'],
    ['FULL_MATCH', 'AC01'],
    ['FULL_MATCH', 'NOAP'],
    ['FULL_MATCH', 'MBAM'],
    ['FULL_MATCH', 'CMTC'],
    ['PARTIAL_MATCH', 'MTCH'],
    ['PARTIAL_MATCH', 'ANNM'],
    ['PARTIAL_MATCH', 'CASS'],
    ['UNABLE_TO_MATCH', 'MTCH'],
    ['UNABLE_TO_MATCH', 'PANM'],
  ])('%s with %s contradict each other: nothing is believed, and nobody else is asked', (nameCheckStatus, item) => {
    expect(told({ account: { nameCheckStatus, respondedName: NAME }, responder: code(item) })).toBe(UNCLEAR);
    expect(told({ account: { nameCheckStatus, respondedName: NAME }, responder: code('X999', item) })).toBe(UNCLEAR);
  });

  it.each([
    ['FULL_MATCH', ['X999'], 'match -'],
    ['FULL_MATCH', ['X999', 'MTCH'], 'match -'],
    ['FULL_MATCH', ['X999', 'BANM'], 'close_match account_is_business'],
    ['PARTIAL_MATCH', ['X999'], 'close_match - "Jane M. Doe"'],
    ['PARTIAL_MATCH', ['CMTC, X999'], 'close_match - "Jane M. Doe"'],
    ['UNABLE_TO_MATCH', ['X999', 'OPTO'], 'unable_to_verify payee_opted_out'],
  ])('%s with %j: an unknown code adds nothing and takes nothing away', (nameCheckStatus, codes, expected) => {
    expect(told({ account: { nameCheckStatus, respondedName: NAME }, responder: code(...codes) })).toBe(expected);
  });

  it('an account is not both personal and business', () => {
    const account = { nameCheckStatus: 'PARTIAL_MATCH', respondedName: NAME };
    expect(told({ account, responder: code('PAMM', 'BAMM') })).toBe(UNCLEAR);
  });

  it.each([
    ['an array under the table’s name', { schemeResponseCode: ['PANM'] }],
    ['a string under the table’s name', { schemeResponseCode: 'PANM' }],
    ['a string under the examples’ name', { schemeResponseCodes: ' panm ' }],
    ['both', { schemeResponseCode: 'PANM', schemeResponseCodes: ['PANM'] }],
    ['one empty', { schemeResponseCode: [], schemeResponseCodes: ['PANM'] }],
    ['one null', { schemeResponseCode: null, schemeResponseCodes: ['PANM'] }],
  ])('codes are read from %s', (_, responder) => {
    expect(told({ account: { nameCheckStatus: 'PARTIAL_MATCH' }, responder })).toBe('close_match account_is_personal');
  });
});

describe('account status', () => {
  it.each([
    ['INACTIVE', 'UNABLE_TO_MATCH', [], 'unable_to_verify account_inactive'],
    ['CLOSED', 'UNABLE_TO_MATCH', [], 'unable_to_verify account_closed'],
    ['CLOSED', 'UNABLE_TO_MATCH', ['AC01'], 'unable_to_verify account_closed'],
    ['CLOSED', 'UNABLE_TO_MATCH', ['CASS'], 'unable_to_verify account_switched'],
    ['FORBIDDEN', 'UNABLE_TO_MATCH', [], 'unable_to_verify payee_opted_out'],
    ['FORBIDDEN', 'UNABLE_TO_MATCH', ['ACNS'], 'unable_to_verify account_type_unsupported'],
    ['NOT_FOUND', 'UNABLE_TO_MATCH', [], 'unable_to_verify account_not_found'],
    ['NOT_FOUND', 'UNABLE_TO_MATCH', ['IVCR'], 'unable_to_verify reference_not_found'],
    ['UNABLE_TO_MATCH', 'UNABLE_TO_MATCH', [], 'unable_to_verify bank_unsupported'],
    ['UNABLE_TO_MATCH', 'UNABLE_TO_MATCH', ['OPTO'], 'unable_to_verify payee_opted_out'],
    // A closed account never matches, even if its holder does.
    ['CLOSED', 'FULL_MATCH', [], 'unable_to_verify account_closed'],
    ['CLOSED', 'PARTIAL_MATCH', ['MBAM'], 'unable_to_verify account_closed'],
    ['INACTIVE', 'NO_MATCH', [], 'unable_to_verify account_inactive'],
    ['NOT_FOUND', 'NO_MATCH', [], 'unable_to_verify account_not_found'],
    // There is no name to match if no account was found or it may not be asked about.
    ['NOT_FOUND', 'FULL_MATCH', [], 'unable_to_verify account_not_found'],
    ['FORBIDDEN', 'PARTIAL_MATCH', [], 'unable_to_verify payee_opted_out'],
    ['UNABLE_TO_MATCH', 'FULL_MATCH', [], UNCLEAR],
    ['CLOSED', 'FULL_MATCH', ['AC01'], 'unable_to_verify account_closed'],
    // An unknown status does not mean active, and may be the bank's way to say that the account is not.
    ['SLEEPY', 'FULL_MATCH', [], UNCLEAR],
    ['SLEEPY', 'PARTIAL_MATCH', ['MBAM'], UNCLEAR],
    ['SLEEPY', 'UNABLE_TO_MATCH', [], 'unable_to_verify bank_unsupported final'],
    ['SLEEPY', undefined, [], 'unable_to_verify bank_unsupported final'],
    // Only the state of the account.
    ['ACTIVE', undefined, [], 'unable_to_verify bank_unsupported'],
  ])('%s and %s with %j: %s', (status, nameCheckStatus, codes, expected) => {
    const account = { status, nameCheckStatus, respondedName: NAME };
    expect(told({ account, responder: code(...codes) })).toBe(expected);
  });
  it('is reported with the answer, or the code’s reason if that is more specific', () => {
    const read = (account: object, codes: string[] = []) => {
      const result = { id: 'REF1', account: { id: IBAN, ...account }, responder: code(...codes) };
      return readVerdict(question, answered({ result })).accountStatus;
    };
    expect(read({ status: 'ACTIVE', nameCheckStatus: 'NO_MATCH' })).toBe('active');
    expect(read({ status: 'CLOSED', nameCheckStatus: 'UNABLE_TO_MATCH' })).toBe('closed');
    expect(read({ status: 'UNABLE_TO_MATCH', nameCheckStatus: 'UNABLE_TO_MATCH' })).toBeNull();
    expect(read({ status: 'ACTIVE', nameCheckStatus: 'UNABLE_TO_MATCH' }, ['CASS'])).toBe('switched');
    expect(read({ status: 'ACTIVE', nameCheckStatus: 'UNABLE_TO_MATCH' }, ['AC01'])).toBe('not_found');
  });
});

describe('an unreliable answer', () => {
  it.each([
    ['no status', { status: undefined, nameCheckStatus: 'FULL_MATCH' }, UNCLEAR],
    ['an unknown status', { status: 'SLEEPY', nameCheckStatus: 'FULL_MATCH' }, UNCLEAR],
    ['a status from the prototype', { status: 'constructor', nameCheckStatus: 'FULL_MATCH' }, UNCLEAR],
    ['an unknown verdict', { nameCheckStatus: 'MAYBE_MATCH' }, 'unable_to_verify bank_unavailable'],
    ['another account', { id: 'DE02120300000000202051', nameCheckStatus: 'FULL_MATCH' }, 'another_subject'],
    ['another sub-account', { secondaryId: '1', nameCheckStatus: 'FULL_MATCH' }, 'another_subject'],
    ['a no about another account', { id: 'DE02120300000000202051', nameCheckStatus: 'NO_MATCH' }, UNCLEAR],
    ['no verdict', {}, 'unable_to_verify bank_unsupported'],
    ['a verdict that is null', { nameCheckStatus: null }, 'unable_to_verify bank_unsupported'],
    ['an empty verdict', { nameCheckStatus: '' }, 'unable_to_verify bank_unsupported'],
  ])('%s', (_, account, expected) => {
    expect(told({ account })).toBe(expected);
  });
  it('a code alone is not a match, but may be a no', () => {
    expect(told({ responder: code('MTCH') })).toBe('unable_to_verify bank_unsupported');
    expect(told({ responder: code('MBAM') })).toBe('unable_to_verify bank_unsupported');
    expect(told({ responder: code('ANNM', 'X999') })).toBe('no_match -');
    expect(told({ account: { nameCheckStatus: 'MAYBE_MATCH' }, responder: code('NMTC') })).toBe('no_match -');
    expect(told({ responder: code('MTCH', 'NMTC') })).toBe(UNCLEAR);
  });
  it('without a verdict still says that there is no such account', () => {
    expect(told({ account: { status: 'NOT_FOUND' } })).toBe('unable_to_verify account_not_found');
    expect(told({ responder: code('OPTO') })).toBe('unable_to_verify payee_opted_out');
  });
  it('accepts the account number with any spaces', () => {
    expect(told({ account: { id: 'de89 3704 0044 0532 0130 00', nameCheckStatus: 'FULL_MATCH' } })).toBe('match -');
  });
  it.each([
    ['a list of accounts', { account: [] }],
    ['a verdict that is a number', { account: { id: IBAN, status: 'ACTIVE', nameCheckStatus: 1 } }],
    ['a name that is a list', { account: { id: IBAN, status: 'ACTIVE', respondedName: ['Jane'] } }],
    ['codes in an object', { account: { id: IBAN }, responder: { schemeResponseCode: {} } }],
    ['no id', { id: undefined }],
  ])('has another shape: %s', (_, result) => {
    expect(readAnswer({ data: { result: { id: 'REF1', ...result } } })).toBeNull();
  });
});

describe('the registered name', () => {
  it.each([
    ['PARTIAL_MATCH', '  Jane M. Doe ', 'close_match - "Jane M. Doe"'],
    ['PARTIAL_MATCH', 'Doe,John,,Mr', 'close_match - "Mr John Doe"'],
    ['PARTIAL_MATCH', ',,,Mr John Doe ; ,,,Ms Jane Doe', 'close_match - "Mr John Doe ; Ms Jane Doe"'],
    ['PARTIAL_MATCH', undefined, 'close_match -'],
    ['PARTIAL_MATCH', null, 'close_match -'],
    ['PARTIAL_MATCH', ' ', 'close_match -'],
    ['PARTIAL_MATCH', 'x'.repeat(281), 'close_match -'],
    ['PARTIAL_MATCH', 'Jane\u202eeoD', 'close_match -'],
    ['FULL_MATCH', 'Jane Doe', 'match -'],
    ['NO_MATCH', 'Somebody Else', 'no_match -'],
    ['UNABLE_TO_MATCH', 'Somebody Else', 'unable_to_verify bank_unsupported'],
  ])('beside %s, %j', (nameCheckStatus, respondedName, expected) => {
    expect(told({ account: { nameCheckStatus, respondedName } })).toBe(expected);
  });
});

describe('identifiers', () => {
  const asked: Question = {
    ...question,
    accountType: 'business',
    identifiers: [
      { type: 'lei', value: '529900T8BM49AURSDO55' },
      { type: 'vat', value: 'DE136695976' },
    ],
  };
  const lei = (status?: string, value = '529900T8BM49AURSDO55') => ({ type: 'LEI', value, status });

  it.each([
    ['FULL_MATCH', [lei('FULL_MATCH')], 'match -'],
    ['FULL_MATCH', lei('FULL_MATCH'), 'match -'],
    ['FULL_MATCH', lei('NO_MATCH'), 'no_match identifier_mismatch'],
    ['FULL_MATCH', [{ type: 'vat', value: 'DE 136695976', status: 'no_match' }], 'no_match identifier_mismatch'],
    [
      'FULL_MATCH',
      [lei('FULL_MATCH'), { ...lei('NO_MATCH', 'DE136695976'), type: 'VAT' }],
      'no_match identifier_mismatch',
    ],
    ['PARTIAL_MATCH', [lei('NO_MATCH')], 'no_match identifier_mismatch'],
    ['UNABLE_TO_MATCH', [lei('NO_MATCH')], 'no_match identifier_mismatch'],
    [undefined, [lei('NO_MATCH')], 'no_match identifier_mismatch'],
    // A no, under another type or none.
    ['FULL_MATCH', [{ ...lei('NO_MATCH'), type: 'LEIC' }], 'no_match identifier_mismatch'],
    ['FULL_MATCH', [{ value: '529900T8BM49AURSDO55', status: 'NO_MATCH' }], 'no_match identifier_mismatch'],
    ['FULL_MATCH', [{ status: 'NO_MATCH' }], 'no_match identifier_mismatch'],
    ['FULL_MATCH', [{ type: 'LEIC', status: 'NO_MATCH' }], 'match -'],
    // The responder does not check identifiers.
    ['FULL_MATCH', [], 'match -'],
    ['FULL_MATCH', null, 'match -'],
    ['FULL_MATCH', [lei('UNABLE_TO_MATCH')], 'match -'],
    ['FULL_MATCH', [lei()], 'match -'],
    // Not what was asked about.
    ['FULL_MATCH', [{ type: 'DUNS', value: '1', status: 'NO_MATCH' }], 'match -'],
    ['FULL_MATCH', [lei('FULL_MATCH', '213800WAVVOPS85N2205')], UNCLEAR],
    ['FULL_MATCH', [lei('PERHAPS')], UNCLEAR],
    ['UNABLE_TO_MATCH', [lei('PERHAPS')], 'unable_to_verify bank_unsupported'],
    ['NO_MATCH', [lei('PERHAPS')], 'no_match -'],
  ])('%s with %j: %s', (nameCheckStatus, identities, expected) => {
    expect(told({ question: asked, account: { nameCheckStatus, identities, respondedName: NAME } })).toBe(expected);
  });
  const alone: Question = { ...asked, name: '' };
  const both = [lei('FULL_MATCH'), { type: 'VAT', value: 'DE136695976', status: 'MATCH' }];

  it.each([
    ['all belong to it', { identities: both }, 'match -'],
    ['one of them is not told', { identities: [lei('FULL_MATCH')] }, 'unable_to_verify bank_unsupported'],
    [
      'one of them is told without its type',
      { identities: [lei('FULL_MATCH'), { value: 'DE136695976', status: 'MATCH' }] },
      'unable_to_verify bank_unsupported',
    ],
    ['none is told', { identities: [] }, 'unable_to_verify bank_unsupported'],
    ['one belongs to somebody else', { identities: [both[1], lei('NO_MATCH')] }, 'no_match identifier_mismatch'],
    ['one is in an unknown code in an answer', { identities: [both[1], lei('PERHAPS')] }, UNCLEAR],
    ['the account is closed', { status: 'CLOSED', identities: both }, 'unable_to_verify account_closed'],
    ['the state is not told', { status: 'UNABLE_TO_MATCH', identities: both }, 'unable_to_verify bank_unsupported'],
    ['a name is said to differ', { nameCheckStatus: 'NO_MATCH', identities: both }, 'no_match -'],
  ])('without a name, if %s', (_, account, expected) => {
    expect(told({ question: alone, account: { nameCheckStatus: undefined, ...account } })).toBe(expected);
  });

  it('an account that does not exist takes precedence', () => {
    const account = { status: 'NOT_FOUND', nameCheckStatus: 'UNABLE_TO_MATCH', identities: [lei('NO_MATCH')] };
    expect(told({ question: asked, account })).toBe('unable_to_verify account_not_found');
  });
  it('nothing is read from them if none were asked about', () => {
    expect(told({ account: { nameCheckStatus: 'FULL_MATCH', identities: [lei('NO_MATCH')] } })).toBe('match -');
  });
});

it('whatever is answered, only an active account and a full match that nothing contradicts make a match', () => {
  const words = ['FULL_MATCH', 'PARTIAL_MATCH', 'NO_MATCH', 'UNABLE_TO_MATCH', 'MTCH', 'CMTC', 'NMTC', 'NOAP', '', 'X'];
  const statuses = ['ACTIVE', 'INACTIVE', 'CLOSED', 'FORBIDDEN', 'NOT_FOUND', 'UNABLE_TO_MATCH', 'X', undefined];
  const codes = [
    'MBAM',
    'BANM',
    'PANM',
    'BAMM',
    'PAMM',
    'ANNM',
    'AC01',
    'OPTO',
    'CASS',
    'MTCH',
    'CMTC',
    'NMTC',
    'NOAP',
    'X',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...words),
      fc.constantFrom(...statuses),
      fc.array(fc.constantFrom(...codes), { maxLength: 3 }),
      (nameCheckStatus, status, schemeResponseCode) => {
        const answer = told({
          account: { nameCheckStatus, status, respondedName: NAME },
          responder: { schemeResponseCode },
        });
        const full = nameCheckStatus === 'FULL_MATCH' || nameCheckStatus === 'MTCH';
        const backed = schemeResponseCode.every((item) => item === 'MTCH' || item === 'X');
        expect(answer === 'match -').toBe(status === 'ACTIVE' && full && backed);
        if (answer.includes(NAME)) {
          expect([answer.split(' ')[0], status]).toEqual(['close_match', 'ACTIVE']);
          expect(schemeResponseCode.some((item) => item === 'BANM' || item === 'PANM')).toBe(false);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

describe('a no', () => {
  const anything = fc.oneof(fc.constantFrom('ACTIVE', 'X', 'FULL_MATCH', 'MTCH', 'AC01', '', null), fc.jsonValue());
  const beside = fc.record(
    {
      status: anything,
      respondedName: anything,
      secondaryId: anything,
      identities: anything,
      codes: anything,
      code: anything,
      scheme: anything,
      id: anything,
    },
    { requiredKeys: [] },
  );
  const NOT_ACTIVE = ['INACTIVE', 'CLOSED', 'FORBIDDEN', 'NOT_FOUND'];

  it('is read together with an id of which not even the length can be compared', () => {
    const account = '"account":{"id":"GB1","status":"ACTIVE","nameCheckStatus":"NO_MATCH"}';
    const read = readAnswer(parseJson(`{"data":{"result":{"id":{"length":{"toString":null}},${account}}}}`));
    expect(read?.account?.nameCheckStatus).toBe('NO_MATCH');
  });

  it.each(['NO_MATCH', 'NMTC', ' no match ', 'No-Match'])(
    '%s is final, whatever else the answer says',
    (nameCheckStatus) => {
      fc.assert(
        fc.property(beside, fc.constantFrom(...NOT_ACTIVE, 'ACTIVE', 'UNABLE_TO_MATCH'), (its, known) => {
          const { codes, code: one, scheme, id, ...account } = { status: known, ...its };
          const body = {
            data: {
              result: {
                id,
                account: { id: IBAN, ...account, nameCheckStatus },
                responder: { accountVerificationScheme: scheme, schemeResponseCode: one, schemeResponseCodes: codes },
              },
            },
          };
          const result = readAnswer(parseJson(JSON.stringify(body)));
          const answer = result && readVerdict(question, result);
          expect(answer?.outcome === 'no_match' || (answer?.outcome === 'unable_to_verify' && !isOpen(answer))).toBe(
            true,
          );
          if (account.status === 'ACTIVE' && account.secondaryId === undefined)
            expect(answer?.outcome).toBe('no_match');
        }),
        { numRuns: 1000 },
      );
    },
  );

  const isOpen = (answer: NameCheckAnswer) =>
    openReason({ provider: 'banfico', environment: 'live', elapsedMs: 1, kind: 'answered', answer }) !== null;
});
