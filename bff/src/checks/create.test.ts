import { type Check, type CompletedCheck, check as checkSchema } from '@payee-check/shared/contract';
import { accountValue, commit, nameValue } from '@payee-check/shared/receipt';
import { describe, expect, it, vi } from 'vitest';
import type { Admission } from '../limits/name-limits.ts';
import { ProviderError } from '../providers/errors.ts';
import type { GuardedProvider } from '../providers/guard.ts';
import type { DetailsAnswer, NameCheckAnswer, OwnershipAnswer } from '../providers/provider.ts';
import type { ReceiptFacts } from '../receipts/issuer.ts';
import { createKeyring } from '../secrets/keyring.ts';
import type { SessionClaims } from '../sessions/session.ts';
import { createMemoryStore } from '../store/memory.ts';
import { type Store, StoreUnavailableError } from '../store/store.ts';
import { createTestClock } from '../testing/clock.ts';
import { heldBack, said, testProvider } from '../testing/providers.ts';
import { createCheckService } from './create.ts';
import type { Question } from './question.ts';

const QUESTION: Question = {
  account: { scheme: 'iban', iban: 'DE89370400440532013000', country: 'DE' },
  name: 'Jane  Doe',
  accountType: 'personal',
  identifiers: [],
};
const SESSION: SessionClaims = {
  id: 'ses_1',
  origin: 'https://shop.example',
  minted: false,
  customer: { subject: null, subjects: {} },
  expiresAt: Date.UTC(2026, 0, 15, 13),
};
const CUSTOMER: SessionClaims = { ...SESSION, minted: true, customer: { subject: 'c-1', subjects: {} } };

function setUp(providers: readonly GuardedProvider[], shared: { store?: Store } = {}) {
  const clock = createTestClock();
  const store = shared.store ?? createMemoryStore({ clock });
  const facts: ReceiptFacts[] = [];
  const finished: (string | null)[] = [];
  const dependencies = {
    providers,
    store,
    clock,
    keyring: createKeyring(['a secret that is long enough for it']),
    metrics: { checkFinished: (outcome: string, reason: string | null) => finished.push(outcome, reason) },
    config: { waitMs: 5000, deadlineMs: 20_000, providerTimeoutMs: 8000 },
    receipts: {
      issue: async (it: ReceiptFacts) => {
        facts.push(it);
        return `receipt-${facts.length}`;
      },
    },
  };
  const service = createCheckService(dependencies);
  const misses = vi.fn(async () => undefined);
  const admission: Admission = { mayDisclose: true, recordMiss: misses };
  const admit = vi.fn(async () => admission);
  return { clock, store, facts, finished, service, admit, misses, another: () => createCheckService(dependencies) };
}

const nameChecker = (answer: NameCheckAnswer) => {
  const checkName = vi.fn(async () => answer);
  return { provider: testProvider('ibantrack', { checkName }), checkName };
};

function completed(check: Check | null | 'not_possible'): CompletedCheck {
  if (check === null || check === 'not_possible' || check.status !== 'completed') throw new Error('is not completed');
  return check;
}

