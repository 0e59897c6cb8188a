import { randomBytes } from 'node:crypto';
import {
  anonymousSessionRequest,
  type MintedSessionRequest,
  mintedSessionRequest,
  type Scheme,
  type SessionResponse,
  sessionResponse,
} from '@payee-check/shared/contract';
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { SessionsConfig } from '../../config/types.ts';
import type { OwnersOf } from '../../limits/address.ts';
import type { LimitsConfig } from '../../limits/config.ts';
import { createRequestLimiter } from '../../limits/request-limiter.ts';
import type { Logger } from '../../log/logger.ts';
import type { Keyring } from '../../secrets/keyring.ts';
import type { Merchant } from '../../sessions/api-keys.ts';
import type { SessionClaims } from '../../sessions/session.ts';
import type { SessionTokens } from '../../sessions/tokens.ts';
import type { Store } from '../../store/store.ts';
import type { Clock } from '../../time/clock.ts';
import { addressOf } from '../context.ts';
import { customerOf } from '../customer.ts';
import { COUNTED, type Endpoint, post } from '../endpoint.ts';
import type { Lifecycle } from '../lifecycle.ts';
import type { Authorize } from '../middleware/authorize.ts';
import { sessionRequest } from '../openapi/bodies.ts';
import { examples } from '../openapi/examples.ts';
import { parseRequest } from '../parse.ts';
import { originNotAllowed } from '../problems.ts';
import { sendJson } from '../respond.ts';

/** What this installation can do, as far as its providers go. */
export interface Features {
  readonly schemes: readonly Scheme[];
  readonly accountDetails: boolean;
}

export interface SessionRouteOptions {
  readonly authorize: Authorize;
  readonly tokens: SessionTokens;
  readonly store: Store;
  readonly keyring: Keyring;
  readonly ownersOf: OwnersOf;
  readonly clock: Clock;
  readonly lifecycle: Lifecycle;
  readonly limits: LimitsConfig;
  readonly sessions: SessionsConfig;
  readonly features: Features;
  readonly logger: Logger;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Runs a middleware in the middle of a handler, where what it needs is known. */
function run(middleware: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void middleware(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
  });
}

/** 128 bits: it is also what a session's counters go by. */
const newId = () => `ses_${randomBytes(16).toString('base64url')}`;

export function sessionRoutes(options: SessionRouteOptions): Endpoint[] {
  const { authorize, tokens, store, keyring, ownersOf, clock, lifecycle, limits, sessions, features, logger } = options;

  const perAddress = createRequestLimiter({
    limit: 'sessions-per-address',
    quota: limits.sessionsPerIpPerHour,
    windowMs: HOUR_MS,
    ownerOf: (request) => ownersOf(addressOf(request)).address,
    store,
    logger,
  });

  const mintedBy = new WeakMap<Request, Merchant>();
  const perKey = createRequestLimiter({
    limit: 'sessions-per-key',
    quota: limits.sessionsPerKeyPerMinute,
    windowMs: MINUTE_MS,
    ownerOf: (request) => keyring.hash('key', mintedBy.get(request)?.id ?? ''),
    store,
    logger,
  });

  async function open(claims: Omit<SessionClaims, 'id' | 'expiresAt'>, ttlMs: number, reply: Response): Promise<void> {
    const expiresAt = clock.now() + ttlMs;
    const session: SessionClaims = { ...claims, id: newId(), expiresAt };
    const answer: SessionResponse = {
      session: {
        id: session.id,
        token: await tokens.seal(session),
        expiresAt: new Date(expiresAt).toISOString(),
        limits: {
          checks: limits.checksPerSession,
          checksPerMinute: limits.checksPerMinute,
          namesPerAccount: limits.namesPerAccount,
        },
        features: { schemes: [...features.schemes], accountDetails: features.accountDetails },
      },
    };
    sendJson(reply, 201, answer);
  }

  async function mint(merchant: Merchant, body: MintedSessionRequest, request: Request, reply: Response) {
    if (!merchant.mayActFor(body.origin)) throw originNotAllowed(body.origin);
    mintedBy.set(request, merchant);
    await run(perKey, request, reply);
    const ttlMs = body.ttlSeconds === undefined ? sessions.ttlMs : body.ttlSeconds * 1000;
    const { origin, reference = null } = body;
    const history = body.history === true ? 'month' : 'none';
    await open({ origin, minted: true, customer: customerOf(body), reference, history }, ttlMs, reply);
  }

  return [
    post({
      path: '/v1/sessions',
      id: 'openSession',
      summary: 'Open a session: a page of an allowed origin for itself, or a merchant’s server with its key for a page',
      gate: authorize.sessionCaller,
      // Which of the two bodies it has to be, the caller decides.
      schema: z.unknown(),
      documentedSchema: sessionRequest,
      example: examples.sessionRequest,
      answers: {
        201: { description: 'The session and its token', schema: sessionResponse, example: examples.session },
      },
      problems: ['shutting_down', ...COUNTED],
      async handler({ caller, body, request, reply }) {
        lifecycle.assertOpen();
        if (caller.kind === 'merchant') {
          await mint(caller.merchant, parseRequest(mintedSessionRequest, body), request, reply);
          return;
        }
        parseRequest(anonymousSessionRequest, body);
        await run(perAddress, request, reply);
        const customer = { subject: null, subjects: {} };
        const known = { minted: false, customer, reference: null, history: 'none' } as const;
        await open({ origin: caller.origin, ...known }, sessions.ttlMs, reply);
      },
    }),
  ];
}
