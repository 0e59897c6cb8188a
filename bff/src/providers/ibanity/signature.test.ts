import { constants, createHash, generateKeyPairSync, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSigner, type SignableRequest } from './signature.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = (passphrase?: string) =>
  privateKey
    .export({
      type: 'pkcs8',
      format: 'pem',
      ...(passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase }),
    })
    .toString();
const keyId = '62f02718-eeee-46e1-b5eb-e8fd6e799c2e';

/** The example of Ibanity's page on signatures. */
const example: SignableRequest = {
  method: 'POST',
  target: '/xs2a/customer-access-tokens',
  host: 'api.ibanity.com',
  headers: { accept: 'application/json', 'Ibanity-Idempotency-Key': '61f02718-eeee-46e1-b5eb-e8fd6e799c2d' },
  body: '{"data":{"type":"customerAccessToken","attributes":{"applicationCustomerReference":"15874569"}}}',
};

const SHAPE =
  /^keyId="([^"]+)",created=(\d+),algorithm="hs2019",headers="\(request-target\) host digest \(created\)( ibanity-idempotency-key)?",signature="([A-Za-z0-9+/]+=*)"$/;

function verifies(text: string, signature: string | undefined) {
  return verify(
    'sha256',
    Buffer.from(text),
    { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 },
    Buffer.from(signature ?? '', 'base64'),
  );
}

describe('a signed request', () => {
  it('is signed in the documented form', () => {
    const headers = createSigner({ key: pem(), passphrase: null, keyId })(example, 1_599_659_223_456);
    const digest = `SHA-512=${createHash('sha512').update(example.body).digest('base64')}`;
    expect(headers.digest).toBe(digest);
    const [, id, created, , signature] = SHAPE.exec(headers.signature ?? '') ?? [];
    expect([id, created]).toEqual([keyId, '1599659223']);
    const signed = [
      '(request-target): post /xs2a/customer-access-tokens',
      'host: api.ibanity.com',
      `digest: ${digest}`,
      '(created): 1599659223',
      'ibanity-idempotency-key: 61f02718-eeee-46e1-b5eb-e8fd6e799c2d',
    ].join('\n');
    expect(verifies(signed, signature)).toBe(true);
    expect(verifies(signed.replace('post', 'put'), signature)).toBe(false);
  });

  it('has the published digest of an empty body if it has none', () => {
    const request = { ...example, method: 'GET', headers: {}, body: '' };
    const headers = createSigner({ key: pem('secret'), passphrase: 'secret', keyId })(request, 0);
    expect(headers.digest).toBe(
      'SHA-512=z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==',
    );
    expect(headers.signature).toMatch(SHAPE);
  });

  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  it.each<[string, string, string | null]>([
    ['no key', 'nonsense', null],
    ['a key without its passphrase', pem('secret'), null],
    ['a key with a wrong passphrase', pem('secret'), 'wrong'],
    ['a key that is not RSA', elliptic.export({ type: 'pkcs8', format: 'pem' }).toString(), null],
  ])('is not possible with %s', (_, key, passphrase) => {
    expect(() => createSigner({ key, passphrase, keyId })).toThrow(/^ibanity: bad_credentials$/);
  });
});
