import 'reflect-metadata';
import { KeyObject, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

/** PEM, made for one test run. */
interface KeyAndCertificate {
  readonly cert: string;
  readonly key: string;
}

export interface CertificateAuthority {
  /** PEM. */
  readonly ca: string;
  /** For `127.0.0.1` and `localhost`. */
  server(): Promise<KeyAndCertificate>;
  client(options?: { readonly passphrase?: string; readonly expired?: boolean }): Promise<KeyAndCertificate>;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 24 * 60 * 60 * 1000;

/** A private authority with a name of its own, so that two of them are strangers to each other. */
export async function createAuthority(name = 'Test authority'): Promise<CertificateAuthority> {
  x509.cryptoProvider.set(webcrypto);
  const keys = await generateKeys();
  const now = Date.now();
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    signingAlgorithm: ALGORITHM,
    notBefore: new Date(now - 30 * DAY_MS),
    notAfter: new Date(now + DAY_MS),
    extensions: [new x509.BasicConstraintsExtension(true, 0, true)],
  });

  async function issue(subject: string, extensions: x509.Extension[], validTo: Date) {
    const own = await generateKeys();
    const certificate = await x509.X509CertificateGenerator.create({
      subject: `CN=${subject}`,
      issuer: authority.subject,
      publicKey: own.publicKey,
      signingKey: keys.privateKey,
      signingAlgorithm: ALGORITHM,
      notBefore: new Date(now - 20 * DAY_MS),
      notAfter: validTo,
      extensions,
    });
    return { cert: certificate.toString('pem'), key: KeyObject.from(own.privateKey) };
  }

  return {
    ca: authority.toString('pem'),
    async server() {
      const names = new x509.SubjectAlternativeNameExtension([
        { type: 'ip', value: '127.0.0.1' },
        { type: 'dns', value: 'localhost' },
      ]);
      const { cert, key } = await issue('localhost', [names], new Date(now + DAY_MS));
      return { cert, key: pem(key) };
    },
    async client({ passphrase, expired = false } = {}) {
      const { cert, key } = await issue('client', [], new Date(now + (expired ? -DAY_MS : DAY_MS)));
      return { cert, key: pem(key, passphrase) };
    },
  };
}

function generateKeys() {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

function pem(key: KeyObject, passphrase?: string): string {
  const encryption = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase };
  return key.export({ type: 'pkcs8', format: 'pem', ...encryption }).toString();
}
