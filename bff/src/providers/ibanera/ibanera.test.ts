import { describe, expect, it } from 'vitest';
import { json } from '../../testing/upstream.ts';
import { manualClock } from './testing/clock.ts';
import { details, publishedExchange } from './testing/documents.ts';
import { IBAN, NAME, never, paid, START, useIbanera } from './testing/harness.ts';
import { GET, GET_V1, LIST_ACCOUNTS, TRANSACTIONS } from './testing/stand-in.ts';

const ibanera = useIbanera();

describe('history', () => {
  it('says that the account was paid, when last, and how the name compares', async () => {
    const { ask } = await ibanera(paid);
    expect(await ask()).toEqual({
      paidBefore: true,
      lastPaidAt: '2023-06-10T09:00:00.000Z',
      nameConsistency: 'match',
      reference: null,
    });
    expect(await ask({ name: 'Jane M. Doe' })).toMatchObject({ nameConsistency: 'close_match' });
    expect(await ask({ name: 'Example Trading GmbH' })).toMatchObject({ nameConsistency: 'no_match' });
    expect(await ask({ iban: 'NL91ABNA0417164300' })).toEqual(never);
  });

  it('compares the name as one of the kind that the payer states', async () => {
    const { ask } = await ibanera(paid);
    expect(await ask({ name: 'J. Doe', accountType: 'personal' })).toMatchObject({ nameConsistency: 'close_match' });
    expect(await ask({ name: 'J. Doe', accountType: 'business' })).toMatchObject({ nameConsistency: 'no_match' });
  });

  it('discloses no name', async () => {
    const { ask } = await ibanera(paid);
    expect(JSON.stringify(await ask({ name: 'J' }))).not.toMatch(/jane|doe/i);
  });

  it('has the last payment’s date and name, however the pages are ordered', async () => {
    const transfer = (completedAt: string, receiverName: string | null) => ({
      transfer: { completedAt, receiverName },
    });
    const { ask } = await ibanera({
      accounts: { 1: [1, 2, 3], 2: [4] },
      transactions: {
        1: details(1, transfer('2024-01-01T00:00:00Z', 'Somebody Else')),
        2: details(2, transfer('2025-01-01T00:00:00Z', 'Jane Doe')),
        3: details(3, transfer('2023-01-01T00:00:00Z', 'Nobody')),
        4: details(4, transfer('2026-01-01T00:00:00Z', null)),
      },
    });
    expect(await ask()).toMatchObject({ lastPaidAt: '2026-01-01T00:00:00.000Z', nameConsistency: 'match' });
  });

  it('is read from all accounts and all pages, in the documented way', async () => {
    const { ask, standIn } = await ibanera({
      accounts: { 1: [10], 2: [], 3: [11, 12, 13] },
      pending: [12],
      transactions: {
        10: publishedExchange.details && details(10, { transfer: null }),
        11: details(11),
        13: details(13),
      },
    });
    expect(await ask()).toMatchObject({ paidBefore: true });
    expect(standIn.calls()).toEqual([
      `${LIST_ACCOUNTS}?pageNumber=1&pageSize=100`,
      `${LIST_ACCOUNTS}?pageNumber=2&pageSize=100`,
      `${TRANSACTIONS}?AccountsId=1&PageNumber=1&PageSize=100`,
      `${TRANSACTIONS}?AccountsId=2&PageNumber=1&PageSize=100`,
      `${TRANSACTIONS}?AccountsId=3&PageNumber=1&PageSize=100`,
      `${TRANSACTIONS}?AccountsId=3&PageNumber=2&PageSize=100`,
      `${GET}?Id=10`,
      `${GET}?Id=11`,
      `${GET}?Id=13`,
    ]);
    expect(JSON.stringify(standIn.requests)).not.toMatch(new RegExp(`${IBAN}|${NAME}|shop-customer`));
  });

  it('is read from the older URL of a transaction if the newer one does not exist', async () => {
    const { ask, standIn } = await ibanera({
      accounts: { 1: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
      transactions: Object.fromEntries(Array.from({ length: 9 }, (_, index) => [index + 1, details(index + 1)])),
      fault: (path) => (path === GET ? json(404, undefined) : null),
    });
    expect(await ask()).toMatchObject({ paidBefore: true, nameConsistency: 'match' });
    const reads = (path: string) => standIn.calls().filter((call) => call.startsWith(path)).length;
    expect(reads(GET_V1)).toBe(9);
    expect(reads(GET)).toBeLessThan(9);
  });

  it('counts only completed transfers, and none that was reversed', async () => {
    const { ask, clock } = await ibanera({
      clock: manualClock(START),
      accounts: { 1: [1, 2, 3] },
      transactions: {
        1: details(1, { originalTransactionId: 2, amount: 100 }),
        2: details(2),
        3: details(3, { transactionStatus: 'Pending' }),
      },
    });
    expect(await ask()).toEqual(never);
    expect(clock.now()).toBe(START);
  });

  it('of a UK account is found by sort code and account number', async () => {
    const receiver = { receiverIban: null, receiverRoutingNumber: '200000', receiverAccountNumber: '55779911' };
    const { provider, context } = await ibanera({ ...paid, transactions: { 1: details(1, { transfer: receiver }) } });
    const account = { scheme: 'uk', sortCode: '200000', accountNumber: '55779911', country: 'GB' } as const;
    const ask = (secondaryReference: string | null) =>
      provider.history?.(
        { account: { ...account, secondaryReference }, name: NAME, accountType: null, identifiers: [] },
        { subject: null, subjects: {} },
        context(),
      );
    expect(await ask(null)).toMatchObject({ paidBefore: true, nameConsistency: 'match' });
    await expect(ask('A-123')).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('is a managee’s own if the session names one by the id that Ibanera knows', async () => {
    const { ask, standIn, codeOf } = await ibanera(paid);
    await ask({ managee: '14391' });
    expect(standIn.calls()[0]).toBe(`${LIST_ACCOUNTS}?customersId=14391&pageNumber=1&pageSize=100`);
    const before = standIn.requests.length;
    expect(await codeOf(ask({ managee: '1&asset=BTC' }))).toBe('refused_request');
    expect(standIn.requests).toHaveLength(before);
  });
});
