import { createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';

/** One purpose, one key: what is learnt about one of them says nothing about another (RFC 5869, 3.2). */
type Purpose = 'session token' | 'keyed hash' | 'at rest';

interface NamedKey {
  /** Tells which secret it came from, and nothing about it. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** Every key that comes from `SESSION_SECRET`. */
export interface Keyring {
  /** For one purpose; the first seals, all open. */
  keys(purpose: Exclude<Purpose, 'keyed hash'>): readonly NamedKey[];
  /**
   * A keyed hash of what must not be readable in a store or a log: 22 characters of base64url, 128 bits. Without the
   * secret, account numbers and addresses cannot be tried out against it.
   */
  hash(...parts: readonly string[]): string;
}

function derive(secret: string, purpose: string, bytes: number): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', `payee-check ${purpose}`, bytes));
}

/** @param secrets `SESSION_SECRET`, the first in use; none: one is made, good for this process. */
export function createKeyring(secrets: readonly string[]): Keyring {
  const inUse = secrets.length > 0 ? secrets : [randomBytes(32).toString('hex')];
  const named = new Map<string, readonly NamedKey[]>();
  for (const purpose of ['session token', 'at rest'] as const) {
    const id = (secret: string) => Buffer.from(derive(secret, `${purpose} id`, 6)).toString('base64url');
    named.set(
      purpose,
      inUse.map((secret) => ({ id: id(secret), key: derive(secret, purpose, 32) })),
    );
  }
  const hashKey = createSecretKey(derive(inUse[0] ?? '', 'keyed hash', 32));
  return {
    keys: (purpose) => named.get(purpose) ?? [],
    // A zero byte stands in no name, account, address or id, so no two lists of parts meet.
    hash: (...parts) => createHmac('sha256', hashKey).update(parts.join('\0')).digest('base64url').slice(0, 22),
  };
}
