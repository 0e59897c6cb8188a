import { generateKeyPairSync } from 'node:crypto';
import type { CompletedCheck } from '@payee-check/shared/contract';
import { SignJWT } from 'jose';
import { expect, it } from 'vitest';
import { type CheckRecord, pack, unpack } from './records.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const sign = (claims: Record<string, unknown>) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: 'payee-check-receipt+jwt', kid: 'k'.repeat(24) })
    .sign(privateKey);

const random = (bytes: number) => Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('base64url');
const source = {
  provider: 'ibantrack',
  reference: crypto.randomUUID(),
  environment: 'live',
  scheme: 'epc_vop',
} as const;
const binding = { salt: random(16), accountHash: random(32), identifierHashes: [], nameHash: random(32) };
const check = {
  id: `chk_${random(16)}`,
  status: 'completed',
  outcome: 'close_match',
  reason: null,
  registeredName: 'Zoë O’Brien-Łukasz 李',
  account: {
    scheme: 'iban',
    masked: 'DE89 •••• •••• •••• ••30 00',
    country: 'DE',
    status: 'active',
    bank: { name: 'Commerzbank', bic: 'COBADEFFXXX', city: 'Köln' },
    reachability: { creditTransfer: true, instant: true, directDebit: true },
  },
  risk: { level: 'none', signals: [] },
  evidence: [{ ...source, elapsedMs: 412, kind: 'name_check', result: 'close_match' }],
  decision: null,
  checkedAt: '2026-01-15T12:00:00.000Z',
  expiresAt: '2026-01-15T12:30:00.000Z',
} as const;

async function recordOf(receipt?: string | null): Promise<CheckRecord> {
  const claims = { aud: 'https://shop.example', jti: check.id, outcome: 'close_match', src: source, ...binding };
  const completed: CompletedCheck = {
    ...check,
    account: { ...check.account },
    risk: { level: 'none', signals: [] },
    evidence: [...check.evidence],
    receipt: receipt === undefined ? await sign(claims) : receipt,
  };
  const audience = 'https://shop.example';
  return {
    check: completed,
    deadline: Date.UTC(2026, 0, 15, 12),
    basis: 'name_check',
    source,
    shown: null,
    binding: { audience, reference: null, subjectHash: null, ...binding },
  };
}

it('unpacks exactly what was packed', async () => {
  for (const receipt of [undefined, null, '', 'a text', 'a.b.c', 'e30.e30.x.y', '…']) {
    const record = await recordOf(receipt);
    expect(unpack(pack(record))).toEqual(record);
  }
});

it('takes a third of the space at most', async () => {
  const record = await recordOf();
  expect(pack(record).length).toBeLessThan(JSON.stringify(record).length / 3);
});

it('accepts nothing else as a record, and nothing larger than one may be', async () => {
  expect(unpack(Buffer.from('{"check":{}}'))).toBeNull();
  expect(unpack(Buffer.alloc(0))).toBeNull();
  const endless = pack({ ...(await recordOf('x'.repeat(1_000_000))) });
  expect(unpack(endless)).toBeNull();
});
