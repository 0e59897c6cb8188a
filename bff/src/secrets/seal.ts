import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto';
import type { Keyring } from './keyring.ts';
import { freshBytes } from './random.ts';

/** Keeps what is personal unreadable where it is stored. */
export interface Seal {
  /** @param place Where it is stored; what was sealed for one place does not open in another. */
  seal(content: string | Buffer, place: string): string;
  /** `null` if it was not sealed by us, for that place, or by a secret that is no longer in use. */
  unseal(sealed: string, place: string): string | null;
  /** The same for what is no text. */
  unsealBytes(sealed: string, place: string): Buffer | null;
}

const CIPHER = 'aes-256-gcm';
/** 96 bits and 128 bits: NIST SP 800-38D, 8.2 and 5.2.1.2. */
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM under the keys for data at rest: the first seals, all open. */
export function createSeal(keyring: Keyring): Seal {
  // Prepared once: Node 24 takes longer to take in a key that is bytes than to seal a text.
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
      const iv = freshBytes(IV_BYTES);
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
