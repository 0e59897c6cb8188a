/**
 * Reads QR codes if the browser has no reader of its own. In plain JavaScript, because a strict policy does not allow
 * WebAssembly.
 */
import decodeQR from 'qr/decode.js';

/** How long one picture may take: a picture that the payer chose may take longer than one of the camera's. */
const LIMIT_MS = 250;

export function decode({ data, width, height }: ImageData): string[] {
  try {
    return [decodeQR({ data, width, height }, { timeLimit: LIMIT_MS })];
  } catch {
    // It throws if there is no code.
    return [];
  }
}
