import { z } from 'zod';
import type { BffConfig } from '../config/load.ts';
import { createReceiptKeys } from '../receipts/keys.ts';
import { type Finding, failed, note, ok } from './finding.ts';

const PATIENCE_MS = 5000;

const keySet = z.object({ keys: z.array(z.object({ kid: z.string() })) });

const codeOf = (error: unknown): string => {
  const cause: unknown = error instanceof Error ? error.cause : null;
  const code: unknown = Object(cause).code;
  return typeof code === 'string' ? code : 'no answer';
};

/** Whether the signing key can be fetched from where merchants will fetch it. */
export async function examineKeySet(config: BffConfig, now: number): Promise<Finding> {
  const address = `${config.server.publicUrl}/.well-known/jwks.json`;
  let answer: Response;
  try {
    answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'manual' });
  } catch (error) {
    return failed('keys', `${address}: ${codeOf(error)}. Is the BFF running, and does PUBLIC_URL lead to it?`);
  }
  if (answer.status !== 200)
    return failed('keys', `${address}: HTTP ${answer.status}. PUBLIC_URL does not lead to a BFF`);
  const parsed = keySet.safeParse(await answer.json().catch(() => null));
  if (!parsed.success) return failed('keys', `${address}: no key set. PUBLIC_URL does not lead to a BFF`);
  const kids = parsed.data.keys.map(({ kid }) => kid);
  if (config.receiptKeys === null) return note('keys', `${address}: ${kids.length} published, made for this run`);
  const { kid } = createReceiptKeys(config.receiptKeys, now).signing;
  if (kids.includes(kid)) return ok('keys', `${address} publishes the key that signs, ${kid}`);
  return failed('keys', `${address} does not publish ${kid}, which signs by RECEIPT_KEYS: restart what runs there`);
}

/** The origin that was probably meant if somebody gave a page's address. */
function originOf(page: string): string | null {
  if (!URL.canParse(page)) return null;
  const { origin } = new URL(page);
  return origin === 'null' ? null : origin;
}

/** @param open Opens a session at a BFF with this configuration, as a page of that origin would. */
export async function examineOrigin(
  page: string,
  config: BffConfig,
  open: (origin: string) => Promise<{ readonly status: number; readonly code: string | null }>,
): Promise<Finding> {
  const origin = originOf(page);
  if (origin === null) return failed('origin', `${page} is not the address of a page, such as https://shop.example`);
  const { status, code } = await open(origin);
  const answered = `POST /v1/sessions from ${origin} is answered ${status}${code === null ? '' : ` ${code}`}`;
  if (status === 201) return ok('origin', answered);
  if (code === 'origin_not_allowed') {
    const known = [...config.allowedOrigins].join(', ') || 'nothing';
    return failed('origin', `${answered}: ALLOWED_ORIGINS has ${known}`);
  }
  if (code === 'api_key_invalid') {
    return note('origin', `${answered}: the origin is allowed, and your server has to mint its sessions`);
  }
  if (code?.startsWith('challenge')) return ok('origin', `${answered}: the origin is allowed, after a challenge`);
  return failed('origin', answered);
}
