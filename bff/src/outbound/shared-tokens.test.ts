import { describe, expect, it } from 'vitest';
import { createKeyring, createSeal } from '../secrets/keyring.ts';
import { createMemoryStore } from '../store/memory.ts';
import { type Store, StoreUnavailableError } from '../store/store.ts';
import { createTestClock, settle } from '../testing/clock.ts';
import { heldBack } from '../testing/providers.ts';
import { createSharedTokens } from './shared-tokens.ts';
import { createTokenCache, type IssuedToken, type RenewToken, type TokenOwner } from './token-source.ts';

const owner: TokenOwner = { provider: 'ibantrack', environment: 'https://a.example', credential: ['id', 'secret'] };
const SECRET = 'one secret for every instance, long enough';

/** Instances sharing one store; the provider issues `token-1`, `token-2` and so on, or what it is told to. */
function setUp(issue?: RenewToken) {
  const clock = createTestClock();
  const store = createMemoryStore({ clock });
  let issued = 0;
  const renew: RenewToken = (context) => {
    issued += 1;
    return issue?.(context) ?? Promise.resolve({ value: `token-${issued}`, expiresInSeconds: 3600 });
  };
  const instance = (over: Store = store, secrets: readonly string[] = [SECRET], whose: TokenOwner = owner) => {
    const keyring = createKeyring(secrets);
    const sharedTokens = createSharedTokens({ store: over, seal: createSeal(keyring), keyring, clock });
    return createTokenCache({ clock, sharedTokens }).source(whose, renew);
  };
  const context = () => ({ signal: new AbortController().signal, deadline: clock.now() + 20_000 });
  return { clock, store, instance, context, issued: () => issued };
}

describe('instances that share tokens', () => {
  it('use the one that another has fetched', async () => {
    const { instance, context, issued } = setUp();
    expect(await instance().token(context())).toBe('token-1');
    expect(await instance().token(context())).toBe('token-1');
    expect(issued()).toBe(1);
  });

  it.each([
    ['provider', { provider: 'banfico' }],
    ['environment', { environment: 'https://b.example' }],
    ['id', { credential: ['other', 'secret'] }],
    ['secret', { credential: ['id', 'other'] }],
  ] as const)('never use one of another %s', async (_, other) => {
    const { store, instance, context } = setUp();
    expect(await instance().token(context())).toBe('token-1');
    expect(await instance(store, [SECRET], { ...owner, ...other }).token(context())).toBe('token-2');
  });

  it('wait for the one that another is fetching', async () => {
    const provider = heldBack<IssuedToken>();
    const { clock, instance, context, issued } = setUp(provider.answer);
    const waiting = [instance().token(context()), instance().token(context()), instance().token(context())];
    await clock.advance(500);
    provider.resolve({ value: 'held', expiresInSeconds: 3600 });
    await settle();
    await clock.advance(50);
    expect(await Promise.all(waiting)).toEqual(['held', 'held', 'held']);
    expect(issued()).toBe(1);
  });

  it('use the one that another has stored while they were about to fetch', async () => {
    const { store, instance, context, issued } = setUp();
    const overtaken: Store = {
      ...store,
      async setIfAbsent(...claim) {
        await instance().token(context());
        return store.setIfAbsent(...claim);
      },
    };
    expect(await instance(overtaken).token(context())).toBe('token-1');
    expect(issued()).toBe(1);
  });

  it('fetch one themselves if another started to and never finished', async () => {
    const { clock, store, instance, context } = setUp();
    const gone: Store = { ...store, set: () => Promise.reject(new StoreUnavailableError()), delete: async () => {} };
    await instance(gone).token(context());
    const token = instance().token(context());
    await clock.advance(3100);
    expect(await token).toBe('token-2');
  });

  it('do not reuse what the provider refused, and use what replaced it', async () => {
    const { instance, context, issued } = setUp();
    const [first, second] = [instance(), instance()];
    const refused = await first.token(context());
    await second.token(context());
    first.invalidate(refused);
    second.invalidate(refused);
    expect(await first.token(context())).toBe('token-2');
    expect(await second.token(context())).toBe('token-2');
    expect(issued()).toBe(2);
  });

  it('fetch a new one when theirs expires', async () => {
    const { clock, instance, context } = setUp();
    const [first, second] = [instance(), instance()];
    await first.token(context());
    await clock.advance(3_540_000);
    expect(await second.token(context())).toBe('token-2');
    expect(await first.token(context())).toBe('token-2');
  });

  it('leave nothing in the store that can be read there, or used with another secret', async () => {
    const { store, instance, context } = setUp();
    const written: string[] = [];
    const watched: Store = {
      ...store,
      set: (key, value, ttlMs) => {
        written.push(key, value);
        return store.set(key, value, ttlMs);
      },
    };
    await instance(watched).token(context());
    expect(written).toHaveLength(2);
    expect(written.join()).not.toMatch(/token-1|secret|a\.example/);
    expect(await instance(store, ['a new secret, which is long enough', SECRET]).token(context())).toBe('token-2');
  });

  it('fetch their own while the store is away', async () => {
    const { instance, context } = setUp();
    const away = () => Promise.reject(new StoreUnavailableError());
    const store = { ...createMemoryStore(), get: away, set: away, setIfAbsent: away, delete: away };
    expect(await instance(store).token(context())).toBe('token-1');
  });
});