describe('a question', () => {
  it('gets the bank’s answer, by the contract, with a receipt bound to account and name', async () => {
    const { provider } = nameChecker(said.closeMatch);
    const { service, admit, facts, finished } = setUp([provider]);
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
      subject: null,
      outcome: 'close_match',
      basis: 'name_check',
      accountHash: await commit(salt, 'DE89370400440532013000'),
      nameHash: await commit(salt, 'Jane Doe'),
    });
    expect(finished).toEqual(['close_match', null]);
  });

  it('is told to the provider as it was typed', async () => {
    const { provider, checkName } = nameChecker(said.match);
    const { service, admit } = setUp([provider]);
    await service.ask(SESSION, QUESTION, admit);
    expect(checkName).toHaveBeenCalledWith(QUESTION, expect.anything());
  });

  it('that no provider can answer is unable to verify', async () => {
    const { service, admit } = setUp([]);
    expect(completed(await service.ask(SESSION, QUESTION, admit))).toMatchObject({
      outcome: 'unable_to_verify',
      reason: 'bank_unsupported',
      evidence: [],
    });
  });

  it('that is not admitted costs no call, and can be asked again', async () => {
    const { provider, checkName } = nameChecker(said.match);
    const { service, admit } = setUp([provider]);
    const refused = vi.fn(() => Promise.reject(new Error('limit reached')));
    await expect(service.ask(SESSION, QUESTION, refused)).rejects.toThrow('limit reached');
    expect(checkName).not.toHaveBeenCalled();
    expect(completed(await service.ask(SESSION, QUESTION, admit)).outcome).toBe('match');
  });

  it('is not asked while the store is away', async () => {
    const { provider, checkName } = nameChecker(said.match);
    const away = () => Promise.reject(new StoreUnavailableError());
    const { service, admit } = setUp([provider], { store: { ...createMemoryStore(), setIfAbsent: away } });
    await expect(service.ask(SESSION, QUESTION, admit)).rejects.toBeInstanceOf(StoreUnavailableError);
    expect(checkName).not.toHaveBeenCalled();
  });

  it.each([
    ['no match', said.noMatch, 1],
    ['an account not found', said.notFound, 1],
    ['a match', said.match, 0],
    ['a close match', said.closeMatch, 0],
    ['a bank that is late', said.bankTimeout, 0],
  ] as const)('%s weighs as a miss %#', async (_, answer, times) => {
    const { service, admit, misses } = setUp([nameChecker(answer).provider]);
    await service.ask(SESSION, QUESTION, admit);
    expect(misses).toHaveBeenCalledTimes(times);
  });

  it('past the account’s limit keeps the registered name back', async () => {
    const { service, facts } = setUp([nameChecker(said.closeMatch).provider]);
    const admit = async () => ({ mayDisclose: false, recordMiss: async () => undefined });
    const check = completed(await service.ask(SESSION, QUESTION, admit));
    expect(check.outcome).toBe('close_match');
    expect(check).not.toHaveProperty('registeredName');
    expect(await service.decide(SESSION, check.id, 'use_registered_name')).toBe('not_possible');
    expect(facts).toHaveLength(1);
  });
});

