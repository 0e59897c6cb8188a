import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { receiptKeys } from './receipt-keys.ts';

const jwk = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
const times = { validFrom: '2024-01-01T00:00:00.000Z', validUntil: '2025-01-01T00:00:00.000Z' };

function retiredKey(kid: string) {
  const { d: _, ...publicHalf } = jwk();
  return { ...publicHalf, kid, ...times };
}
const read = (keys: readonly object[], retired: readonly object[]) =>
  receiptKeys.safeParse(JSON.stringify({ keys, retired }));

describe('retired receipt keys', () => {
  it('are published together with those in use', () => {
    const old = retiredKey('old');
    const known = read([{ ...jwk(), kid: 'new', validFrom: times.validUntil }], [old]).data;
    expect(known?.current.map(({ kid, validFrom }) => [kid, validFrom])).toEqual([['new', times.validUntil]]);
    expect(known?.retired).toEqual([old]);
  });

  it('may have an unknown start, and an end', () => {
    expect(read([jwk()], [{ ...retiredKey('old'), validFrom: null }]).success).toBe(true);
    const { validUntil: _, ...endless } = retiredKey('old');
    expect(read([jwk()], [endless]).success).toBe(false);
  });

  it('are public, and each has an id of its own', () => {
    expect(read([jwk()], [{ ...jwk(), kid: 'old', ...times }]).success).toBe(false);
    expect(read([jwk()], [retiredKey('old'), retiredKey('old')]).success).toBe(false);
    expect(read([{ ...jwk(), kid: 'old' }], [retiredKey('old')]).success).toBe(false);
    const { kid: _, ...nameless } = retiredKey('old');
    expect(read([jwk()], [nameless]).success).toBe(false);
  });
});
