import { check as checkSchema } from '@payee-check/shared/contract';
import { accountValue, commit } from '@payee-check/shared/receipt';
import { describe, expect, it, vi } from 'vitest';
import type { OwnershipAnswer } from '../providers/provider.ts';
import { createMemoryStore } from '../store/memory.ts';
import { type Store, StoreUnavailableError } from '../store/store.ts';
import { ADMISSION, CUSTOMER, checkService, completed, nameChecker, QUESTION, SESSION } from '../testing/checks.ts';
import { said, testProvider } from '../testing/providers.ts';

describe('a question', () => {
  it('gets the bank’s answer, according to the contract, with a receipt bound to account and name', async () => {
    const { provider } = nameChecker(said.closeMatch);
    const { service, admit, facts, finished } = checkService([provider]);
    const check = completed(await service.ask(SESSION, QUESTION, admit));
    expect(checkSchema.parse(check)).toEqual(check);
    expect(check).toMatchObject({
      outcome: 'close_match',
      registeredName: 'Jane M. Doe',
      account: { scheme: 'iban', masked: 'DE89 •••• •••• •••• ••30 00', country: 'DE', bank: null },
      risk: { level: 'unknown', signals: [] },
      decision: null,
      checkedAt: '2026-01-15T12:00:00.000Z',
      expiresAt: '2026-01-15T12:30:00.000Z',
      receipt: 'receipt-1',
    });
    const [fact] = facts;
    const salt = fact?.salt ?? '';
    expect(salt.length).toBeGreaterThanOrEqual(16);
    expect(fact).toMatchObject({
      checkId: check.id,
      audience: 'https://shop.example',
      reference: null,
      subjectHash: null,
      outcome: 'close_match',
      basis: 'name_check',
      source: { provider: 'ibantrack', reference: 'ref', environment: 'live', scheme: null },
      checkedAt: Date.parse('2026-01-15T12:00:00.000Z'),
      shown: null,
      accountHash: await commit(salt, 'DE89370400440532013000'),
      nameHash: await commit(salt, 'Jane Doe'),
    });
    expect(finished).toEqual(['close_match', null, 'ibantrack']);
  });

  it('of a visitor is kept for ten minutes while the store fills up, and of a customer for thirty', async () => {
    const { provider } = nameChecker(said.noMatch);
    const { service } = checkService([provider]);
    const admit = async () => ({ ...ADMISSION, storeFill: 0.3 });
    expect((await service.ask(SESSION, QUESTION, admit)).expiresAt).toBe('2026-01-15T12:10:00.000Z');
    expect((await service.ask(CUSTOMER, QUESTION, admit)).expiresAt).toBe('2026-01-15T12:30:00.000Z');
  });

  it('is sent to the provider as it was typed', async () => {
    const { provider, checkName } = nameChecker(said.match);
    const { service, admit } = checkService([provider]);
    await service.ask(SESSION, QUESTION, admit);
    expect(checkName).toHaveBeenCalledWith(QUESTION, expect.anything());
  });

  it('that no provider can answer is unable to verify', async () => {
    const { service, admit } = checkService([]);
    expect(completed(await service.ask(SESSION, QUESTION, admit))).toMatchObject({
      outcome: 'unable_to_verify',
      reason: 'not_checkable',
      evidence: [],
    });
  });

  it('that is not admitted costs no call, and can be asked again', async () => {
    const { provider, checkName } = nameChecker(said.match);
    const { service, admit } = checkService([provider]);
    const refused = vi.fn(() => Promise.reject(new Error('limit reached')));
    await expect(service.ask(SESSION, QUESTION, refused)).rejects.toThrow('limit reached');
    expect(checkName).not.toHaveBeenCalled();
    expect(completed(await service.ask(SESSION, QUESTION, admit)).outcome).toBe('match');
  });

  it('is not asked while the store is away', async () => {
    const { provider, checkName } = nameChecker(said.match);
    const away = () => Promise.reject(new StoreUnavailableError());
    const { service, admit } = checkService([provider], { store: { ...createMemoryStore(), setIfAbsent: away } });
    await expect(service.ask(SESSION, QUESTION, admit)).rejects.toBeInstanceOf(StoreUnavailableError);
    expect(checkName).not.toHaveBeenCalled();
  });

  it.each([
    ['no match', said.noMatch, 1],
    ['an account not found', said.notFound, 1],
    ['a match', said.match, 0],
    ['a close match', said.closeMatch, 0],
    ['a bank that is late', said.bankTimeout, 0],
  ] as const)('%s counts as a miss %#', async (_, answer, times) => {
    const { service, admit, misses } = checkService([nameChecker(answer).provider]);
    await service.ask(SESSION, QUESTION, admit);
    expect(misses).toHaveBeenCalledTimes(times);
  });

  it('past the account’s limit withholds the registered name', async () => {
    const { service, facts } = checkService([nameChecker(said.closeMatch).provider]);
    const admit = async () => ({ ...ADMISSION, mayDisclose: async () => false });
    const check = completed(await service.ask(SESSION, QUESTION, admit));
    expect(check.outcome).toBe('close_match');
    expect(check).not.toHaveProperty('registeredName');
    expect(await service.decide(SESSION, check.id, 'use_registered_name')).toBe('not_possible');
    expect(facts).toHaveLength(1);
  });
});

describe('ownership', () => {
  it('makes a match with a basis of its own only in a customer’s session', async () => {
    const ownership = vi.fn(
      async (): Promise<OwnershipAnswer> => ({ relation: 'owner', nameComparison: null, reference: 'a' }),
    );
    const { service, admit, facts } = checkService([testProvider('ibanity', { ownership })]);
    expect(completed(await service.ask(SESSION, QUESTION, admit)).outcome).toBe('unable_to_verify');
    expect(ownership).not.toHaveBeenCalled();
    expect(completed(await service.ask({ ...CUSTOMER, id: 'ses_2' }, QUESTION, admit)).outcome).toBe('match');
    const [, fact] = facts;
    expect(fact).toMatchObject({
      basis: 'ownership',
      subjectHash: await commit(fact?.salt ?? '', 'c-1'),
      source: { provider: 'ibanity', reference: 'a' },
    });
  });
});

it('keeps no readable name or account number in the store', async () => {
  const written: string[] = [];
  const memory = createMemoryStore();
  const store: Store = {
    ...memory,
    set(key, value, ttl) {
      written.push(key, value);
      return memory.set(key, value, ttl);
    },
    setIfAbsent(key, value, ttl) {
      written.push(key, value);
      return memory.setIfAbsent(key, value, ttl);
    },
  };
  const { service, admit } = checkService([nameChecker(said.closeMatch).provider], { store });
  const check = completed(await service.ask(SESSION, QUESTION, admit));
  await service.decide(SESSION, check.id, 'use_registered_name');
  const text = written.join('\n');
  expect(written.length).toBeGreaterThan(3);
  for (const secret of ['Jane', 'Doe', accountValue(QUESTION.account), '0532013000', 'close_match', 'receipt-1']) {
    expect(text).not.toContain(secret);
  }
});
