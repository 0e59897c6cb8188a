import { PayeeCheckError } from '../../errors.ts';
import { abortable } from '../abortable.ts';
import { isRecord } from '../answer.ts';

interface Puzzle {
  nonce: string;
  salt: string;
  keyPrefix: string;
}

interface Solution {
  counter: number;
  derivedKey: string;
}

/** As long as the BFF accepts the answer. */
const GIVE_UP_MS = 5 * 60_000;

/**
 * Tries counters until the SHA-256 of salt, nonce and counter begins as required (altcha-lib, version 2, cost 1). It is
 * also run as a worker's text, and so must not name anything outside itself.
 */
async function search({ nonce, salt, keyPrefix }: Puzzle, isOver: () => boolean): Promise<Solution | undefined> {
  const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const head = bytes(salt + nonce);
  const wanted = bytes(keyPrefix);
  const batch = 500;
  for (let first = 0; !isOver() && first < 2 ** 32; first += batch) {
    const keys = await Promise.all(
      Array.from({ length: batch }, async (_, index) => {
        const text = new Uint8Array(head.length + 4);
        text.set(head);
        new DataView(text.buffer).setUint32(head.length, first + index);
        return new Uint8Array(await crypto.subtle.digest('SHA-256', text));
      }),
    );
    const found = keys.findIndex((key) => wanted.every((byte, at) => key[at] === byte));
    const key = keys[found];
    if (key) {
      const derivedKey = Array.from(key, (byte) => byte.toString(16).padStart(2, '0')).join('');
      return { counter: first + found, derivedKey };
    }
    // Lets other work on this thread take its turn.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return undefined;
}

/** In its own thread; rejects if the page's policy does not allow a worker from a blob. */
async function searchAside(puzzle: Puzzle, signal: AbortSignal): Promise<Solution | undefined> {
  const text = `const search=${search};onmessage=({data})=>search(data,()=>false).then(postMessage)`;
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  let worker: Worker | undefined;
  try {
    const thread = new Worker(url);
    worker = thread;
    const found = () =>
      new Promise<Solution | undefined>((resolve, reject) => {
        thread.onmessage = ({ data }) => resolve(data);
        thread.onerror = (event) => {
          event.preventDefault();
          reject(new Error('worker'));
        };
        thread.postMessage(puzzle);
      });
    return await abortable(found, signal);
  } finally {
    worker?.terminate();
    URL.revokeObjectURL(url);
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{2,128}$/.test(value);

function puzzleOf(challenge: unknown): Puzzle | undefined {
  const parameters = isRecord(challenge) && challenge.provider === 'altcha' ? challenge.parameters : undefined;
  if (!isRecord(parameters) || parameters.algorithm !== 'SHA-256' || parameters.cost !== 1) return undefined;
  const { nonce, salt, keyPrefix } = parameters;
  return isText(nonce) && isText(salt) && isText(keyPrefix) ? { nonce, salt, keyPrefix } : undefined;
}

/**
 * The answer to the BFF's challenge: computed here, or from a service's own script.
 *
 * @throws {PayeeCheckError} `unavailable`, `aborted`
 */
export async function answerTo(challenge: unknown, signal: AbortSignal): Promise<object> {
  if (isRecord(challenge) && typeof challenge.provider === 'string' && typeof challenge.siteKey === 'string') {
    const { answerOf } = await import('./services.ts');
    return { provider: challenge.provider, answer: await answerOf(challenge.provider, challenge.siteKey, signal) };
  }
  const puzzle = puzzleOf(challenge);
  if (!puzzle || !isRecord(challenge) || !globalThis.crypto?.subtle) throw new PayeeCheckError('unavailable');
  const until = Date.now() + GIVE_UP_MS;
  const solution = await searchAside(puzzle, signal).catch(() =>
    search(puzzle, () => signal.aborted || Date.now() > until),
  );
  if (signal.aborted) throw new PayeeCheckError('aborted');
  if (!solution) throw new PayeeCheckError('unavailable');
  const { provider, parameters, signature } = challenge;
  return { provider, answer: btoa(JSON.stringify({ challenge: { parameters, signature }, solution })) };
}
