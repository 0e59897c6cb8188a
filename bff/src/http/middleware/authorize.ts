import type { Request } from 'express';
import type { Keyring } from '../../secrets/keyring.ts';
import type { ApiKeys, Merchant } from '../../sessions/api-keys.ts';
import type { Bindings } from '../../sessions/bindings.ts';
import type { SessionsConfig } from '../../sessions/config.ts';
import type { Proofs, Proven } from '../../sessions/proofs.ts';
import type { SessionClaims } from '../../sessions/session.ts';
import type { SessionTokens } from '../../sessions/tokens.ts';
import type { Reply } from '../context.ts';
import type { Gate } from '../endpoint.ts';
import { originNotAllowed, originRequired, ProblemError, proofWanted } from '../problems.ts';

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]+) *$/i;
/** RFC 9449, 7.1. */
const DPOP = /^DPoP +([A-Za-z0-9._~+/=-]+) *$/i;

/** RFC 6750, 2.1; `undefined`: no bearer token; `null`: one that cannot be ours. */
function bearerToken(request: Request): string | null | undefined {
  const { authorization } = request.headers;
  if (authorization === undefined || !/^Bearer(?: |$)/i.test(authorization)) return undefined;
  return BEARER.exec(authorization)?.[1] ?? null;
}

/** How a token is presented: alone, or with a proof of the key that it belongs to. */
function presented(request: Request): { readonly token: string | null | undefined; readonly proof: string | null } {
  const { authorization = '', dpop } = request.headers;
  if (!/^DPoP(?: |$)/i.test(authorization)) return { token: bearerToken(request), proof: null };
  // Node joins repeated headers with a comma, which no proof contains.
  return { token: DPOP.exec(authorization)?.[1] ?? null, proof: typeof dpop === 'string' ? dpop : '' };
}

export interface AuthorizeOptions {
  readonly tokens: SessionTokens;
  readonly proofs: Proofs;
  readonly bindings: Bindings;
  /** Whether sessions are bound to a key of the browser. */
  readonly binding: SessionsConfig['binding'];
  readonly apiKeys: ApiKeys;
  readonly allowedOrigins: ReadonlySet<string>;
  readonly anonymousSessions: boolean;
  readonly keyring: Keyring;
}

/** Who asks for a session: a page of an allowed origin, or a merchant's server. */
type SessionCaller =
  | { readonly kind: 'browser'; readonly origin: string }
  | { readonly kind: 'merchant'; readonly merchant: Merchant };

/** Who asks about an account: a page by its session, or a merchant's server by its key. */
export type CheckCaller =
  | { readonly kind: 'session'; readonly session: SessionClaims }
  | { readonly kind: 'key'; readonly merchant: Merchant; readonly owner: string };

/** A merchant's server, and the keyed hash of its key, under which everything that belongs to it is found. */
export interface KeyCaller {
  readonly merchant: Merchant;
  readonly owner: string;
}

/** A session that is to be bound, and the key that its browser proves to have. */
interface BindingCaller {
  readonly session: SessionClaims;
  readonly key: string;
}

/** Who may ask what. */
export interface Authorize {
  readonly merchant: Gate<Merchant>;
  readonly key: Gate<KeyCaller>;
  readonly checkCaller: Gate<CheckCaller>;
  readonly sessionCaller: Gate<SessionCaller>;
  readonly bindingCaller: Gate<BindingCaller>;
}

/** The problems that a session's token may be refused with. */
const OF_SESSIONS = [
  'session_required',
  'session_invalid',
  'session_expired',
  'origin_required',
  'origin_not_allowed',
] as const;

