/** Bytes whose `toString` takes an encoding. */
type Bytes = Uint8Array & { toString(encoding?: string): string };

function encode(this: Uint8Array, encoding = 'utf8'): string {
  if (encoding === 'hex') return [...this].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (!encoding.startsWith('base64')) return new TextDecoder().decode(this);
  const text = btoa(String.fromCharCode(...this));
  return encoding === 'base64' ? text : text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function decode(text: string, encoding: unknown): Uint8Array {
  if (encoding === 'hex') return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  if (encoding !== 'base64' && encoding !== 'base64url') return new TextEncoder().encode(text);
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}

const bytes = (content: Uint8Array): Bytes => Object.defineProperty(content, 'toString', { value: encode });

/** The part of Node's `Buffer` that the BFF's checks and the sandbox use; slices are plain bytes. */
export const Buffer = {
  from: (content: string | ArrayLike<number>, encoding?: unknown): Bytes =>
    bytes(typeof content === 'string' ? decode(content, encoding) : Uint8Array.from(content)),
  concat(parts: readonly Uint8Array[]): Bytes {
    const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return bytes(whole);
  },
  alloc: (length: number): Bytes => bytes(new Uint8Array(length)),
  byteLength: (text: string): number => new TextEncoder().encode(text).length,
};
