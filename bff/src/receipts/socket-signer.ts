import { Pool } from 'undici';
import { z } from 'zod';
import type { ReceiptSigner } from './signer.ts';

/** A signing service's answer: the signature in base64 or base64url; `Buffer` reads both. */
const answered = z.object({ signature: z.string().regex(/^[A-Za-z0-9+/_-]{80,200}={0,2}$/) });

/** How many signatures are requested at a time; the rest wait within their time limit. */
const ABREAST = 16;
const LARGEST_ANSWER_BYTES = 4096;

export interface SocketSigner extends ReceiptSigner {
  close(): Promise<void>;
}

/**
 * A signing service on this machine: HTTP over a Unix socket, whose file permissions determine who may ask. It is asked
 * `POST /sign { "kid", "digest" }`, the digest in base64url, and answers `{ "signature" }`. `docs/operations.md` has
 * the details; `deploy/signer/pkcs11.mjs` signs by PKCS#11.
 */
export function createSocketSigner(socketPath: string): SocketSigner {
  // This name is never resolved: the connection goes to the socket.
  const pool = new Pool('http://receipt-signer.invalid', {
    socketPath,
    connections: ABREAST,
    maxResponseSize: LARGEST_ANSWER_BYTES,
  });
  return {
    async sign(digest, { kid, signal }) {
      const { statusCode, body } = await pool.request({
        method: 'POST',
        path: '/sign',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ kid, digest: Buffer.from(digest).toString('base64url') }),
        signal,
      });
      if (statusCode !== 200) {
        await body.dump();
        throw new Error(`The signing service answered ${statusCode}`);
      }
      return Buffer.from(answered.parse(await body.json()).signature, 'base64url');
    },
    close: () => pool.destroy(),
  };
}
