import { describe, expect, it } from 'vitest';
import type { Account } from '../../domain/question.ts';
import { keyOfAccount, keyOfReceiver } from './account-key.ts';
import { readTransaction } from './mapping.ts';
import { envelope, transactionDetails } from './schema.ts';
import { details, publishedExchange, type TransferValues } from './testing/documents.ts';
import { createOneTimeCodes } from './totp.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const read = (values: TransferValues) => readTransaction(transactionDetails.parse(details(1, values)), NOW);

describe('a transaction', () => {
  it('that is a completed external transfer is a payment', () => {
    expect(read({})).toEqual({
      kind: 'payment',
      payment: {
        account: 'iban:DE89370400440532013000',
        name: 'jane doe',
        paidAt: Date.parse('2023-06-10T09:00:00.000Z'),
      },
    });
  });
  it.each<[string, TransferValues, string]>([
    ['is pending', { transactionStatus: 'Pending' }, 'open'],
    ['has a status that is not documented', { transactionStatus: 'Screening' }, 'open'],
    ['has no status', { transactionStatus: null }, 'open'],
    ['is completed only tomorrow', { transfer: { completedAt: '2026-11-21T00:00:00Z' } }, 'open'],
    ['was rejected', { transactionStatus: 'Rejected' }, 'nothing'],
    ['was taken back', { rollbackTransactionId: 7 }, 'nothing'],
    ['takes another back', { originalTransactionId: 7 }, 'nothing'],
    ['is no external transfer', { transfer: null }, 'nothing'],
    ['came in', { transfer: { direction: 'Inbound' }, amount: 100 }, 'nothing'],
    ['came in, and says otherwise by its sign', { transfer: { direction: 'Inbound' } }, 'nothing'],
    ['came in, and has no direction', { transfer: { direction: null }, amount: 100 }, 'nothing'],
    ['names no account', { transfer: { receiverIban: null } }, 'nothing'],
  ])('that %s is not', (_, values, kind) => {
    expect(read(values)).toEqual({ kind });
  });
  it('is outgoing by its direction, or, if that says neither, by its sign', () => {
    expect(read({ amount: 100 }).kind).toBe('payment');
    expect(read({ transfer: { direction: null } }).kind).toBe('payment');
  });
  it('of an exchange, as published, is nothing', () => {
    const { status, details: published } = envelope.parse(publishedExchange);
    expect(status).toBe('1');
    expect(readTransaction(transactionDetails.parse(published), NOW).kind).toBe('nothing');
  });
  it('was paid to its beneficiary, since a wire’s receiver may be the bank', () => {
    expect(read({ transfer: { beneficiaryName: ' Jane  DOE ', receiverName: 'Some Bank' } })).toMatchObject({
      payment: { name: 'jane doe' },
    });
    expect(read({ transfer: { receiverName: null } })).toMatchObject({ payment: { name: null } });
  });
  it('without a time zone is in UTC, and without a date has none', () => {
    expect(read({ transfer: { completedAt: null } })).toMatchObject({
      payment: { paidAt: Date.parse('2023-06-09T15:03:40.183Z') },
    });
    expect(read({ transfer: { completedAt: null }, timestamp: 'soon' })).toMatchObject({ payment: { paidAt: null } });
  });
});

describe('numbers', () => {
  it('may be strings, for pages as well as for amounts', () => {
    const page = { ...publishedExchange, pageSize: '25', pageNumber: '1', numberOfPages: '3' };
    expect(envelope.parse(page)).toMatchObject({ pageSize: 25, numberOfPages: 3 });
    expect(transactionDetails.parse({ ...details(1, {}), amount: '-100.00' }).amount).toBe(-100);
  });
  it.each(['', 'three', '1e9', '0x3', ' 3'])('are not "%s"', (numberOfPages) => {
    expect(envelope.safeParse({ ...publishedExchange, numberOfPages }).success).toBe(false);
  });
});

describe('the key of an account', () => {
  const uk: Account = {
    scheme: 'uk',
    sortCode: '200000',
    accountNumber: '55779911',
    secondaryReference: null,
    country: 'GB',
  };
  const receiver = (values: object) =>
    keyOfReceiver({ receiverIban: null, receiverAccountNumber: null, receiverRoutingNumber: null, ...values });
  it('is the same however a UK account was paid', () => {
    const key = keyOfAccount(uk);
    expect(key).toBe('uk:200000/55779911');
    expect(keyOfAccount({ scheme: 'iban', iban: 'GB33BUKB20000055779911', country: 'GB' })).toBe(key);
    expect(receiver({ receiverRoutingNumber: '20-00-00', receiverAccountNumber: '55779911' })).toBe(key);
    expect(receiver({ receiverIban: 'GB33 BUKB 2000 0055 7799 11' })).toBe(key);
    expect(receiver({ receiverAccountNumber: '20000055779911' })).toBe(key);
  });
  it('is an IBAN in any field', () => {
    expect(receiver({ receiverIban: 'de89 3704 0044 0532 0130 00' })).toBe('iban:DE89370400440532013000');
    expect(receiver({ receiverAccountNumber: 'DE89370400440532013000' })).toBe('iban:DE89370400440532013000');
  });
  it.each([
    ['an account number alone', { receiverAccountNumber: '55779911' }],
    ['a US account', { receiverRoutingNumber: '021214891', receiverAccountNumber: '357901009807' }],
    [
      'an IBAN and a sort code that disagree',
      { receiverIban: 'GB33BUKB20000055779911', receiverRoutingNumber: '200001', receiverAccountNumber: '55779911' },
    ],
  ])('is none for %s', (_, values) => {
    expect(receiver(values)).toBe(null);
  });
  it('does not exist if a secondary reference distinguishes customers', () => {
    expect(keyOfAccount({ ...uk, secondaryReference: 'A-123' })).toBe(null);
  });
});

describe('one-time codes', () => {
  const clock = (now: number) => ({ now: () => now, after: () => () => undefined });
  it('are those of RFC 6238, appendix B, in six digits', () => {
    const secret = 'GEZD GNBV GY3T QOJQ gezd gnbv gy3t qojq';
    expect(createOneTimeCodes(secret, clock(59_000)).current()).toBe('287082');
    expect(createOneTimeCodes(secret, clock(1_111_111_109_000)).current()).toBe('081804');
  });
  it('follow the server’s clock, within reason, and return to ours', () => {
    const codes = createOneTimeCodes('JBSWY3DPEHPK3PXP', clock(1_700_000_020_000));
    const before = codes.current();
    expect(codes.untilNext()).toBe(20_000);
    expect(codes.follow(undefined)).toBe(null);
    expect(codes.follow('soon')).toBe(null);
    expect(codes.follow(new Date(1_700_000_023_000).toUTCString())).toBe(null);
    expect(codes.follow(new Date(1_700_010_000_000).toUTCString())).toBe(null);
    const undo = codes.follow(new Date(1_700_000_080_000).toUTCString());
    expect(codes.current()).not.toBe(before);
    expect(codes.follow(new Date(1_700_000_080_000).toUTCString())).toBe(null);
    undo?.();
    expect(codes.current()).toBe(before);
  });
  it.each(['', '!', '1890'])('need a base32 secret, which "%s" is not', (secret) => {
    expect(() => createOneTimeCodes(secret, clock(0))).toThrow(/^ibanera: bad_credentials$/);
  });
});
