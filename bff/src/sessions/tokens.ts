import { providerName } from '@payee-check/shared/contract';
import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import { z } from 'zod';
import type { Keyring } from '../secrets/keyring.ts';
import type { Clock } from '../time/clock.ts';
import type { SessionClaims } from './session.ts';

/** `typ` of a session token, so that none of our other tokens can be mistaken for one (RFC 8725, 3.11). */
const TOKEN_TYPE = 'payee-check-session+jwt';

/** Longer than any token we make: `subject` and two `subjects` at 128 characters of four bytes each, in base64url. */
const MAX_TOKEN_CHARACTERS = 4096;

/** About four megabytes of tokens. */
const MAX_OPENED = 10_000;

const payload = z.object({
  jti: z.string(),
  exp: z.number(),
  org: z.string(),
  mnt: z.boolean(),
  /** Whose API key minted it. */
  mby: z.string().optional(),
  /** Whether the page learns of earlier payments. */
  his: z.boolean().optional(),
  sub: z.string().optional(),
  ref: z.string().optional(),
  /** RFC 9449, 6.1. */
  cnf: z.object({ jkt: z.string() }).optional(),
  sbs: z.partialRecord(providerName, z.string()).optional(),
});

type OpenedToken =
  | { readonly status: 'valid'; readonly claims: SessionClaims }
  | { readonly status: 'invalid' }
  | { readonly status: 'expired' };

export interface SessionTokens {
  seal(claims: SessionClaims): Promise<string>;
  open(token: string): Promise<OpenedToken>;
}

/**
 * Session tokens: a JWT sealed with AES-256-GCM (`dir`, RFC 7516), which authenticates like a signature and, unlike a
 * signature alone, hides the customer's id from whoever inspects the browser.
 */
export function createSessionTokens(keyring: Keyring, clock: Clock): SessionTokens {
  const [sealing] = keyring.keys('session token');
  if (sealing === undefined) throw new TypeError('A keyring has one key at least');
  const header = { alg: 'dir', enc: 'A256GCM', typ: TOKEN_TYPE, kid: sealing.id };
  const byId = new Map(keyring.keys('session token').map(({ id, key }) => [id, key]));
  const keyOf = ({ kid }: { kid?: string }) => {
    const key = byId.get(kid ?? '');
    if (key === undefined) throw new errors.JWEInvalid('No such key');
    return key;
  };
  /** Tokens that have been opened, the oldest first: a session sends the same one again and again. */
  const opened = new Map<string, SessionClaims>();
  const checks = {
    typ: TOKEN_TYPE,
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
    requiredClaims: ['exp', 'jti'],
  };

  /** To the millisecond; jose compares whole seconds. */
  const atThisTime = (claims: SessionClaims): OpenedToken =>
    claims.expiresAt > clock.now() ? { status: 'valid', claims } : { status: 'expired' };

  return {
    seal: ({ id, origin, minted, mintedBy, customer, reference, history, key, expiresAt }) =>
      new EncryptJWT({
        jti: id,
        org: origin,
        mnt: minted,
        exp: expiresAt / 1000,
        ...(mintedBy !== null && { mby: mintedBy }),
        ...(history !== 'none' && { his: true }),
        ...(customer.subject !== null && { sub: customer.subject }),
        ...(reference !== null && { ref: reference }),
        ...(key !== null && { cnf: { jkt: key } }),
        ...(Object.keys(customer.subjects).length > 0 && { sbs: customer.subjects }),
      })
        .setProtectedHeader(header)
        .encrypt(sealing.key),

    async open(token) {
      if (token.length > MAX_TOKEN_CHARACTERS) return { status: 'invalid' };
      const known = opened.get(token);
      if (known !== undefined) return atThisTime(known);
      try {
        const { payload: stated } = await jwtDecrypt(token, keyOf, { ...checks, currentDate: new Date(clock.now()) });
        const { jti, exp, org, mnt, mby, his, sub, ref, cnf, sbs } = payload.parse(stated);
        const claims: SessionClaims = {
          id: jti,
          origin: org,
          minted: mnt,
          mintedBy: mby ?? null,
          customer: { subject: sub ?? null, subjects: sbs ?? {} },
          reference: ref ?? null,
          key: cnf?.jkt ?? null,
          history: mnt && his === true ? 'month' : 'none',
          expiresAt: Math.round(exp * 1000),
        };
        for (const oldest of opened.keys()) {
          if (opened.size < MAX_OPENED) break;
          opened.delete(oldest);
        }
        opened.set(token, claims);
        return atThisTime(claims);
      } catch (error) {
        return { status: error instanceof errors.JWTExpired ? 'expired' : 'invalid' };
      }
    },
  };
}
