import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../outbound/errors.ts';
import { nextCursor } from './client.ts';
import { bestComparison, connectionOf, historyOf, needOf, needsTransactions } from './mapping.ts';
import { accountResource, pageOf, synchronizationDocument, transactionResource } from './schema.ts';
import { type AccountValues, account, CUSTOMER, synchronization, transaction } from './testing/documents.ts';

const IBAN = 'BE12123456789012';
const NOW = Date.parse('2026-11-20T12:00:00Z');
const accounts = (...values: AccountValues[]) => values.map((value) => accountResource.parse(account(value)));
const connection = (...values: AccountValues[]) => connectionOf(IBAN, CUSTOMER, accounts(...values));

describe('the connection of an account', () => {
  it.each(['owner', 'trustee'] as const)('reports %s', (relationship) => {
    expect(connection({ relationship })).toMatchObject({ kind: 'connected', relation: relationship });
  });
  it('finds an account however its IBAN is written', () => {
    expect(connection({ iban: 'be12 1234 5678 9012' })).toMatchObject({ kind: 'connected' });
  });
  it('finds an account whose number is its reference, as in later versions of the API', () => {
    const attributes = { reference: IBAN, referenceType: 'IBAN' };
    expect(connection({ iban: null, attributes })).toMatchObject({ kind: 'connected' });
  });
  it('does not take the bank’s own reference for an account number', () => {
    expect(connection({ iban: null, attributes: { reference: IBAN } }).kind).toBe('not_connected');
  });
  it('is null if the account does not exist', () => {
    expect(connection({ iban: 'BE34123456789012' }, { iban: null }).kind).toBe('not_connected');
    expect(connection().kind).toBe('not_connected');
  });
  it('is the weaker one if an account is connected twice', () => {
    expect(connection({ relationship: 'trustee' }, {})).toMatchObject({ relation: 'trustee' });
    expect(connection({}, { relationship: 'trustee' })).toMatchObject({ relation: 'trustee' });
  });
  it.each<[string, AccountValues, string | null]>([
    ['a relationship that is not documented', { relationship: 'viewer' }, 'viewer'],
    ['no relationship', { relationship: null }, null],
    ['a co-owner, whatever that may be', { relationship: 'co-owner' }, 'co-owner'],
  ])('is unknown with %s, which is neither proof nor an error', (_, values, unknownWord) => {
    expect(connection(values)).toMatchObject({ kind: 'connected', relation: 'unknown', unknownWord });
    expect(connection(values, {})).toMatchObject({ relation: 'unknown' });
    expect(connection({}, values, { relationship: 'trustee' })).toMatchObject({ relation: 'unknown' });
  });
  it.each<[string, AccountValues]>([
    ['another customer’s account', { customer: '8f618811-2488-4d36-91b1-ed636ca72b58' }],
    ['two account numbers', { attributes: { reference: 'BE34123456789012', referenceType: 'IBAN' } }],
  ])('is contradictory with %s', (_, values) => {
    expect(connection(values).kind).toBe('contradictory');
  });
  it('is not affected by what is odd about other accounts', () => {
    expect(connection({ iban: 'BE34123456789012', relationship: 'viewer' }, {})).toMatchObject({ kind: 'connected' });
  });
});

describe('synchronization', () => {
  const ago = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString();
  const other = { iban: 'BE34123456789012', synchronizedAt: ago(30) };
  const stale = { why: 'stale', canDoWithout: false };
  const renewal = { why: 'stale', canDoWithout: true };
  const missing = { why: 'missing', canDoWithout: false };
  it.each<[string, AccountValues[], object | null, object | null]>([
    ['not for data of today', [{ synchronizedAt: ago(23) }], null, null],
    ['for data of the day before yesterday, which stands without it', [{ synchronizedAt: ago(25) }], renewal, null],
    ['for data of a week, which stands without it', [{ synchronizedAt: ago(7 * 24) }], renewal, null],
    ['for data of more than a week, which does not', [{ synchronizedAt: ago(7 * 24 + 1) }], stale, stale],
    ['for data that was never synchronized', [{ synchronizedAt: null }], stale, stale],
    ['for a date that is none', [{ synchronizedAt: 'yesterday' }], stale, stale],
    ['for a date that has not come', [{ synchronizedAt: ago(-24) }], stale, stale],
    ['not because another account is old', [{ synchronizedAt: ago(1) }, other], null, null],
    ['where the account is not there and another is old', [other], missing, stale],
    ['where the account is not there', [{ ...other, synchronizedAt: ago(1) }], missing, null],
    ['where there is no account at all', [], missing, null],
  ])('is needed %s', (_, values, alone, besideABank) => {
    const all = accounts(...values);
    expect(needOf(connection(...values), all, NOW, true)).toEqual(alone);
    expect(needOf(connection(...values), all, NOW, false)).toEqual(besideABank);
  });
  it('is needed for old transactions of any account', () => {
    const fresh = accounts({ synchronizedAt: ago(1) });
    expect(needsTransactions(fresh, NOW)).toBe(false);
    expect(needsTransactions([...fresh, ...accounts({ transactionsSynchronizedAt: ago(25) })], NOW)).toBe(true);
  });
  it.each([
    ['pending', 'pending'],
    ['running', 'running'],
    ['done', 'done'],
    ['failed', 'failed'],
    ['success', 'done'],
    ['error', 'failed'],
  ])('says %s', (published, meant) => {
    expect(synchronizationDocument.parse(synchronization(published)).data.attributes.status).toBe(meant);
  });
});

