import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../outbound/exchange.ts';
import { readDetails } from './mapping.ts';
import { validation } from './schema.ts';

const NOW = Date.UTC(2026, 5, 15, 12);

/** An answer in the documented form, with values as the service writes them. */
const ANSWER = {
  iban: 'IE92BOFI90001710027952',
  result: 'passed',
  return_code: 0,
  checks: ['length', 'bank_code', 'iban_checksum'],
  length_check: 'passed',
  account_check: '',
  bank_code_check: 'passed',
  iban_checksum_check: 'passed',
  account_validation_method: '',
  account_validation: '',
  iban_candidate: '',
  IBANformat: 'IEkk AAAA BBBB BBCC CCCC CC',
  formatcomment: 'The first 4 alphanumeric characters are the start of the SWIFT code.',
  bic_candidates: [{ bic: 'BOFIIE2DXXX', zip: '', city: 'Dublin', wwwcount: '0', sampleurl: '' }],
  all_bic_candidates: [{ bic: 'BOFIIE2DXXX', zip: '', city: 'Dublin', wwwcount: '0', sampleurl: '' }],
  country: 'IE',
  bank_code: '900017',
  bank_and_branch_code: '900017',
  bank: 'Bank of Ireland',
  bank_address: 'College Green\n\nDublin 2',
  bank_street: 'College Green',
  bank_city: 'Dublin 2',
  bank_state: '',
  bank_postal_code: '',
  bank_url: 'https://bank.example',
  branch: '',
  branch_code: '',
  in_scl_directory: 'yes',
  sct: 'yes',
  sdd: 'yes',
  cor1: 'no',
  b2b: 'yes',
  scc: 'no',
  sct_inst: 'yes',
  sct_inst_readiness_date: '20240110',
  account_number: '10027952',
  data_age: '20260601',
  iban_listed: '',
  iban_www_occurrences: '0',
  www_seen_from: '',
  www_seen_until: '',
  iban_url: '',
  url_rank: '',
  url_category: '',
  url_min_depth: '',
  url_prominence: '',
  iban_reported_to_exist: '0',
  iban_last_reported: '',
  iban_first_seen: '2014-03-02 11:22:33',
  balance: '998',
};

const read = (more: object = {}) => readDetails(validation.parse({ ...ANSWER, ...more }), NOW);

it('reads a complete answer', () => {
  expect(read()).toEqual({
    found: true,
    bank: { name: 'Bank of Ireland', bic: 'BOFIIE2DXXX', city: 'Dublin 2' },
    reachability: { creditTransfer: true, instant: true, directDebit: true },
    number: { verdict: 'valid', failedChecks: [], firstSeen: '2014-03-02', candidate: null },
    signals: [],
    reference: null,
  });
});

it('reads the smallest possible answer', () => {
  expect(readDetails(validation.parse({ iban: 'IE92BOFI90001710027952' }), NOW)).toEqual({
    found: false,
    bank: null,
    reachability: null,
    number: null,
    signals: null,
    reference: null,
  });
});

describe('return_code', () => {
  it.each([
    [0, true],
    ['0', true],
    [1 + 2 + 4 + 8, true],
    ['32', true],
    [32 + 8, true],
    [127, true],
    [128, false],
    ['128', false],
    [256, false],
    [512, false],
    [1024, false],
    [2048, false],
    [128 + 8, false],
    [2048 + 8192, false],
    // These say nothing about the account; the bank is known.
    [4096, true],
    [8192, true],
    ['65536', true],
    ['', true],
    [null, true],
    ['many', true],
    [-1, true],
    [1e14, true],
  ])('%j: found %s', (return_code, found) => {
    expect(read({ return_code }).found).toBe(found);
  });
  it.each([4096, 8192, 65536, 8192 + 8, ''])(
    '%j alone finds nothing, and does not clear the account',
    (return_code) => {
      const nothing = { bank: '', bank_city: '', bic_candidates: [], result: '' };
      expect(read({ return_code, ...nothing })).toMatchObject({ found: false, bank: null, signals: null });
    },
  );
  it('of a wrong number leaves no bank, but the lists', () => {
    expect(read({ return_code: 128, iban_listed: 'blacklist' })).toEqual({
      found: false,
      bank: null,
      reachability: null,
      number: { verdict: 'invalid', failedChecks: ['account_number'], firstSeen: '2014-03-02', candidate: null },
      signals: ['account_number_invalid', 'listed_as_fraud'],
      reference: null,
    });
  });
  it('gives way to a result that has failed', () => {
    expect(read({ result: 'failed' })).toMatchObject({ found: false, bank: null });
    expect(read({ result: 'failed', return_code: 8192 })).toMatchObject({ found: true });
  });
});

