import { type Store, storeKey } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import type { SessionClaims } from './session.ts';

/** Which browser's key a session belongs to: that of the first one that asks. */
export interface Bindings {
  /** `false`: it belongs to another key. The same key may ask again, since the answer may have been lost. */
  bind(session: SessionClaims, key: string): Promise<boolean>;
  /** The key that the session's token was bound to; `null`: it is not bound yet. */
  keyOf(session: SessionClaims): Promise<string | null>;
}

export function createBindings(store: Store, clock: Clock): Bindings {
  const placeOf = ({ id }: SessionClaims) => storeKey(id, 'key');
  return {
    async bind(session, key) {
      const place = placeOf(session);
      if (await store.setIfAbsent(place, key, session.expiresAt - clock.now())) return true;
      return (await store.get(place)) === key;
    },
    keyOf: (session) => store.get(placeOf(session)),
  };
}
