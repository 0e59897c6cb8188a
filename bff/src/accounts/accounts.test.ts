import { describe, expect, it } from 'vitest';
import { testAccountsOf } from '../providers/list.ts';
import { failsModulusCheck, readAccount } from './read-account.ts';

/** Test cases of Vocalink's *Validating account numbers*, one or more for each rule and exception. */
const EXISTING = [
  ['089999', '66374958'],
  ['107999', '88837491'],
  ['202959', '63748472'],
  ['871427', '46238510'],
  ['872427', '46238510'],
  ['871427', '09123496'],
  ['871427', '99123496'],
  ['820000', '73688637'],
  ['827999', '73988638'],
  ['827101', '28748352'],
  ['134020', '63849203'],
  ['118765', '64371389'],
  ['200915', '41011166'],
  ['938611', '07806039'],
  ['938600', '42368003'],
  ['938063', '55065200'],
  ['772798', '99345694'],
  ['086090', '06774744'],
  ['309070', '02355688'],
  ['309070', '12345668'],
  ['309070', '12345677'],
  ['309070', '99345694'],
  ['074456', '12345112'],
  ['070116', '34012583'],
  ['074456', '11104102'],
  ['180002', '00000190'],
] as const;

const IMPOSSIBLE = [
  ['938063', '15764273'],
  ['938063', '15764264'],
  ['938063', '15763217'],
  ['118765', '64371388'],
  ['089999', '66374959'],
  ['107999', '88837493'],
] as const;

describe('the modulus check', () => {
  it.each(EXISTING)('lets %s %s through', (sortCode, accountNumber) => {
    expect(failsModulusCheck(sortCode, accountNumber)).toBe(false);
  });

  it.each(IMPOSSIBLE)('refuses %s %s', (sortCode, accountNumber) => {
    expect(failsModulusCheck(sortCode, accountNumber)).toBe(true);
  });

  it('presumes that an account exists if there is no rule for its sort code', () => {
    expect(failsModulusCheck('000000', '12345678')).toBe(false);
  });
});

describe('readAccount', () => {
  it('accepts an account as it was written and returns it in electronic form', () => {
    expect(readAccount({ scheme: 'iban', iban: 'iban de89 3704-0044 0532 0130 00' })).toEqual({
      valid: true,
      account: { scheme: 'iban', iban: 'DE89370400440532013000', country: 'DE' },
    });
    expect(readAccount({ scheme: 'uk', sortCode: '20-09-15', accountNumber: '4101 1166' })).toEqual({
      valid: true,
      account: {
        scheme: 'uk',
        sortCode: '200915',
        accountNumber: '41011166',
        secondaryReference: null,
        country: 'GB',
      },
    });
  });

  it.each([
    ['DE89', '/iban', 'is too short for its country'],
    ['', '/iban', 'is empty'],
    ['DE89 3704 0044 0532 O130 00', '/iban', 'has a letter where its country has a digit, or the other way round'],
    ['DE88 3704 0044 0532 0130 00', '/iban', 'has wrong check digits'],
  ])('says what is wrong with %s, and where', (iban, path, message) => {
    expect(readAccount({ scheme: 'iban', iban })).toEqual({ valid: false, fault: { path, message } });
  });

  it.each([
    [{ scheme: 'iban', iban: '6.10901E+25' }, '/iban'],
    [{ scheme: 'iban', iban: '6,10901e+25' }, '/iban'],
    [{ scheme: 'uk', sortCode: '08-99-99', accountNumber: '6.6374958E+07' }, '/accountNumber'],
    [{ scheme: 'uk', sortCode: '8.9999E+4', accountNumber: '66374958' }, '/sortCode'],
  ] as const)('says that a spreadsheet has turned %j into a number', (account, path) => {
    expect(readAccount(account)).toEqual({
      valid: false,
      fault: { path, message: expect.stringContaining('a spreadsheet has made a number of it') },
    });
  });

  it('asks for the eight digits if it cannot tell how a longer number is shortened', () => {
    expect(readAccount({ scheme: 'uk', sortCode: '400530', accountNumber: '123456789' })).toMatchObject({
      valid: false,
      fault: { path: '/accountNumber' },
    });
  });
});

describe('accounts that providers publish for tests', () => {
  const published = testAccountsOf(false, ['ibantrack', 'banfico', 'ibanbic']);
  const iban = (value: string) => ({ scheme: 'iban', iban: value }) as const;
  const uk = (accountNumber: string) => ({ scheme: 'uk', sortCode: '90-07-00', accountNumber }) as const;
  const all = [
    uk('12345678'),
    uk('98765432'),
    uk('12345600'),
    uk('11100029'),
    iban('GB15 ABBY 3000 0012 3456 78'),
    iban('gb15abby30000098765432'),
    iban('GB15ABBY30000012340000'),
    iban('DE11520513735120710132'),
  ];

  it.each(all)('are accepted outside production: %j', (account) => {
    expect(readAccount(account, published)).toMatchObject({ valid: true });
    expect(readAccount(account)).toMatchObject({ valid: false });
    expect(readAccount(account, testAccountsOf(true, ['banfico', 'ibanbic']))).toMatchObject({ valid: false });
    expect(readAccount(account, testAccountsOf(false, ['ibantrack']))).toMatchObject({ valid: false });
  });

  it('do not allow any other account that cannot exist', () => {
    expect(readAccount(iban('GB15ABBY30000012345679'), published)).toMatchObject({ valid: false });
    expect(readAccount(uk('12345679'), published)).toMatchObject({ valid: false });
  });
});