describe('what the service says about the number', () => {
  const invalid = 'account_number_invalid';
  it.each([
    ['0', 'passed', 'valid', [], []],
    [31, 'passed', 'valid', [], []],
    [32, 'passed', 'doubtful', [], ['account_number_doubtful']],
    ['33', 'passed', 'doubtful', [], ['account_number_doubtful']],
    [127, 'passed', 'doubtful', [], ['account_number_doubtful']],
    ['128', 'failed', 'invalid', ['account_number'], [invalid]],
    [256, 'failed', 'invalid', ['bank_code'], ['bank_unknown']],
    [258, 'passed', 'invalid', ['bank_code'], ['bank_unknown']],
    [384, 'failed', 'invalid', ['account_number', 'bank_code'], [invalid, 'bank_unknown']],
    [512, 'failed', 'invalid', ['length'], [invalid]],
    [1024, 'failed', 'invalid', ['bank_code'], ['bank_unknown']],
    ['2048', 'passed', 'invalid', ['iban_checksum'], [invalid]],
    // No documented bit, but still "there may be a more serious error".
    [16384, 'passed', 'invalid', [], [invalid]],
    [0, 'failed', 'invalid', [], [invalid]],
    ['', 'FAILED', 'invalid', [], [invalid]],
    [65536, 'failed', 'invalid', [], [invalid]],
    // Nothing was checked.
    [4096, 'failed', null, [], null],
    [8192, 'failed', null, [], null],
    [65536, '', null, [], null],
  ])('return_code %j and result %j', (return_code, result, verdict, failedChecks, signals) => {
    const told = read({ return_code, result });
    expect(told.number).toMatchObject({ verdict, failedChecks, firstSeen: '2014-03-02' });
    expect(told.signals).toEqual(signals);
  });

  it.each([
    ['account_check', 'account_number', invalid],
    ['length_check', 'length', invalid],
    ['iban_checksum_check', 'iban_checksum', invalid],
    ['bank_code_check', 'bank_code', 'bank_unknown'],
  ])('%s alone says it too', (field, check, signal) => {
    expect(read({ return_code: '', result: '', [field]: 'failed' })).toMatchObject({
      number: { verdict: 'invalid', failedChecks: [check] },
      signals: [signal],
    });
  });

  it('is reported alongside what the lists say, and without them', () => {
    expect(read({ return_code: 32, iban_listed: 'www' }).signals).toEqual(['account_number_doubtful', 'listed_on_web']);
    expect(read({ return_code: 256, iban_listed: undefined }).signals).toEqual(['bank_unknown']);
    expect(read({ return_code: 256, iban_listed: 'somewhere' }).signals).toEqual(['bank_unknown']);
  });

  it('contains the IBAN that the service would make of it, if that is another one', () => {
    const candidate = (iban_candidate: string) => read({ iban_candidate }).number?.candidate;
    expect(candidate('DE89370400440532013000')).toBe('DE89370400440532013000');
    expect(candidate('IE92 BOFI 9000 1710 0279 52')).toBeNull();
    expect(candidate('DE88370400440532013000')).toBeNull();
    expect(candidate('')).toBeNull();
  });

  it.each([
    ['2014-03-02 11:22:33', '2014-03-02'],
    ['20260614', '2026-06-14'],
    ['', null],
    ['0000-00-00 00:00:00', null],
  ])('says since when it has been known: %j', (iban_first_seen, firstSeen) => {
    expect(read({ iban_first_seen }).number?.firstSeen).toBe(firstSeen);
  });
});

