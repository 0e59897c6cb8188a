import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../store/memory.ts';
import { type Store, StoreUnavailableError } from '../store/store.ts';
import { createTestClock } from '../testing/clock.ts';
import { ProviderError, type ProviderErrorCode } from './errors.ts';
import { createLogInPauses, type LogIn } from './log-in-pause.ts';

const MINUTE = 60_000;
const IBANERA: LogIn = { provider: 'ibanera', key: 'digest-1', firstPauseMs: 10 * MINUTE };
const BANFICO: LogIn = { provider: 'banfico', key: 'digest-2' };

function setUp() {
  const clock = createTestClock();
  const store = createMemoryStore({ clock });
  const told: string[] = [];
  const paused: unknown[][] = [];
  /** One of several instances, all with the same store. */
  function instance(over: Store = store) {
    let attempts = 0;
    const pauses = createLogInPauses({
      store: over,
      hash: (...parts) => `hash-of-${parts.length}-${parts.at(-1)}`,
      clock,
      metrics: { logInPaused: (...values) => paused.push(values) },
      logger: { info: (_, message) => told.push(message), error: (_, message) => told.push(message) },
    });
    const attempt = (logIn: LogIn, end: ProviderErrorCode | 'accepted', retryAfterMs?: number) =>
      pauses
        .run(logIn, async () => {
          attempts++;
          if (end === 'accepted') return end;
          throw new ProviderError(logIn.provider, end, retryAfterMs === undefined ? {} : { retryAfterMs });
        })
        .catch((error: unknown) => (error instanceof ProviderError ? error.code : 'other'));
    return { attempt, pauses, attempts: () => attempts };
  }
  return { clock, store, told, paused, instance };
}

describe('a log-in that was refused', () => {
  it('is not tried again for ten minutes, by this instance, another one or a restarted one', async () => {
    const { clock, instance } = setUp();
    const one = instance();
    expect(await one.attempt(IBANERA, 'bad_credentials')).toBe('bad_credentials');
    for (const each of [one, instance(), instance()]) {
      expect(await each.attempt(IBANERA, 'accepted')).toBe('log_in_paused');
    }
    await clock.advance(10 * MINUTE - 1);
    expect(await instance().attempt(IBANERA, 'accepted')).toBe('log_in_paused');
    await clock.advance(1);
    expect(await instance().attempt(IBANERA, 'accepted')).toBe('accepted');
  });

  it('is paused for twice as long each time, up to two hours, and starts again once one was accepted', async () => {
    const { clock, instance } = setUp();
    const { attempt } = instance();
    for (const minutes of [10, 20, 40, 80, 120, 120]) {
      expect(await attempt(IBANERA, 'bad_credentials')).toBe('bad_credentials');
      await clock.advance(minutes * MINUTE - 1);
      expect(await attempt(IBANERA, 'accepted')).toBe('log_in_paused');
      await clock.advance(1);
    }
    expect(await attempt(IBANERA, 'accepted')).toBe('accepted');
    await attempt(IBANERA, 'bad_credentials');
    await clock.advance(10 * MINUTE);
    expect(await attempt(IBANERA, 'accepted')).toBe('accepted');
  });

  it('pauses for a minute if no lock is documented, or for as long as the provider says', async () => {
    const { clock, instance } = setUp();
    const { attempt } = instance();
    await attempt(BANFICO, 'bad_credentials');
    await clock.advance(MINUTE);
    expect(await attempt(BANFICO, 'bad_credentials', 5 * MINUTE)).toBe('bad_credentials');
    await clock.advance(5 * MINUTE - 1);
    expect(await attempt(BANFICO, 'accepted')).toBe('log_in_paused');
    await clock.advance(1);
    expect(await attempt(BANFICO, 'accepted')).toBe('accepted');
  });

  it('is reported to the operator once, however many were refused at the same time, and so is its recovery', async () => {
    const { clock, instance, told, paused } = setUp();
    const one = instance();
    const start = clock.now();
    await Promise.all(Array.from({ length: 10 }, () => one.attempt(BANFICO, 'bad_credentials')));
    for (let n = 0; n < 10; n++) await one.attempt(BANFICO, 'accepted');
    expect(told).toHaveLength(1);
    expect(paused[0]).toEqual(['banfico', start + MINUTE]);
    await clock.advance(MINUTE);
    expect(await one.attempt(BANFICO, 'accepted')).toBe('accepted');
    await one.attempt(BANFICO, 'accepted');
    expect(told).toHaveLength(2);
    expect(paused.at(-1)).toEqual(['banfico', 0]);
  });

  it('does not pause another credential, nor another provider', async () => {
    const { instance } = setUp();
    const { attempt } = instance();
    await attempt(IBANERA, 'bad_credentials');
    expect(await attempt({ ...IBANERA, key: 'digest-of-the-new-password' }, 'accepted')).toBe('accepted');
    expect(await attempt(BANFICO, 'accepted')).toBe('accepted');
  });

  it('is paused only by this instance if the store is away', async () => {
    const { clock, store, instance } = setUp();
    const away = () => Promise.reject(new StoreUnavailableError());
    const { attempt } = instance({ ...store, get: away, set: away, delete: away });
    await attempt(IBANERA, 'bad_credentials');
    expect(await attempt(IBANERA, 'accepted')).toBe('log_in_paused');
    await clock.advance(10 * MINUTE);
    expect(await attempt(IBANERA, 'accepted')).toBe('accepted');
  });
});

describe('what is not a refusal', () => {
  it.each(['server_error', 'timed_out', 'throttled', 'connection_failed', 'bad_answer'] as const)(
    '%s pauses nothing',
    async (code) => {
      const { instance } = setUp();
      const { attempt, attempts } = instance();
      for (let n = 0; n < 3; n++) expect(await attempt(IBANERA, code)).toBe(code);
      expect(attempts()).toBe(3);
    },
  );
});

it('the token that a log-in returned may be refused as well: then the next one waits', async () => {
  const { clock, instance } = setUp();
  const { attempt, pauses } = instance();
  await pauses.refuse(BANFICO, null);
  expect(await attempt(BANFICO, 'accepted')).toBe('log_in_paused');
  await clock.advance(MINUTE);
  await pauses.refuse(BANFICO, 10 * MINUTE);
  await clock.advance(10 * MINUTE - 1);
  expect(await attempt(BANFICO, 'accepted')).toBe('log_in_paused');
  await clock.advance(1);
  expect(await attempt(BANFICO, 'accepted')).toBe('accepted');
});
