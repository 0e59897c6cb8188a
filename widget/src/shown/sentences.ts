import type { ResultTexts } from '../check/result/messages.ts';

/**
 * The sentences of a card in the order of the screen, one per line: the hash in a receipt's `shown` is computed from
 * them. They contain no name, bank, date or button, so they can be reproduced years later from the version, the
 * language and what the receipt states.
 */
export function sentencesOf({ alarm, heading, message, type, warning, risks }: ResultTexts): string {
  const above = alarm ? [alarm[0], ...risks, alarm[1]] : [];
  const below = alarm ? [] : risks;
  return [...above, heading, message, type?.join(': '), warning, ...below].filter(Boolean).join('\n');
}

/** `base64url(SHA-256(UTF-8(text)))`; `undefined` on a page without TLS, where browsers offer no SHA-256. */
export async function hashOf(text: string): Promise<string | undefined> {
  const digest = await globalThis.crypto?.subtle?.digest('SHA-256', new TextEncoder().encode(text));
  if (!digest) return undefined;
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');
}
