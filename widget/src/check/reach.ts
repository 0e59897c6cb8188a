import { type Access, createAccess } from '../client/access.ts';
import type { ConversationHost } from '../payee-check/conversation.ts';

/** The BFF and the session: the element's own, or the surrounding context's where the element asks for no other. */
export function createReach(settings: ConversationHost['settings']): () => Access {
  let own: { from: string; getSessionToken: unknown; access: Access } | undefined;
  return () => {
    const { shared, sessionToken, getSessionToken, ...given } = settings();
    const endpoint = given.endpoint || shared?.endpoint || '';
    if (shared && endpoint === shared.endpoint && !sessionToken && !getSessionToken) return shared.access;
    const from = JSON.stringify([endpoint, sessionToken]);
    if (own?.from !== from || own.getSessionToken !== getSessionToken) {
      own = { from, getSessionToken, access: createAccess(endpoint, sessionToken, getSessionToken) };
    }
    return own.access;
  };
}
