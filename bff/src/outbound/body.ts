import type { Dispatcher } from 'undici';

/** More than any documented answer by far; a whole page of transactions is some 100 KiB. */
const LARGEST_ANSWER_BYTES = 1024 * 1024;

/** The whole body, or `null` if it is larger than 1 MiB: then the socket is destroyed and the rest never read. */
export async function readBody(answer: Dispatcher.ResponseData): Promise<Buffer | null> {
  const announced = Number(answer.headers['content-length'] ?? 0);
  if (announced > LARGEST_ANSWER_BYTES) {
    discard(answer.body);
    return null;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    size += chunk.length;
    // Leaving the loop destroys the body, and with it the socket.
    if (size > LARGEST_ANSWER_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** Destroys a body that nobody will read; what it says to that is of no interest. */
function discard(body: Dispatcher.ResponseData['body']): void {
  body.on('error', () => undefined);
  body.destroy();
}
