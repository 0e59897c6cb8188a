import { createHash } from 'node:crypto';

/**
 * The same as `commit` of `@payee-check/shared/receipt`, which a browser and every runtime can compute and which takes
 * WebCrypto's way over a thread: fifty times slower, twice in every check.
 */
export function commitAtOnce(salt: string, value: string): string {
  return createHash('sha256').update(`${salt}\n${value}`, 'utf8').digest('base64url');
}