describe('the history of an account', () => {
  const counterpart = 'BE9786154282554';
  const history = (...values: object[]) =>
    historyOf(
      counterpart,
      values.map((value) => transactionResource.parse(transaction(value))),
      NOW,
    );
  it('is that it was paid, and when last', () => {
    expect(history({}, { executionDate: '2018-01-01T00:00:00Z' }, { counterpart: 'BE34123456789012' })).toEqual({
      paidBefore: true,
      lastPaidAt: '2018-01-01T00:00:00.000Z',
      nameConsistency: null,
      reference: null,
    });
  });
  it.each<[string, object]>([
    ['what the account sent us', { amount: 42.42 }],
    ['a payment to another account', { counterpart: 'BE34123456789012' }],
    ['a payment without a counterpart', { counterpart: null }],
    ['a payment whose day has not come', { executionDate: '2026-11-21T00:00:00Z' }],
  ])('leaves out %s', (_, values) => {
    expect(history(values)).toMatchObject({ paidBefore: false, lastPaidAt: null });
  });
  it('falls back on the value date, and works without any', () => {
    expect(history({ executionDate: null }).lastPaidAt).toBe('2017-05-22T00:00:00.000Z');
    expect(history({ executionDate: null, valueDate: null })).toMatchObject({ paidBefore: true, lastPaidAt: null });
  });
});

describe('the next cursor', () => {
  const cursor = (page: object) => nextCursor(pageOf(accountResource).parse({ data: [], ...page }));
  const next = (link: string) => cursor({ links: { first: 'http://api.ibanity.com/accounts', next: link } });
  it('is extracted from the link, which itself is never followed', () => {
    const published = 'http://api.ibanity.com/accounts?after=d500ddac-27e8-447b-b0a1-dbca8c181b99';
    expect(next(published)).toBe('d500ddac-27e8-447b-b0a1-dbca8c181b99');
    expect(next('https://elsewhere.example/?limit=2&page%5Bafter%5D=d500ddac')).toBe('d500ddac');
    expect(next('/accounts?after=d500ddac')).toBe('d500ddac');
  });
  it('is null on the last page, as in the published list', () => {
    const paging = { limit: 2, before: 'd500ddac', after: '80cdb338-0da8-4039-863c-b108943c1e22' };
    expect(cursor({ meta: { paging }, links: { first: 'http://api.ibanity.com/accounts' } })).toBe(null);
    expect(cursor({})).toBe(null);
  });
  it('is never the one in the paging object, which is the start of the current page', () => {
    expect(cursor({ meta: { paging: { limit: 1, after: 'd500ddac' } }, data: [account()] })).toBe(null);
  });
  it.each(['http://api.ibanity.com/accounts', 'http://api.ibanity.com/?after=../customers', 'http://[', '?after=%00'])(
    'refuses %s',
    (link) => {
      expect(() => next(link)).toThrow(ProviderError);
    },
  );
});

describe('the name of several holders', () => {
  it('is compared with each, and one is enough', () => {
    expect(bestComparison(['no_match', 'match', 'close_match'])).toBe('match');
    expect(bestComparison(['no_match', 'close_match'])).toBe('close_match');
    expect(bestComparison(['no_match'])).toBe('no_match');
    expect(bestComparison([])).toBe(null);
  });
});
