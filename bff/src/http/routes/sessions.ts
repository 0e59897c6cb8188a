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
import type { OwnersOf } from '../../limits/address.ts';
import type { LimitsConfig } from '../../limits/config.ts';
import { createRoomForVisitors, LimitReachedError } from '../../limits/limit.ts';
import { createRequestLimiter } from '../../limits/request-limiter.ts';
import type { Logger } from '../../log/logger.ts';
import type { Metrics } from '../../metrics/metrics.ts';
import type { Keyring } from '../../secrets/keyring.ts';
import type { Merchant } from '../../sessions/api-keys.ts';
import type { Bindings } from '../../sessions/bindings.ts';
import type { Challenger } from '../../sessions/challenges/challenge.ts';
import type { SessionsConfig } from '../../sessions/config.ts';
import type { SessionClaims } from '../../sessions/session.ts';
import type { SessionTokens } from '../../sessions/tokens.ts';
import { type Store, storeKey } from '../../store/store.ts';
import type { Clock } from '../../time/clock.ts';
import { HOUR_MS, MINUTE_MS } from '../../time/units.ts';
import { parseRequest } from '../body.ts';
import { addressOf, type Reply, sendJson } from '../context.ts';
import { customerOf } from '../customer.ts';
import { type Endpoint, post, V1_PROBLEMS } from '../endpoint.ts';
import type { Authorize } from '../middleware/authorize.ts';
import { sessionRequest } from '../openapi/bodies.ts';
import { examples } from '../openapi/examples.ts';
import { originNotAllowed, ProblemError } from '../problems.ts';
import type { Lifecycle } from '../server.ts';

/** The features that this installation's providers allow. */
export interface Features {
  readonly schemes: readonly Scheme[];
  readonly accountDetails: boolean;
}

export interface SessionRouteOptions {
  readonly authorize: Authorize;
  readonly tokens: SessionTokens;
  readonly bindings: Bindings;
  readonly store: Store;
  readonly keyring: Keyring;
  readonly ownersOf: OwnersOf;
  readonly clock: Clock;
  readonly lifecycle: Lifecycle;
  readonly limits: LimitsConfig;
  readonly sessions: SessionsConfig;
  readonly features: Features;
  /** The challenge that a browser may have to answer first; `null`: none. */
  readonly challenge: { readonly challenger: Challenger; readonly fromSessionsPerMinute: number } | null;
  readonly metrics: Pick<Metrics, 'challenged' | 'limitHit'>;
  readonly logger: Logger;
}

/** If a challenge is always required, it is twice as hard once this many sessions per minute are requested. */
const BUSY_MINUTE = 300;

type ChallengeAnswer = NonNullable<z.output<typeof anonymousSessionRequest>['challenge']>;

/** Runs a middleware inside a handler, once its inputs are known. */
function run(middleware: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void middleware(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
  });
}

/** 128 bits: a session's counters use it as their key. */
const newId = () => `ses_${randomBytes(16).toString('base64url')}`;

