import { createPrivateKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import * as field from '../../settings/fields.ts';
import { type Fault, plain, providerUrl, requiredSecret, secret } from '../../settings/variable.ts';
import { pairFaults, type Written } from '../definition.ts';

export const settings = z.object({
  baseUrl: providerUrl('for instance https://api.ibanity.com'),
  certificate: requiredSecret(field.pemCertificate, 'client certificate, PEM'),
  privateKey: requiredSecret(field.pemPrivateKey, 'its private key, PEM'),
  keyPassphrase: secret(field.secretText(), 'passphrase of the private key. Default: none'),
  ca: secret(field.pemCertificate, 'CA of the server certificate, PEM. Default: the well-known ones'),
  signatureKey: secret(field.pemPrivateKey, 'RSA key of HTTP signatures, PEM. Default: requests are not signed'),
  signatureKeyId: plain(field.text, 'id of the signature key'),
});
export type IbanitySettings = z.output<typeof settings>;
type WrittenSettings = Written<typeof settings.shape>;

export function rules(written: WrittenSettings): Fault[] {
  return [...pairFaults('ibanity', written, ['signatureKey', 'signatureKeyId']), ...clientKeyFaults(written)];
}

/**
 * Whether the three settings of a client certificate are given together. Their own formats are checked where they are
 * read.
 */
function clientKeyFaults({ certificate, privateKey, keyPassphrase = '' }: WrittenSettings): Fault[] {
  if (privateKey === undefined) return [];
  const key = read(() => createPrivateKey({ key: field.withLineBreaks(privateKey), passphrase: keyPassphrase }));
  if (key === null) {
    const encrypted = privateKey.includes('ENCRYPTED');
    return encrypted ? [{ name: 'IBANITY_KEY_PASSPHRASE', message: 'does not open IBANITY_PRIVATE_KEY' }] : [];
  }
  if (certificate === undefined) return [];
  const together = read(() => new X509Certificate(field.withLineBreaks(certificate)).checkPrivateKey(key));
  return together === false ? [{ name: 'IBANITY_PRIVATE_KEY', message: 'is not the key of IBANITY_CERTIFICATE' }] : [];
}

function read<T>(what: () => T): T | null {
  try {
    return what();
  } catch {
    return null;
  }
}