export function createAuthorize(options: AuthorizeOptions): Authorize {
  const { tokens, proofs, bindings, binding, apiKeys, allowedOrigins, anonymousSessions, keyring } = options;
  /** The session's id in logs; the same session is the same object. */
  const hashes = new WeakMap<SessionClaims, string>();

  function hashOf(claims: SessionClaims): string {
    const hash = hashes.get(claims) ?? keyring.hash('session', claims.id);
    hashes.set(claims, hash);
    return hash;
  }

  /** A browser sends no `Origin` with a `GET` to the page's own origin, and always one with a `POST`. */
  function assertOrigin(request: Request, bound: string): void {
    const { origin } = request.headers;
    const reading = request.method === 'GET' || request.method === 'HEAD';
    if (origin === undefined && !reading) throw originRequired();
    if (!allowedOrigins.has(bound) || (origin !== undefined && origin !== bound))
      throw originNotAllowed(origin ?? bound);
  }

  function merchantOf(request: Request): Merchant {
    const found = apiKeys.find(bearerToken(request) ?? '');
    if (found === null) throw new ProblemError('api_key_invalid');
    return found;
  }

  function prove({ method, originalUrl }: Request, token: string, proof: string, key?: string): Promise<Proven> {
    const [path = ''] = originalUrl.split('?');
    return proofs.verify({ proof, method, path, token }, key);
  }

  /** The key that a request is proved to come from. */
  function keyIn(proven: Proven): string {
    if (proven.status !== 'valid') throw proofWanted('proof_invalid', proofs.nonce(), proven.status === 'stale');
    return proven.key;
  }

  /** Whether the token may be used in the way it was presented. */
  async function assertHolder(request: Request, token: string, claims: SessionClaims, proof: string | null) {
    const { key } = claims;
    if (key !== null) {
      if (proof === null) throw proofWanted('proof_required', proofs.nonce());
      keyIn(await prove(request, token, proof, key));
      return;
    }
    if (proof !== null) throw new ProblemError('session_invalid');
    if (binding === 'required') throw proofWanted('binding_required', proofs.nonce());
    // Once a token with a key has been issued, the one without is worthless.
    if (binding === 'dpop' && (await bindings.keyOf(claims)) !== null) throw new ProblemError('session_invalid');
  }

  async function sessionOf(request: Request, token: string | null | undefined, reply: Reply): Promise<SessionClaims> {
    if (token === undefined) throw new ProblemError('session_required');
    if (token === null) throw new ProblemError('session_invalid');
    const opened = await tokens.open(token);
    if (opened.status === 'expired') throw new ProblemError('session_expired');
    if (opened.status === 'invalid') throw new ProblemError('session_invalid');
    const { claims } = opened;
    assertOrigin(request, claims.origin);
    reply.locals.context.session = hashOf(claims);
    return claims;
  }

  return {
    key: {
      security: 'apiKey',
      problems: ['api_key_invalid'],
      identify(request) {
        const merchant = merchantOf(request);
        return { merchant, owner: merchant.owner };
      },
    },

    checkCaller: {
      security: 'sessionOrApiKey',
      problems: [...OF_SESSIONS, 'binding_required', 'proof_required', 'proof_invalid'],
      async identify(request, reply) {
        const { token, proof } = presented(request);
        const merchant = proof === null ? apiKeys.find(token ?? '') : null;
        if (merchant !== null) return { kind: 'key', merchant, owner: merchant.owner };
        const session = await sessionOf(request, token, reply);
        await assertHolder(request, token ?? '', session, proof);
        return { kind: 'session', session };
      },
    },

    bindingCaller: {
      security: 'session',
      problems: [...OF_SESSIONS, 'proof_required', 'proof_invalid'],
      async identify(request, reply) {
        const { token, proof } = presented(request);
        const session = await sessionOf(request, token, reply);
        if (binding === 'none' || session.key !== null) throw new ProblemError('session_invalid');
        if (proof === null) throw proofWanted('proof_required', proofs.nonce());
        // Another key's proof is not even remembered: such proofs could fill the store.
        const bound = (await bindings.keyOf(session)) ?? undefined;
        const proven = await prove(request, token ?? '', proof, bound);
        if (proven.status === 'foreign') throw new ProblemError('session_invalid');
        return { session, key: keyIn(proven) };
      },
    },

    merchant: { security: 'apiKey', problems: ['api_key_invalid'], identify: merchantOf },

    sessionCaller: {
      security: 'apiKeyOrOrigin',
      problems: ['api_key_invalid', 'origin_required', 'origin_not_allowed'],
      identify(request) {
        const { authorization, origin } = request.headers;
        if (authorization !== undefined) return { kind: 'merchant', merchant: merchantOf(request) };
        if (!anonymousSessions) {
          throw new ProblemError('api_key_invalid', { detail: 'Sessions can only be opened with an API key here' });
        }
        if (origin === undefined) throw originRequired();
        if (!allowedOrigins.has(origin)) throw originNotAllowed(origin);
        return { kind: 'browser', origin };
      },
    },
  };
}
