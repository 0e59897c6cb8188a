import { describe, expect, it, vi } from 'vitest';
import type { Question } from '../domain/question.ts';
import type { NameCheckAnswer } from '../providers/provider.ts';
import { createSingleUse } from '../receipts/single-use.ts';
import { checkService, completed, nameChecker, QUESTION, SESSION } from '../testing/checks.ts';
import { heldBack, said, testProvider } from '../testing/providers.ts';

describe('the same question', () => {
  it('within five minutes is the same check, and costs nothing', async () => {
    const { provider, checkName } = nameChecker(said.match);
    const { service, admit, clock } = checkService([provider]);
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
    const { service, admit } = checkService([provider]);
    await service.ask(SESSION, QUESTION, admit);
    await service.ask(SESSION, { ...QUESTION, ...difference }, admit);
    expect(checkName).toHaveBeenCalledTimes(2);
  });

  it('in another session is another question', async () => {
    const { provider, checkName } = nameChecker(said.match);
    const { service, admit } = checkService([provider]);
    const first = completed(await service.ask(SESSION, QUESTION, admit));
    const other = { ...SESSION, id: 'ses_2' };
    expect(completed(await service.ask(other, QUESTION, admit)).id).not.toBe(first.id);
    expect(checkName).toHaveBeenCalledTimes(2);
    expect(await service.read(other, first.id)).toBeNull();
    expect(await service.decide(other, first.id, 'continue_anyway')).toBeNull();
  });

  it('after a technical failure is a new attempt', async () => {
    const { provider, checkName } = nameChecker(said.bankTimeout);
    const { service, admit } = checkService([provider]);
    expect(completed(await service.ask(SESSION, QUESTION, admit)).reason).toBe('bank_timeout');
    checkName.mockResolvedValueOnce(said.match);
    expect(completed(await service.ask(SESSION, QUESTION, admit)).outcome).toBe('match');
    expect(admit).toHaveBeenCalledTimes(2);
  });

  it('after the receipt has been redeemed is a new check, which a second payment can redeem', async () => {
    const { provider, checkName } = nameChecker(said.match);
    const { service, another, admit, store } = checkService([provider]);
    const { consume } = createSingleUse(store);
    const first = completed(await service.ask(SESSION, QUESTION, admit));
    await consume(first.id);
    const second = completed(await another().ask(SESSION, QUESTION, admit));
    expect(second.id).not.toBe(first.id);
    expect(await consume(second.id)).toBe(true);
    const third = completed(await service.ask(SESSION, QUESTION, admit));
    expect(completed(await another().ask(SESSION, QUESTION, admit)).id).toBe(third.id);
    expect(checkName).toHaveBeenCalledTimes(3);
    expect(completed(await service.read(SESSION, first.id))).toEqual(first);
  });

  it('asked twenty times at once shares one call, here and across instances', async () => {
    const bank = heldBack<NameCheckAnswer>();
    const { service, another, admit, clock } = checkService([testProvider('ibantrack', { checkName: bank.answer })]);
    const instances = [service, another(), another()];
    const answers = Array.from({ length: 20 }, (_, n) => (instances[n % 3] ?? service).ask(SESSION, QUESTION, admit));
    await vi.waitFor(() => expect(bank.calls).toHaveLength(1), { interval: 1, timeout: 10_000 });
    bank.resolve(said.match);
    for (let n = 0; n < 10; n++) await clock.advance(100);
    const ids = new Set((await Promise.all(answers)).map((check) => completed(check).id));
    expect(ids.size).toBe(1);
    expect(bank.calls).toHaveLength(1);
    expect(admit).toHaveBeenCalledTimes(1);
  });

  it('if refused at once is refused to everyone who asked it', async () => {
    const { service } = checkService([nameChecker(said.match).provider]);
    const refused = vi.fn(() => Promise.reject(new Error('limit reached')));
    const results = await Promise.allSettled([1, 2, 3].map(() => service.ask(SESSION, QUESTION, refused)));
    expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(refused).toHaveBeenCalledTimes(1);
  });

  it('claimed by an instance that has died is asked again', async () => {
    const { provider } = nameChecker(said.match);
    const { service, admit, store, clock } = checkService([provider]);
    const dead = checkService([provider], { store: { ...store, set: () => new Promise(() => undefined) } });
    void dead.service.ask(SESSION, QUESTION, dead.admit);
    await vi.waitFor(() => expect(dead.admit).toHaveBeenCalled(), { interval: 1, timeout: 10_000 });
    const answer = service.ask(SESSION, QUESTION, admit);
    for (let n = 0; n < 40; n++) await clock.advance(100);
    expect(completed(await answer).outcome).toBe('match');
  });

  it('of a check whose instance has died is a new attempt once its time is over', async () => {
    const bank = heldBack<NameCheckAnswer>();
    const dead = checkService([testProvider('ibantrack', { checkName: bank.answer })]);
    const pending = dead.service.ask(SESSION, QUESTION, dead.admit);
    await dead.clock.advance(5000);
    const { id } = await pending;
    const { service, admit, clock } = checkService([nameChecker(said.match).provider], { store: dead.store });
    await clock.advance(23_000);
    expect(completed(await service.read(SESSION, id)).reason).toBe('provider_unavailable');
    const again = completed(await service.ask(SESSION, QUESTION, admit));
    expect(again.outcome).toBe('match');
    expect(again.id).not.toBe(id);
  });
});
