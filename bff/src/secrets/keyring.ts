import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomFillSync } from 'node:crypto';

const PAGE_BYTES = 4096;

/**
 * Random bytes, drawn from Node by the page: a draw costs as much as encrypting a record, however few bytes it is for, and a
 * check needs some three times. What was handed out is wiped from the page.
 */
function createRandomBytes() {
  const page = Buffer.alloc(PAGE_BYTES);
  let used = PAGE_BYTES;
  return (count: number): Buffer => {
    if (used + count > PAGE_BYTES) {
      randomFillSync(page);
      used = 0;
    }
    const bytes = Buffer.from(page.subarray(used, used + count));
    page.fill(0, used, used + count);
    used += count;
    return bytes;
  };
}

/** @param count Up to 4,096. */
export const randomBytes = createRandomBytes();

/** One key per purpose: knowledge of one key reveals nothing about another (RFC 5869, 3.2). */
type Purpose = 'session token' | 'keyed hash' | 'at rest';

interface NamedKey {
  /** Identifies the secret that it came from, without revealing it. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** Every key that comes from `SESSION_SECRET`. */
export interface Keyring {
  /** For one purpose; the first one seals, all of them open. */
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

/** @param secrets `SESSION_SECRET`, the one in use first; if there is none, one is generated for this process. */
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
    // No name, account, address or id contains a zero byte, so no two lists of parts collide.
    hash: (...parts) => createHmac('sha256', hashKey).update(parts.join('\0')).digest('base64url').slice(0, 22),
  };
}

/** Makes stored personal data unreadable. */
export interface Seal {
  /** @param place Where it is stored; text sealed for one place cannot be opened in another. */
  seal(content: string | Buffer, place: string): string;
  /** `null` if it was not sealed by us for that place, or if the secret is no longer in use. */
  unseal(sealed: string, place: string): string | null;
  /** The same for bytes. */
  unsealBytes(sealed: string, place: string): Buffer | null;
}

const CIPHER = 'aes-256-gcm';
/** 96 bits and 128 bits: NIST SP 800-38D, 8.2 and 5.2.1.2. */
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM with the keys for data at rest: the first one seals, all of them open. */
export function createSeal(keyring: Keyring): Seal {
  // Prepared once: Node 24 takes longer to import a key from bytes than to seal a text.
  const keys = keyring.keys('at rest').map(({ id, key }) => ({ id, key: createSecretKey(key) }));
  const [first] = keys;
  if (first === undefined) throw new Error('A seal needs a key');
  function unsealBytes(sealed: string, place: string): Buffer | null {
    const [id, text] = sealed.split('.');
    const key = keys.find((each) => each.id === id)?.key;
    const bytes = Buffer.from(text ?? '', 'base64url');
    if (key === undefined || bytes.length < IV_BYTES + TAG_BYTES) return null;
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
    } catch {
      return null;
    }
  }

  return {
    unsealBytes,
    seal(content, place) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, first.key, iv).setAAD(Buffer.from(place));
      const sealed = Buffer.concat([
        iv,
        cipher.update(typeof content === 'string' ? Buffer.from(content) : content),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return `${first.id}.${sealed.toString('base64url')}`;
    },
    unseal: (sealed, place) => unsealBytes(sealed, place)?.toString('utf8') ?? null,
  };
}
