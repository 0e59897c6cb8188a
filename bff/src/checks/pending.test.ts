import { check as checkSchema } from '@payee-check/shared/contract';
import { describe, expect, it, vi } from 'vitest';
import type { NameCheckAnswer } from '../providers/provider.ts';
import { createMemoryStore } from '../store/memory.ts';
import { type Store, StoreUnavailableError } from '../store/store.ts';
import { checkService, completed, QUESTION, SESSION } from '../testing/checks.ts';
import { createTestClock } from '../testing/clock.ts';
import { heldBack, said, testProvider } from '../testing/providers.ts';

describe('a check that takes long', () => {
  function slow() {
    const bank = heldBack<NameCheckAnswer>();
    return { bank, ...checkService([testProvider('ibantrack', { checkName: bank.answer })]) };
  }

  it('is pending after five seconds, and can be read until and after it is done', async () => {
    const { bank, service, admit, clock } = slow();
    const answer = service.ask(SESSION, QUESTION, admit);
    await vi.waitFor(() => expect(bank.calls).toHaveLength(1), { interval: 1, timeout: 10_000 });
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

  it('is pending at once if a provider says that it will answer later', async () => {
    const { bank, service, admit, clock } = slow();
    const answer = service.ask(SESSION, QUESTION, admit);
    await vi.waitFor(() => expect(bank.calls).toHaveLength(1), { interval: 1, timeout: 10_000 });
    bank.calls[0]?.onPending?.();
    expect((await answer).status).toBe('pending');
    bank.resolve(said.match);
    await service.drain();
    expect(clock.pending).toBe(0);
  });

  it('can be read on another instance', async () => {
    const { bank, service, another, admit, clock } = slow();
    const answer = service.ask(SESSION, QUESTION, admit);
    await vi.waitFor(() => expect(bank.calls).toHaveLength(1), { interval: 1, timeout: 10_000 });
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
    await vi.waitFor(() => expect(bank.calls).toHaveLength(1), { interval: 1, timeout: 10_000 });
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

  it('that ends while the store is away is kept once it is back, and given up after its time', async () => {
    const bank = heldBack<NameCheckAnswer>();
    const store = createMemoryStore({ clock: createTestClock() });
    let away = false;
    const failing: Store = {
      ...store,
      set: (...args) => (away ? Promise.reject(new StoreUnavailableError()) : store.set(...args)),
    };
    const bankAsked = (times: number) =>
      vi.waitFor(() => expect(bank.calls).toHaveLength(times), { interval: 1, timeout: 10_000 });
    const providers = [testProvider('ibantrack', { checkName: bank.answer })];
    const { service, admit, clock } = checkService(providers, { store: failing });

    const first = service.ask(SESSION, QUESTION, admit);
    await bankAsked(1);
    away = true;
    bank.resolve(said.match);
    const told = completed(await first);
    expect(await service.read(SESSION, told.id)).toBeNull();
    away = false;
    await clock.advance(250);
    expect(await service.read(SESSION, told.id)).toEqual(told);

    const second = service.ask(SESSION, { ...QUESTION, name: 'Another' }, admit);
    await bankAsked(2);
    away = true;
    bank.resolve(said.match);
    await second;
    await clock.advance(22_000);
    await service.drain();
    expect(clock.pending).toBe(0);
  });

  it('whose instance has died is completed by the first read after its deadline, with a receipt', async () => {
    const { bank, service, admit, store } = slow();
    const answer = service.ask(SESSION, QUESTION, admit);
    await vi.waitFor(() => expect(bank.calls).toHaveLength(1), { interval: 1, timeout: 10_000 });
    bank.calls[0]?.onPending?.();
    const { id } = await answer;
    // From here on, time stands still for the first instance.
    const other = checkService([], { store });
    await other.clock.advance(20_000);
    expect((await other.service.read(SESSION, id))?.status).toBe('pending');
    await other.clock.advance(3000);
    const check = completed(await other.service.read(SESSION, id));
    expect(checkSchema.parse(check)).toEqual(check);
    expect(check).toMatchObject({ outcome: 'unable_to_verify', reason: 'provider_unavailable', receipt: 'receipt-1' });
    expect(await other.service.read(SESSION, id)).toEqual(check);
  });
});
