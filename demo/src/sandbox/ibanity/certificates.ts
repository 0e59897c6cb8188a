import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** A certificate and its private key, both PEM. */
interface Identity {
  readonly certificate: string;
  readonly privateKey: string;
}

/** Everything that mutual TLS requires on both sides, created for one run and kept in memory. */
export interface Certificates {
  /** The private authority's own certificate, PEM. */
  readonly authority: string;
  readonly server: Identity;
  readonly client: Identity;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY = 24 * 60 * 60 * 1000;

/** Makes a private authority, a server certificate for loopback and an application certificate, valid for a month. */
export async function makeCertificates(now: number): Promise<Certificates> {
  const authorityKeys = await makeKeys();
  const validity = { notBefore: new Date(now - DAY), notAfter: new Date(now + 30 * DAY) };
  const authority = await X509CertificateGenerator.createSelfSigned({
    serialNumber: randomBytes(8).toString('hex'),
    name: 'CN=Payee Check sandbox authority',
    ...validity,
    signingAlgorithm: algorithm,
    keys: authorityKeys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });

  async function issue(name: string, usage: ExtendedKeyUsage, server: boolean): Promise<Identity> {
    const keys = await makeKeys();
    const certificate: X509Certificate = await X509CertificateGenerator.create({
      serialNumber: randomBytes(8).toString('hex'),
      subject: `CN=${name}`,
      issuer: authority.subject,
      ...validity,
      signingAlgorithm: algorithm,
      publicKey: keys.publicKey,
      signingKey: authorityKeys.privateKey,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([usage]),
        ...(server ? [new SubjectAlternativeNameExtension([loopbackAddress, loopbackName])] : []),
      ],
    });
    return { certificate: certificate.toString('pem'), privateKey: await privatePem(keys.privateKey) };
  }

  return {
    authority: authority.toString('pem'),
    server: await issue('127.0.0.1', ExtendedKeyUsage.serverAuth, true),
    client: await issue('Payee Check application', ExtendedKeyUsage.clientAuth, false),
  };
}

const loopbackAddress = { type: 'ip', value: '127.0.0.1' } as const;
const loopbackName = { type: 'dns', value: 'localhost' } as const;

function makeKeys() {
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

async function privatePem(key: CryptoKey): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${der.replace(/(.{64})/gu, '$1\n').trimEnd()}\n-----END PRIVATE KEY-----\n`;
}