export function sessionRoutes(options: SessionRouteOptions): Endpoint[] {
  const { authorize, tokens, store, keyring, ownersOf, clock, lifecycle, limits, sessions, features, logger } = options;
  const { challenge, metrics, bindings } = options;

  const assertRoom = createRoomForVisitors(store, metrics);
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

  async function open(claims: Omit<SessionClaims, 'id' | 'key' | 'expiresAt'>, ttlMs: number, reply: Response) {
    await send({ ...claims, id: newId(), key: null, expiresAt: clock.now() + ttlMs }, 201, reply);
  }

  async function send(session: SessionClaims, status: number, reply: Response): Promise<void> {
    const answer: SessionResponse = {
      session: {
        id: session.id,
        token: await tokens.seal(session),
        expiresAt: new Date(session.expiresAt).toISOString(),
        ...(sessions.binding !== 'none' && session.key === null && { binding: 'dpop' as const }),
        limits: {
          checks: limits.checksPerSession,
          checksPerMinute: limits.checksPerMinute,
          namesPerAccount: limits.namesPerAccount,
        },
        features: { schemes: [...features.schemes], accountDetails: features.accountDetails },
      },
    };
    sendJson(reply, status, answer);
  }

  /**
   * A challenge, if there is one, replaces the limit per address: an address may belong to an office, whose sixty-first
   * payer solves it and continues.
   */
  async function admit(origin: string, answer: ChallengeAnswer | undefined, request: Request, reply: Reply) {
    if (challenge === null) return run(perAddress, request, reply);
    if (answer?.provider === challenge.challenger.provider) {
      const right = await challenge.challenger.verify(answer.answer, origin);
      metrics.challenged(right ? 'answered' : 'failed');
      if (right) return;
    }
    const { total } = await store.take(storeKey('all', 'sessions'), 1, Number.MAX_SAFE_INTEGER, MINUTE_MS);
    const { fromSessionsPerMinute: free } = challenge;
    const isFull = await run(perAddress, request, reply).then(
      () => false,
      (error: unknown) => {
        if (!(error instanceof LimitReachedError)) throw error;
        reply.removeHeader('Retry-After');
        return true;
      },
    );
    if (answer === undefined && !isFull && total <= free) return;
    metrics.challenged('required');
    const load = total / Math.max(free, 1);
    throw new ProblemError('challenge_required', {
      challenge: await challenge.challenger.issue(origin, free === 0 ? 1 + total / BUSY_MINUTE : Math.max(1, load)),
    });
  }

  async function mint(merchant: Merchant, body: MintedSessionRequest, request: Request, reply: Response) {
    if (!merchant.mayActFor(body.origin)) throw originNotAllowed(body.origin);
    mintedBy.set(request, merchant);
    await run(perKey, request, reply);
    const ttlMs = body.ttlSeconds === undefined ? sessions.ttlMs : body.ttlSeconds * 1000;
    const { origin, reference = null } = body;
    const history = body.history === true ? 'month' : 'none';
    const known = { minted: true, mintedBy: keyring.hash('key', merchant.id), customer: customerOf(body) };
    await open({ origin, ...known, reference, history }, ttlMs, reply);
  }

  return [
    post({
      path: '/v1/sessions',
      id: 'openSession',
      summary: 'Open a session: a page of an allowed origin for itself, or a merchant’s server with its key for a page',
      gate: authorize.sessionCaller,
      // Which of the two schemas applies depends on the caller.
      schema: z.unknown(),
      documentedSchema: sessionRequest,
      example: examples.sessionRequest,
      answers: {
        201: { description: 'The session and its token', schema: sessionResponse, example: examples.session },
      },
      problems: ['challenge_required', 'shutting_down', ...V1_PROBLEMS],
      async handler({ caller, body, request, reply }) {
        lifecycle.assertOpen();
        if (caller.kind === 'merchant') {
          await mint(caller.merchant, parseRequest(mintedSessionRequest, body), request, reply);
          return;
        }
        const { challenge: answer } = parseRequest(anonymousSessionRequest, body);
        // Each address that opens one leaves counters behind for an hour.
        await assertRoom();
        await admit(caller.origin, answer, request, reply);
        const customer = { subject: null, subjects: {} };
        const known = { minted: false, mintedBy: null, customer, reference: null, history: 'none' } as const;
        await open({ origin: caller.origin, ...known }, sessions.ttlMs, reply);
      },
    }),

    post({
      path: '/v1/sessions/binding',
      id: 'bindSession',
      summary: 'Exchange a session’s token for one that is worthless without the key of the DPoP header',
      gate: authorize.bindingCaller,
      schema: z.strictObject({}),
      example: {},
      answers: {
        200: { description: 'The session and its new token', schema: sessionResponse, example: examples.session },
      },
      problems: ['shutting_down', ...V1_PROBLEMS],
      async handler({ caller: { session, key }, reply }) {
        lifecycle.assertOpen();
        if (!(await bindings.bind(session, key))) throw new ProblemError('session_invalid');
        await send({ ...session, key }, 200, reply);
      },
    }),
  ];
}
