import * as node from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Buffer as PageBuffer } from './buffer.ts';
import * as page from './crypto.ts';

const text = 'Zürich, 東京, 🏦';
const key = new Uint8Array(32).fill(7);

describe('in a page, as in Node', () => {
  it.each(['hex', 'base64', 'base64url'] as const)('a hash in %s is the same', (encoding) => {
    expect(page.hash('sha256', text, encoding)).toBe(node.hash('sha256', text, encoding));
    expect(page.createHash('sha256').update('a').update(text).digest(encoding)).toBe(
      node.createHash('sha256').update('a').update(text).digest(encoding),
    );
    expect(page.createHmac('sha256', key).update(text).digest(encoding)).toBe(
      node.createHmac('sha256', key).update(text).digest(encoding),
    );
  });

  it('a derived key is the same', () => {
    const ours = page.hkdfSync('sha256', 'a secret', '', 'what for', 32);
    expect([...ours]).toEqual([...new Uint8Array(node.hkdfSync('sha256', 'a secret', '', 'what for', 32))]);
  });

  it.each(['utf8', 'hex', 'base64', 'base64url'] as const)('bytes can be written and read in %s', (encoding) => {
    const written = Buffer.from(text).toString(encoding);
    expect(PageBuffer.from(text).toString(encoding)).toBe(written);
    expect([...PageBuffer.from(written, encoding)]).toEqual([...Buffer.from(written, encoding)]);
  });

  it('parts are joined and compared as bytes', () => {
    expect(PageBuffer.concat([PageBuffer.from('ab'), PageBuffer.from('c')]).toString()).toBe('abc');
    expect(PageBuffer.byteLength(text)).toBe(Buffer.byteLength(text));
    expect([...page.randomFillSync(new Uint8Array(32))].some((byte) => byte !== 0)).toBe(true);
    expect([...PageBuffer.alloc(2)]).toEqual([0, 0]);
    expect(page.randomBytes(16).toString('base64url')).toMatch(/^[\w-]{22}$/);
  });
});
