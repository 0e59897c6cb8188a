/** Reads QR codes where the browser has no reader of its own. In plain JavaScript: a strict policy lets no WebAssembly in. */
import decodeQR from 'qr/decode.js';

/** How long one picture may take: a photograph is worth more patience than a camera's next one. */
const LIMIT_MS = 250;

export function decode({ data, width, height }: ImageData): string[] {
  try {
    return [decodeQR({ data, width, height }, { timeLimit: LIMIT_MS })];
  } catch {
    // It throws where there is no code.
    return [];
  }
}
