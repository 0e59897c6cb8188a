import { constants, createHash, createPrivateKey, sign } from 'node:crypto';
import { ProviderError } from '../../outbound/errors.ts';

export interface SignatureConfig {
  /** RSA private key, PEM. */
  readonly key: string;
  readonly passphrase: string | null;
  /** The signing certificate's id in Ibanity's developer portal. */
  readonly keyId: string;
}

/** The signed parts of a request. */
export interface SignableRequest {
  readonly method: string;
  /** Path and query, exactly as they are sent. */
  readonly target: string;
  /** As in the `Host` header: with the port, unless it is the scheme's default. */
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for a request without one. */
  readonly body: string;
}

/** Returns the headers to add to a request. */
export type Signer = (request: SignableRequest, nowMs: number) => Record<string, string>;

/**
 * HTTP signatures, which Ibanity's installations require in addition to the client certificate
 * (https://documentation.ibanity.com/http-signature): draft-cavage-http-signatures-12 with the algorithm `hs2019`,
 * which Ibanity fills with RSASSA-PSS, SHA-256, MGF1 with SHA-256 and a salt of 32 bytes, over `(request-target) host
 * digest (created)` and every `ibanity-*` header. The digest is SHA-512 of the body, empty or not.
 *
 * @throws ProviderError `bad_credentials` if the key or its passphrase cannot be used.
 */
export function createSigner({ key, passphrase, keyId }: SignatureConfig): Signer {
  const privateKey = readKey(key, passphrase);
  return (request, nowMs) => {
    const digest = `SHA-512=${createHash('sha512').update(request.body).digest('base64')}`;
    const created = Math.floor(nowMs / 1000);
    const parts: [name: string, value: string][] = [
      ['(request-target)', `${request.method.toLowerCase()} ${request.target}`],
      ['host', request.host],
      ['digest', digest],
      ['(created)', String(created)],
      ...Object.entries(request.headers)
        .map(([name, value]): [string, string] => [name.toLowerCase(), value.trim()])
        .filter(([name]) => name.startsWith('ibanity-')),
    ];
    const signature = sign('sha256', Buffer.from(parts.map(([name, value]) => `${name}: ${value}`).join('\n')), {
      key: privateKey,
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: 32,
    });
    const names = parts.map(([name]) => name).join(' ');
    return {
      digest,
      signature: `keyId="${keyId}",created=${created},algorithm="hs2019",headers="${names}",signature="${signature.toString('base64')}"`,
    };
  };
}

function readKey(key: string, passphrase: string | null) {
  try {
    const privateKey = createPrivateKey({ key, format: 'pem', ...(passphrase === null ? {} : { passphrase }) });
    if (privateKey.asymmetricKeyType === 'rsa') return privateKey;
  } catch {
    // Falls through: OpenSSL's message about a key does not belong in a log.
  }
  throw new ProviderError('ibanity', 'bad_credentials');
}
