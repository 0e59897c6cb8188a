import { z } from 'zod';
import type { Keyring, Seal } from '../secrets/keyring.ts';
import { type Store, storeKey } from '../store/store.ts';
import { type Clock, sleep } from '../time/clock.ts';

/** A token as it is stored. */
export interface KeptToken {
  readonly value: string;
  /** Epoch milliseconds from which a new one is fetched. */
  readonly staleAt: number;
}

/** Where instances share tokens. */
export interface SharedTokens {
  /**
   * The token that another instance fetched or is fetching, if `isUsable` accepts it; otherwise the one from `fetch`,
   * which is shared with the others. Rejects only with what `fetch` rejects with.
   */
  obtain(
    key: string,
    isUsable: (token: KeptToken) => boolean,
    fetch: () => Promise<KeptToken>,
    signal: AbortSignal,
  ): Promise<KeptToken>;
}

export interface SharedTokensOptions {
  readonly store: Store;
  readonly seal: Seal;
  readonly keyring: Keyring;
  readonly clock: Clock;
}

/** An instance that takes longer to fetch is no longer waited for: a second token does no harm. */
const CLAIM_MS = 3000;
const LOOK_AGAIN_MS = 50;

const kept = z.object({ value: z.string(), staleAt: z.number() });

/**
 * Tokens in the store, sealed so that nobody who reads the store can use them. While the store is away, each instance
 * fetches its own.
 */
export function createSharedTokens({ store, seal, keyring, clock }: SharedTokensOptions): SharedTokens {
  async function read(place: string): Promise<KeptToken | null> {
    const sealed = await store.get(place).catch(() => null);
    const text = sealed === null ? null : seal.unseal(sealed, place);
    return text === null ? null : (kept.safeParse(JSON.parse(text)).data ?? null);
  }

  async function leave(place: string, token: KeptToken): Promise<void> {
    const ttlMs = token.staleAt - clock.now();
    if (ttlMs <= 0) return;
    await store.set(place, seal.seal(JSON.stringify(token), place), ttlMs).catch(() => undefined);
  }

  return {
    async obtain(key, isUsable, fetch, signal) {
      const owner = keyring.hash('provider token', key);
      const place = storeKey(owner, 'token');
      const claim = storeKey(owner, 'token-claim');
      let mine = false;
      try {
        for (;;) {
          mine = await store.setIfAbsent(claim, '1', CLAIM_MS).catch(() => true);
          // Read only now, because whoever held the claim before has stored its token by now.
          const found = await read(place);
          if (found !== null && isUsable(found)) return found;
          if (mine || signal.aborted) break;
          await sleep(clock, LOOK_AGAIN_MS, signal);
        }
        const token = await fetch();
        await leave(place, token);
        return token;
      } finally {
        if (mine) await store.delete(claim).catch(() => undefined);
      }
    },
  };
}
