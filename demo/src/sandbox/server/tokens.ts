import { randomBytes } from 'node:crypto';

export interface TokenStore {
  issue(): string;
  /** `expired` and `unknown` are distinguished only for providers whose answers do so. */
  check(token: string): 'good' | 'expired' | 'unknown';
}

interface Options {
  readonly ttlSeconds: number;
  readonly now: () => number;
  /** Tokens of an earlier generation are no longer valid. */
  readonly generation: () => number;
}

const MOST = 10_000;

/** Access tokens that expire. The oldest are forgotten first. */
export function createTokenStore({ ttlSeconds, now, generation }: Options): TokenStore {
  const issued = new Map<string, { readonly at: number; readonly generation: number }>();
  return {
    issue() {
      const token = randomBytes(32).toString('base64url');
      issued.set(token, { at: now(), generation: generation() });
      const oldest = issued.keys().next().value;
      if (issued.size > MOST && oldest !== undefined) issued.delete(oldest);
      return token;
    },
    check(token) {
      const known = issued.get(token);
      if (known === undefined) return 'unknown';
      return now() >= known.at + ttlSeconds * 1000 || known.generation < generation() ? 'expired' : 'good';
    },
  };
}

/** The token of an `Authorization: Bearer` header (RFC 6750, section 2.1); `null` if there is none. */
export function bearerToken(authorization: string): string | null {
  return /^bearer ([\w.~+/-]+=*)$/iu.exec(authorization)?.[1] ?? null;
}

/** User and password of an `Authorization: Basic` header (RFC 7617); `null` if there are none. */
export function basicCredentials(authorization: string): { readonly user: string; readonly password: string } | null {
  const encoded = /^basic ([\w+/]+=*)$/iu.exec(authorization)?.[1];
  if (encoded === undefined) return null;
  const plain = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = plain.indexOf(':');
  return colon < 0 ? null : { user: plain.slice(0, colon), password: plain.slice(colon + 1) };
}