describe('the BIC', () => {
  const web = { bic: 'WEBBDEFFXXX', wwwcount: '12', sampleurl: 'https://page.example', city: '', zip: '' };
  const official = { bic: 'COBADEFFXXX', wwwcount: '0', sampleurl: '', city: 'Frankfurt am Main', zip: '60311' };
  it.each([
    ['one from a national bank', [web, official], 'COBADEFFXXX'],
    ['one with a city', [web, { bic: 'COBADEFF', city: 'Köln' }], 'COBADEFF'],
    ['one with wwwcount 0', [web, { bic: 'COBADEFF', wwwcount: 0 }], 'COBADEFF'],
    ['the first from the web, where there is no better', [web, { ...web, bic: 'OTHEDEFF' }], 'WEBBDEFFXXX'],
    ['in small letters', [{ ...official, bic: 'cobadeff xxx' }], 'COBADEFFXXX'],
    [
      'no BIC at all',
      [
        { ...official, bic: 'COBA' },
        { ...official, bic: '' },
      ],
      null,
    ],
    ['one that is not in a list', official, 'COBADEFFXXX'],
    ['an empty list', [], null],
    ['an empty string', '', null],
    ['null', null, null],
    ['an empty object', {}, null],
  ])('%s', (_, bic_candidates, bic) => {
    expect(read({ bic_candidates }).bank?.bic).toBe(bic);
  });
  it('provides its city if the bank’s is not known', () => {
    expect(read({ bank_city: '', bic_candidates: [web, official] }).bank?.city).toBe('Frankfurt am Main');
    expect(read({ bank_city: 'Köln', bic_candidates: [web, official] }).bank?.city).toBe('Köln');
  });
  it('of a bank other than the first has no reach by sct and sdd, which are about the first', () => {
    expect(read({ bic_candidates: [web, official] }).reachability).toEqual({
      creditTransfer: null,
      instant: true,
      directDebit: null,
    });
    expect(read({ bic_candidates: [{ ...web, bic: 'COBADEFF' }, official] }).reachability?.creditTransfer).toBe(true);
  });
});

describe('the bank', () => {
  it('is on one line', () => {
    expect(read({ bank: ' Bank\n of  Ireland\u0000 ' }).bank?.name).toBe('Bank of Ireland');
  });
  it('has no overlong name', () => {
    expect(read({ bank: 'x'.repeat(141) }).bank?.name).toBeNull();
  });
  it('is unknown if nothing about it is known', () => {
    expect(read({ bank: '', bank_city: '', bic_candidates: '' }).bank).toBeNull();
  });
});

describe('reach', () => {
  it.each([
    ['yes', 'yes', 'no', 'no', { creditTransfer: true, directDebit: false, instant: false }],
    ['yes', 'no', 'yes', '', { creditTransfer: false, directDebit: true, instant: null }],
    ['yes', '', '', '', null],
    ['no', 'yes', 'yes', 'yes', { creditTransfer: null, directDebit: null, instant: true }],
    ['', 'no', 'no', 'no', { creditTransfer: null, directDebit: null, instant: false }],
    ['no', 'no', 'no', '', null],
    ['perhaps', 'yes', 'yes', '', null],
    [true, 'YES', false, 'maybe', { creditTransfer: true, directDebit: false, instant: null }],
  ])('in_scl_directory %j, sct %j, sdd %j, sct_inst %j', (in_scl_directory, sct, sdd, sct_inst, expected) => {
    expect(read({ in_scl_directory, sct, sdd, sct_inst, sct_inst_readiness_date: '' }).reachability).toEqual(expected);
  });
  it('is not instant before the bank is ready', () => {
    expect(read({ sct_inst_readiness_date: '2026-06-15' }).reachability?.instant).toBe(true);
    expect(read({ sct_inst_readiness_date: '2026-10-09' }).reachability?.instant).toBe(false);
    expect(read({ sct_inst_readiness_date: '20261009' }).reachability?.instant).toBe(false);
  });
});

describe('an answer of another shape is refused', () => {
  it.each([
    ['a list', []],
    ['nothing', null],
    ['no IBAN', { ...ANSWER, iban: undefined }],
    ['a list for a bank', { ...ANSWER, bank: ['Bank of Ireland'] }],
    ['an object for a flag', { ...ANSWER, sct: {} }],
    ['text for the BIC candidates', { ...ANSWER, bic_candidates: 'BOFIIE2D' }],
  ])('%s', (_, answer) => {
    expect(validation.safeParse(answer).success).toBe(false);
  });
});

it('whatever the fields contain, they are read or refused, and an account that is not found has no bank', () => {
  const value = fc.oneof(
    fc.constantFrom('yes', 'no', 'passed', 'failed', 'www', 'blacklist', '2026-06-10 08:00:00', '', null, undefined),
    fc.integer(),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.jsonValue(),
  );
  const fields = Object.fromEntries(Object.keys(ANSWER).map((key) => [key, value]));
  fc.assert(
    fc.property(fc.record(fields, { requiredKeys: [] }), (some) => {
      const parsed = validation.safeParse(parseJson(JSON.stringify({ ...ANSWER, ...some, iban: ANSWER.iban })));
      if (!parsed.success) return;
      const details = readDetails(parsed.data, NOW);
      if (!details.found) expect(details.bank).toBeNull();
    }),
  );
});
