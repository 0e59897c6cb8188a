import { hash, type KeyObject, sign, verify } from 'node:crypto';
import type { Logger } from '../log/logger.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { type Clock, startTimer } from '../time/clock.ts';
import { type ReceiptSigner, SignerUnavailableError, type SigningFailure } from './signer.ts';

/** Signs the text of a JWS. */
export interface Signing {
  /** r and s side by side (RFC 7518, 3.4), with the lower s. Rejects with `SignerUnavailableError`. */
  sign(text: string): Promise<Buffer>;
  /** Resolves if receipts can be signed; tries it out before the first receipt, and after a failure. */
  ready(): Promise<void>;
}

/**
 * With our own private key, synchronously: handing the work to Node's thread pool costs the main thread more than
 * signing does. Without `dsaEncoding`: on Node 24, converting the signature takes longer than creating it.
 */
export function localSigning(key: KeyObject): Signing {
  return {
    async sign(text) {
      const signature = fromDer(sign('sha256', Buffer.from(text), key));
      if (signature === null) throw new TypeError('OpenSSL signs in DER');
      return withLowS(signature);
    },
    ready: () => Promise.resolve(),
  };
}

export interface RemoteSigningOptions {
  readonly signer: ReceiptSigner;
  readonly kid: string;
  readonly publicKey: KeyObject;
  /** How long one signature may take. */
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'error' | 'info'>;
  readonly metrics: Pick<Metrics, 'receiptSigned'>;
}

/** Signed as a trial. It has no claims, so it cannot be misused as a receipt. */
const PROBE = 'payee-check: can receipts be signed?';

/** Asks a signer, and accepts only signatures that the public half verifies. */
export function remoteSigning(options: RemoteSigningOptions): Signing {
  const { signer, kid, publicKey, timeoutMs, clock, log, metrics } = options;
  /** `null`: not known yet. */
  let works: boolean | null = null;
  let probing: Promise<void> | null = null;

  const fits = (text: string, signature: Buffer) =>
    verify('sha256', Buffer.from(text), { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);

  async function ask(text: string): Promise<Buffer> {
    const controller = new AbortController();
    const timer = startTimer(clock, timeoutMs);
    const late = timer.over.then(() => {
      controller.abort();
      throw new SignerUnavailableError('timeout');
    });
    const digest = hash('sha256', text, 'buffer');
    try {
      // A signer that throws synchronously is treated like one that rejects.
      const asked = (async () => signer.sign(digest, { kid, signal: controller.signal }))();
      const answered = await Promise.race([asked, late]);
      const signature = readings(answered).find((reading) => fits(text, reading));
      if (signature === undefined) throw new SignerUnavailableError('mismatch');
      return withLowS(signature);
    } catch (error) {
      throw error instanceof SignerUnavailableError ? error : new SignerUnavailableError('failed', error);
    } finally {
      timer.cancel();
    }
  }

  /** Logged once, and not for every check that waits. */
  function note(result: 'signed' | SigningFailure, cause?: unknown): void {
    const worked = works;
    works = result === 'signed';
    if (works && worked === false) log.info('receipts can be signed again');
    if (works || worked === false) return;
    const hint =
      result === 'mismatch'
        ? 'its signature does not fit the first of RECEIPT_KEYS: another key, or another version of it, signed'
        : 'no check is answered until it can be asked again';
    log.error(
      { why: result, ...(cause !== undefined && { err: cause }) },
      `the receipt signer cannot be used: ${hint}`,
    );
  }

  async function signText(text: string): Promise<Buffer> {
    const begun = performance.now();
    try {
      const signature = await ask(text);
      metrics.receiptSigned('signed', performance.now() - begun);
      note('signed');
      return signature;
    } catch (error) {
      const why = error instanceof SignerUnavailableError ? error.why : 'failed';
      metrics.receiptSigned(why, performance.now() - begun);
      note(why, error instanceof Error ? error.cause : undefined);
      throw error;
    }
  }

  return {
    sign: signText,
    async ready() {
      if (works === true) return;
      // However many callers there are, only one at a time asks the signer, which may charge for it.
      probing ??= signText(PROBE)
        .then(() => undefined)
        .finally(() => {
          probing = null;
        });
      await probing;
    },
  };
}

/** The order of P-256 (SEC 2, 2.4.2), and half of it. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const HALF_ORDER = Buffer.from((ORDER / 2n).toString(16), 'hex');

/** Bytes of a number of P-256. */
const SIZE = 32;
const SEQUENCE = 0x30;
const INTEGER = 0x02;

/**
 * Of the two signatures (r, s) and (r, n − s), which are both valid, the one that all verifiers accept: the one with
 * the lower s.
 */
function withLowS(signature: Buffer): Buffer {
  const s = signature.subarray(SIZE);
  if (s.compare(HALF_ORDER) <= 0) return signature;
  const lower = (ORDER - BigInt(`0x${s.toString('hex')}`)).toString(16).padStart(2 * SIZE, '0');
  return Buffer.concat([signature.subarray(0, SIZE), Buffer.from(lower, 'hex')]);
}

/** An INTEGER at the beginning of `bytes`, on 32 bytes, and what follows it. */
function readInteger(bytes: Buffer): { readonly value: Buffer; readonly rest: Buffer } | null {
  const [tag, length = 0] = bytes;
  const content = bytes.subarray(2, 2 + length);
  // A number whose first bit is set is preceded by a zero byte, so that it is not read as negative.
  const digits = content[0] === 0 ? content.subarray(1) : content;
  if (tag !== INTEGER || content.length !== length || digits.length === 0 || digits.length > SIZE) return null;
  return { value: Buffer.concat([Buffer.alloc(SIZE - digits.length), digits]), rest: bytes.subarray(2 + length) };
}

function fromDer(bytes: Buffer): Buffer | null {
  if (bytes[0] !== SEQUENCE || bytes[1] !== bytes.length - 2) return null;
  const r = readInteger(bytes.subarray(2));
  const s = r === null ? null : readInteger(r.rest);
  return r === null || s === null || s.rest.length > 0 ? null : Buffer.concat([r.value, s.value]);
}

/**
 * The two signatures that a signer's bytes may represent, in JWS form (RFC 7518, 3.4): r and s side by side. DER may
 * also have 64 bytes, about once in 2⁶⁰ signatures: the public key tells which it was.
 */
function readings(signature: Uint8Array): Buffer[] {
  const bytes = Buffer.from(signature);
  const der = fromDer(bytes);
  return [...(der === null ? [] : [der]), ...(bytes.length === 2 * SIZE ? [bytes] : [])];
}
