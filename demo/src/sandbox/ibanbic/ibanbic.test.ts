import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProviderSandbox } from '../server/provider-sandbox.ts';
import { createTestClock } from '../testing/clock.ts';
import { basic, send, setting } from '../testing/http.ts';
import { type IbanBicSandboxOptions, startIbanBicSandbox } from './start.ts';

const JANE = 'DE89370400440532013000';

let sandbox: ProviderSandbox;

async function start(options: IbanBicSandboxOptions = {}) {
  await sandbox?.close();
  sandbox = await startIbanBicSandbox({ now: createTestClock().now, ...options });
}

function headers(accept = 'application/json') {
  return {
    accept,
    authorization: basic(setting(sandbox.env, 'IBANBIC_USERNAME'), setting(sandbox.env, 'IBANBIC_PASSWORD')),
  };
}

const validate = async (iban: string, endpoint = 'validate_iban') =>
  send('GET', `${setting(sandbox.env, 'IBANBIC_BASE_URL')}/${endpoint}/${iban}`, { headers: headers() });

beforeEach(() => start());
afterEach(() => sandbox.close());

/** Every output field that the documentation lists. */
const fields = `iban result return_code checks length_check account_check bank_code_check iban_checksum_check
  account_validation_method account_validation iban_candidate IBANformat formatcomment bic_candidates all_bic_candidates
  country bank_code bank_and_branch_code bank bank_address bank_street bank_city bank_state bank_postal_code bank_url branch
  branch_code in_scl_directory sct sdd cor1 b2b scc sct_inst sct_inst_readiness_date account_number data_age iban_listed
  iban_www_occurrences www_seen_from www_seen_until iban_url url_rank url_category url_min_depth url_prominence
  iban_reported_to_exist iban_last_reported iban_first_seen balance`.split(/\s+/u);

describe('validate_iban', () => {
  it('answers with every documented field', async () => {
    const { status, body } = await validate(JANE);
    expect(status).toBe(200);
    expect(Object.keys(body).toSorted()).toEqual(fields.toSorted());
    expect(body).toMatchObject({
      iban: JANE,
      result: 'passed',
      country: 'DE',
      bank_code: '37040044',
      bank: 'Commerzbank',
      bank_city: 'Köln',
      bic_candidates: [{ bic: 'COBADEFFXXX', zip: '50667', city: 'Köln', wwwcount: '0', sampleurl: '' }],
      sct: 'yes',
      sdd: 'yes',
      sct_inst: 'yes',
      iban_listed: '',
    });
  });

  it.each([
    ['BE57734001234535', 'a right one with national check digits', 0, 'passed'],
    [JANE, 'a right one of a country that has none', 2, 'passed'],
    ['DE02120300000000202051', 'a bank that is not in the directory', 258, 'failed'],
    ['DE88370400440532013000', 'wrong check digits', 2048, 'failed'],
    ['DE8937040044053201300', 'a wrong length', 2560, 'failed'],
    ['ZZ89370400440532013000', 'an unknown country', 8192, 'failed'],
    ['DE', 'too little to say', 4096, 'failed'],
  ])('%s, %s: %i', async (iban, _, returnCode, result) => {
    expect((await validate(iban)).body).toMatchObject({ return_code: returnCode, result });
  });

  it.each([
    ['DE80500100990000001001', 'www'],
    ['DE53500100990000001002', 'blacklist'],
    ['DE26500100990000001003', 'fake'],
  ])('lists %s as %s', async (iban, list) => {
    expect((await validate(iban)).body.iban_listed).toBe(list);
  });

  it('says when a number was first seen, in its own format', async () => {
    expect((await validate('DE97500100999000000001')).body.iban_first_seen).toBe('2026-02-27 10:00:00');
    expect((await validate('DE08500100990000202020')).body.iban_first_seen).toBe('');
  });

  it('leaves reachability blank if no bank is known', async () => {
    expect((await validate('DE02120300000000202051')).body).toMatchObject({
      sct: '',
      sdd: '',
      sct_inst: '',
      bic_candidates: [],
    });
  });

  it('counts the balance down, and refuses when none is left', async () => {
    await start({ balance: 2 });
    expect((await validate(JANE)).body.balance).toBe('1');
    expect((await validate(JANE)).body.balance).toBe('0');
    expect((await validate(JANE)).status).toBe(403);
  });

  it('accepts POST as well', async () => {
    const url = `${setting(sandbox.env, 'IBANBIC_BASE_URL')}/validate_iban`;
    const body = new URLSearchParams({ iban: JANE }).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send('POST', url, { headers: { ...headers(), ...type }, body })).body.iban).toBe(JANE);
  });

  it('answers in XML to a caller that does not ask for JSON', async () => {
    const url = `${setting(sandbox.env, 'IBANBIC_BASE_URL')}/validate_iban/${JANE}`;
    const answer = await send('GET', url, { headers: headers('*/*') });
    expect(answer.headers.get('content-type')).toContain('text/xml');
    expect(answer.text).toContain(`<iban>${JANE}</iban>`);
  });

  it('needs the user name and the password', async () => {
    const url = `${setting(sandbox.env, 'IBANBIC_BASE_URL')}/validate_iban/${JANE}`;
    const answer = await send('GET', url, { headers: { authorization: basic('nobody', 'x') } });
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('Basic')]);
  });
});

describe('validate_iban_dummy', () => {
  const dummy = async (iban: string) => (await validate(iban, 'validate_iban_dummy')).body;

  it('always validates the same IBAN, and costs nothing', async () => {
    await start({ balance: 5 });
    expect(await dummy(JANE)).toMatchObject({ iban: 'AL90208110080000001039531801', balance: '5' });
  });

  it.each([
    ['DE27100777770209299700', { result: 'passed', iban_listed: 'www' }],
    ['DE11520513735120710131', { result: 'passed', iban_listed: 'blacklist' }],
    ['DE11520513735120710132', { result: 'failed', return_code: 2048 }],
    ['AT411100000237571500', { result: 'passed', iban_listed: 'fake' }],
  ])('answers with the truth about %s', async (iban, answer) => {
    expect(await dummy(iban)).toMatchObject({ iban, ...answer });
  });
});
