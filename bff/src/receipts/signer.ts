/**
 * Signs receipts with a key that is kept elsewhere: by a key management service, or by a hardware security module. The BFF
 * asks it for each receipt, and verifies what it answers against the public half in `RECEIPT_KEYS`.
 *
 * @example
 * // AWS KMS; `digest` of Google Cloud KMS and `sign('ES256', digest)` of Azure Key Vault are alike.
 * const signer: ReceiptSigner = {
 *   async sign(digest, { signal }) {
 *     const command = new SignCommand({
 *       KeyId: 'alias/payee-check-receipts',
 *       Message: digest,
 *       MessageType: 'DIGEST',
 *       SigningAlgorithm: 'ECDSA_SHA_256',
 *     });
 *     const { Signature } = await kms.send(command, { abortSignal: signal });
 *     return Signature ?? new Uint8Array();
 *   },
 * };
 * createBff(loadConfig(process.env), { signer });
 */
export interface ReceiptSigner {
  /**
   * Signs by ECDSA on P-256.
   *
   * @param digest SHA-256 of what is signed, 32 bytes
   * @returns the signature as DER (ECDSA-Sig-Value, RFC 3279, 2.2.3) or as r and s side by side, 64 bytes
   */
  sign(digest: Uint8Array, context: SigningContext): Promise<Uint8Array>;
}

export interface SigningContext {
  /** The key to use: the `kid` of the first of `RECEIPT_KEYS`. */
  readonly kid: string;
  /** Aborts when the BFF no longer waits. */
  readonly signal: AbortSignal;
}

/**
 * Why there is no signature: `failed`, no answer in time (`timeout`), or one that does not match the public half in
 * `RECEIPT_KEYS` (`mismatch`), such as one by another key or another version of it.
 */
export type SigningFailure = 'failed' | 'timeout' | 'mismatch';

/** A receipt cannot be signed now. The result is kept, and signed when somebody asks again. */
export class SignerUnavailableError extends Error {
  override readonly name = 'SignerUnavailableError';
  readonly code = 'signer_unavailable';
  readonly why: SigningFailure;

  constructor(why: SigningFailure, cause?: unknown) {
    super('Receipts cannot be signed', { cause });
    this.why = why;
  }
}
