import { PaymentFileError } from './errors.ts';
import type { Encoding } from './types.ts';

/** The encodings that a declaration may name. */
const ENCODINGS: readonly Encoding[] = ['utf-8', 'windows-1252', 'iso-8859-2', 'iso-8859-15', 'windows-1250'];

/**
 * By any of WHATWG's labels, for which ISO 8859-1 and ASCII are Windows-1252. UTF-16 is recognised only by its bytes.
 */
function encodingNamed(label: string): Encoding {
  let name: string | undefined;
  try {
    name = new TextDecoder(label.replace(/^latin-/i, 'latin')).encoding;
  } catch {
    // Unknown label.
  }
  const found = ENCODINGS.find((encoding) => encoding === name);
  if (found === undefined) throw new PaymentFileError('unsupported_encoding');
  return found;
}

const DECLARATION = /^\s*<\?xml[^>]{1,100}?encoding\s*=\s*["']([\w.-]{1,40})["']/;

const declaredIn = (text: string) => DECLARATION.exec(text.slice(0, 200))?.[1];

/** UTF-16 without a byte order mark: payments are mostly ASCII, so every other byte is zero. */
function utf16Without(bytes: Uint8Array): Encoding | undefined {
  const even = bytes[0] === 0 && bytes[2] === 0 && bytes[1] !== 0;
  const odd = bytes[1] === 0 && bytes[3] === 0 && bytes[0] !== 0;
  return even ? 'utf-16be' : odd ? 'utf-16le' : undefined;
}

function encodingOf(bytes: Uint8Array): Encoding | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const wide = utf16Without(bytes);
  if (wide !== undefined) return wide;
  const declared = declaredIn(String.fromCharCode(...bytes.subarray(0, 200)));
  return declared === undefined ? undefined : encodingNamed(declared);
}

/** Bytes 80 to 9F of Windows-1252; five of them are undefined there and stay as they are. */
const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function decodeAs(encoding: Encoding, bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    if (encoding !== 'windows-1252') return text;
    // Node before 23.7 reads it as ISO 8859-1.
    return text.replace(/[\u0080-\u009F]/g, (character) => C1.charAt(character.charCodeAt(0) - 0x80));
  } catch {
    return undefined;
  }
}

/** A file's text, including its byte order mark, so that it can be written back byte for byte. */
export function decodeFile(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const known = encodingOf(bytes);
  const encoding = known ?? (decodeAs('utf-8', bytes) === undefined ? 'windows-1252' : 'utf-8');
  const text = decodeAs(encoding, bytes);
  if (text === undefined) throw new PaymentFileError('unsupported_encoding');
  return { text, encoding };
}

/** A text that was decoded already; it is written back in the encoding that it declares. */
export function decodedFile(text: string): { text: string; encoding: Encoding } {
  const declared = declaredIn(text);
  if (declared === undefined) return { text, encoding: 'utf-8' };
  if (!/^utf-?16/i.test(declared)) return { text, encoding: encodingNamed(declared) };
  return { text: text.replace(/^\uFEFF?/, '\uFEFF'), encoding: 'utf-16le' };
}

/** The characters of the upper half of a single-byte encoding, each with its byte. */
function upperHalf(encoding: Encoding): Map<string, number> {
  const bytes = Uint8Array.from({ length: 128 }, (_, index) => index + 128);
  const characters = decodeAs(encoding, bytes) ?? '';
  return new Map(Array.from(characters, (character, index) => [character, index + 128]));
}

function encodeUtf16(text: string, littleEndian: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  return new Uint8Array(view.buffer);
}

/** The reverse of `decodeFile`. Characters that the encoding lacks become numeric references of XML. */
export function encodeFile(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return encodeUtf16(text, encoding === 'utf-16le');
  const upper = upperHalf(encoding);
  const writable = text.replace(/[\u0080-\u{10FFFF}]/gu, (character) =>
    upper.has(character) ? character : `&#${character.codePointAt(0)};`,
  );
  const bytes = new Uint8Array(writable.length);
  for (let index = 0; index < writable.length; index++) {
    const unit = writable.charCodeAt(index);
    bytes[index] = unit < 128 ? unit : (upper.get(writable.charAt(index)) ?? 0x3f);
  }
  return bytes;
}