describe('the same question', () => {
  it('within five minutes is the same check, and costs nothing', async () => {
    const { provider, checkName } = nameChecker(said.match);
    const { service, admit, clock } = setUp([provider]);
    const first = await service.ask(SESSION, QUESTION, admit);
    await clock.advance(299_000);
    const spaced = { ...QUESTION, name: 'Jane Doe' };
    expect(await service.ask(SESSION, spaced, admit)).toEqual(first);
    expect(checkName).toHaveBeenCalledTimes(1);
    expect(admit).toHaveBeenCalledTimes(1);
    await clock.advance(2000);
    expect(completed(await service.ask(SESSION, QUESTION, admit)).id).not.toBe(completed(first).id);
  });

  it.each<[string, Partial<Question>]>([
    ['name', { name: 'Jane Do' }],
    ['account', { account: { scheme: 'iban', iban: 'DE02120300000000202051', country: 'DE' } }],
    ['type', { accountType: 'business' }],
    ['identifiers', { identifiers: [{ type: 'lei', value: '529900T8BM49AURSDO55' }] }],
  ])('with another %s is another question', async (_, difference) => {
    const { provider, checkName } = nameChecker(said.match);
    const { service, admit } = setUp([provider]);
    await service.ask(SESSION, QUESTION, admit);
    await service.ask(SESSION, { ...QUESTION, ...difference }, admit);
    expect(checkName).toHaveBeenCalledTimes(2);
  });

  it('in another session is another question', async () => {
    const { provider, checkName } = nameChecker(said.match);
    const { service, admit } = setUp([provider]);
    const first = completed(await service.ask(SESSION, QUESTION, admit));
    const other = { ...SESSION, id: 'ses_2' };
    expect(completed(await service.ask(other, QUESTION, admit)).id).not.toBe(first.id);
    expect(checkName).toHaveBeenCalledTimes(2);
    expect(await service.read(other, first.id)).toBeNull();
    expect(await service.decide(other, first.id, 'continue_anyway')).toBeNull();
  });

  it('after a technical failure is a new try', async () => {
    const { provider, checkName } = nameChecker(said.bankTimeout);
    const { service, admit } = setUp([provider]);
    expect(completed(await service.ask(SESSION, QUESTION, admit)).reason).toBe('bank_timeout');
    checkName.mockResolvedValueOnce(said.match);
    expect(completed(await service.ask(SESSION, QUESTION, admit)).outcome).toBe('match');
    expect(admit).toHaveBeenCalledTimes(2);
  });

  it('asked twenty times at once shares one call, here and across instances', async () => {
    const bank = heldBack<NameCheckAnswer>();
    const { service, another, admit, clock } = setUp([testProvider('ibantrack', { checkName: bank.answer })]);
    const instances = [service, another(), another()];
    const answers = Array.from({ length: 20 }, (_, n) => (instances[n % 3] ?? service).ask(SESSION, QUESTION, admit));
    await vi.waitFor(() => expect(bank.calls).toHaveLength(1), { interval: 1 });
    bank.resolve(said.match);
    for (let n = 0; n < 10; n++) await clock.advance(100);
    const ids = new Set((await Promise.all(answers)).map((check) => completed(check).id));
    expect(ids.size).toBe(1);
    expect(bank.calls).toHaveLength(1);
    expect(admit).toHaveBeenCalledTimes(1);
  });

  it('refused at once is refused to everyone who asked it', async () => {
    const { service } = setUp([nameChecker(said.match).provider]);
    const refused = vi.fn(() => Promise.reject(new Error('limit reached')));
    const results = await Promise.allSettled([1, 2, 3].map(() => service.ask(SESSION, QUESTION, refused)));
    expect(results.map((it) => it.status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(refused).toHaveBeenCalledTimes(1);
  });

  it('claimed by an instance that has died is asked again', async () => {
    const { provider } = nameChecker(said.match);
    const { service, admit, store, clock } = setUp([provider]);
    const dead = setUp([provider], { store: { ...store, set: () => new Promise(() => undefined) } });
    void dead.service.ask(SESSION, QUESTION, dead.admit);
    await vi.waitFor(() => expect(dead.admit).toHaveBeenCalled(), { interval: 1 });
    const answer = service.ask(SESSION, QUESTION, admit);
    for (let n = 0; n < 40; n++) await clock.advance(100);
    expect(completed(await answer).outcome).toBe('match');
  });
});

describe('a check that takes long', () => {
  function slow() {
    const bank = heldBack<NameCheckAnswer>();
    return { bank, ...setUp([testProvider('ibantrack', { checkName: bank.answer })]) };
  }

  it('is pending after five seconds, and can be read until and after it is done', async () => {
    const { bank, service, admit, clock } = slow();
    const answer = service.ask(SESSION, QUESTION, admit);
    await vi.waitFor(() => expect(bank.calls).toHaveLength(1), { interval: 1 });
    await clock.advance(5000);
    const pending = await answer;
    expect(checkSchema.parse(pending)).toEqual(pending);
    expect(pending).toEqual({
      id: pending.id,
      status: 'pending',
      account: expect.objectContaining({ masked: 'DE89 •••• •••• •••• ••30 00' }),
      pollAfterMs: 1000,
      expiresAt: '2026-01-15T12:30:00.000Z',
    });
    expect(await service.read(SESSION, pending.id)).toEqual(pending);
    expect(await service.decide(SESSION, pending.id, 'continue_anyway')).toBe('not_possible');
    bank.resolve(said.match);
    await service.drain();
    expect(completed(await service.read(SESSION, pending.id)).outcome).toBe('match');
    await clock.advance(30 * 60_000);
    expect(await service.read(SESSION, pending.id)).toBeNull();
  });

  it('is pending at once when a provider says that it will answer later', async () => {
    const { bank, service, admit, clock } = slow();
    const answer = service.ask(SESSION, QUESTION, admit);
    await vi.waitFor(() => expect(bank.calls).toHaveLength(1), { interval: 1 });
    bank.calls[0]?.onPending?.();
    expect((await answer).status).toBe('pending');
    bank.resolve(said.match);
    await service.drain();
    expect(clock.pending).toBe(0);
  });

  it('can be read on another instance', async () => {
    const { bank, service, another, admit, clock } = slow();
    const answer = service.ask(SESSION, QUESTION, admit);
    await vi.waitFor(() => expect(bank.calls).toHaveLength(1), { interval: 1 });
    await clock.advance(5000);
    const { id } = await answer;
    const other = another();
    expect((await other.read(SESSION, id))?.status).toBe('pending');
    bank.resolve(said.noMatch);
    await service.drain();
    expect(completed(await other.read(SESSION, id)).outcome).toBe('no_match');
    expect(completed(await other.decide(SESSION, id, 'continue_anyway')).decision).toBe('continue_anyway');
  });

  it('ends at its deadline, and leaves nothing behind', async () => {
    const { bank, service, admit, clock } = slow();
    const answer = service.ask(SESSION, QUESTION, admit);
    await vi.waitFor(() => expect(bank.calls).toHaveLength(1), { interval: 1 });
    await clock.advance(20_000);
    const { id } = await answer;
    await service.drain();
    expect(bank.calls[0]?.signal.aborted).toBe(true);
    expect(completed(await service.read(SESSION, id))).toMatchObject({
      outcome: 'unable_to_verify',
      reason: 'provider_unavailable',
    });
    expect(clock.pending).toBe(0);
  });

  it('whose instance has died is completed by whoever reads it after its deadline, with a receipt', async () => {
    const { bank, service, admit, store } = slow();
    const answer = service.ask(SESSION, QUESTION, admit);
    await vi.waitFor(() => expect(bank.calls).toHaveLength(1), { interval: 1 });
    bank.calls[0]?.onPending?.();
    const { id } = await answer;
    // For the first instance time stands still from here on.
    const other = setUp([], { store });
    await other.clock.advance(20_000);
    expect((await other.service.read(SESSION, id))?.status).toBe('pending');
    await other.clock.advance(3000);
    const check = completed(await other.service.read(SESSION, id));
    expect(checkSchema.parse(check)).toEqual(check);
    expect(check).toMatchObject({ outcome: 'unable_to_verify', reason: 'provider_unavailable', receipt: 'receipt-1' });
    expect(await other.service.read(SESSION, id)).toEqual(check);
  });
});

describe('a decision', () => {
  it('to use the registered name makes a receipt for that name', async () => {
    const { service, admit, facts } = setUp([nameChecker(said.closeMatch).provider]);
    const { id } = await service.ask(SESSION, QUESTION, admit);
    const decided = completed(await service.decide(SESSION, id, 'use_registered_name'));
    expect(decided).toMatchObject({ outcome: 'close_match', decision: 'use_registered_name', receipt: 'receipt-2' });
    const [first, second] = facts;
    expect(second).toMatchObject({ decision: 'use_registered_name', accountHash: first?.accountHash });
    expect(second?.nameHash).toBe(await commit(second?.salt ?? '', nameValue('Jane M. Doe')));
    expect(completed(await service.read(SESSION, id))).toEqual(decided);
  });

  it('repeated gives the same answer, and the last one wins', async () => {
    const { service, admit, facts } = setUp([nameChecker(said.closeMatch).provider]);
    const { id } = await service.ask(SESSION, QUESTION, admit);
    const first = await service.decide(SESSION, id, 'use_registered_name');
    expect(await service.decide(SESSION, id, 'use_registered_name')).toEqual(first);
    const last = completed(await service.decide(SESSION, id, 'continue_anyway'));
    expect(last).toMatchObject({ decision: 'continue_anyway', receipt: 'receipt-3' });
    expect(facts[2]?.nameHash).toBe(facts[0]?.nameHash);
  });

  it.each([
    ['continue_anyway', said.noMatch, 'continue_anyway'],
    ['continue_anyway', said.bankTimeout, 'continue_anyway'],
    ['use_registered_name', said.noMatch, 'not_possible'],
    ['use_registered_name', said.match, 'not_possible'],
    ['continue_anyway', said.match, 'not_possible'],
  ] as const)('%s on %o: %s', async (decision, answer, expected) => {
    const { service, admit } = setUp([nameChecker(answer).provider]);
    const { id } = await service.ask(SESSION, QUESTION, admit);
    const result = await service.decide(SESSION, id, decision);
    expect(result === 'not_possible' ? result : result?.decision).toBe(expected);
  });

  it('on a check that there is not is none', async () => {
    const { service } = setUp([]);
    expect(await service.decide(SESSION, 'chk_0123456789abcdef', 'continue_anyway')).toBeNull();
    expect(await service.read(SESSION, 'chk_0123456789abcdef')).toBeNull();
  });
});

describe('ownership', () => {
  it('makes a match of its own basis in a customer’s session alone', async () => {
    const ownership = vi.fn(
      async (): Promise<OwnershipAnswer> => ({ relation: 'owner', nameComparison: null, reference: 'a' }),
    );
    const { service, admit, facts } = setUp([testProvider('ibanity', { ownership })]);
    expect(completed(await service.ask(SESSION, QUESTION, admit)).outcome).toBe('unable_to_verify');
    expect(ownership).not.toHaveBeenCalled();
    expect(completed(await service.ask({ ...CUSTOMER, id: 'ses_2' }, QUESTION, admit)).outcome).toBe('match');
    expect(facts[1]).toMatchObject({ basis: 'ownership', subject: 'c-1' });
  });
});

describe('account details', () => {
  const found: DetailsAnswer = {
    found: true,
    bank: { name: 'Commerzbank', bic: 'COBADEFFXXX', city: 'Köln' },
    reachability: { creditTransfer: true, instant: null, directDebit: false },
    signals: ['listed_on_web'],
    reference: null,
  };

  it('are asked once in a session, and used again by the check', async () => {
    const accountDetails = vi.fn(async () => found);
    const { service, admit } = setUp([testProvider('ibanbic', { accountDetails }), nameChecker(said.match).provider]);
    const [first, second] = await Promise.all([1, 2].map(() => service.details(SESSION, QUESTION.account, admit)));
    expect(first).toEqual({
      account: expect.objectContaining({ bank: found.bank, reachability: found.reachability, status: null }),
      risk: { level: 'caution', signals: ['listed_on_web'] },
    });
    expect(second).toEqual(first);
    expect(await service.details(SESSION, QUESTION.account, admit)).toEqual(first);
    expect(admit).toHaveBeenCalledTimes(1);
    const check = completed(await service.ask(SESSION, QUESTION, admit));
    expect(check).toMatchObject({ outcome: 'match', account: { bank: found.bank }, risk: { level: 'caution' } });
    expect(accountDetails).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['nobody knows', []],
    [
      'the provider fails',
      [testProvider('ibanbic', { accountDetails: () => Promise.reject(new ProviderError('ibanbic', 'server_error')) })],
    ],
  ])('are nulls where %s', async (_, providers) => {
    const { service, admit } = setUp(providers);
    expect(await service.details(SESSION, QUESTION.account, admit)).toEqual({
      account: {
        scheme: 'iban',
        masked: 'DE89 •••• •••• •••• ••30 00',
        country: 'DE',
        status: null,
        bank: null,
        reachability: null,
      },
      risk: { level: 'unknown', signals: [] },
    });
  });
});

it('keeps no name and no account number readable in the store', async () => {
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
  const { service, admit } = setUp([nameChecker(said.closeMatch).provider], { store });
  const check = completed(await service.ask(SESSION, QUESTION, admit));
  await service.decide(SESSION, check.id, 'use_registered_name');
  const text = written.join('\n');
  expect(written.length).toBeGreaterThan(3);
  for (const secret of ['Jane', 'Doe', accountValue(QUESTION.account), '0532013000', 'close_match', 'receipt-1']) {
    expect(text).not.toContain(secret);
  }
});
