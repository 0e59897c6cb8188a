import { randomBytes, randomUUID } from 'node:crypto';
import { header, json, mediaType, route, type SandboxReply, type SandboxRequest } from '../server/exchange.ts';
import type { Distortion } from '../server/faults.ts';
import {
  createWorkbench,
  type ProviderSandbox,
  type ProviderSandboxOptions,
  providerSandbox,
} from '../server/provider-sandbox.ts';
import { startServer } from '../server/server.ts';
import { bearerToken, createTokenStore } from '../server/tokens.ts';
import { createMinuteLimit } from '../server/window.ts';
import { createBulk, MOST_BULK_BYTES } from './bulk.ts';
import { refuse } from './errors.ts';
import { parseVerificationRequest } from './request.ts';
import { isSandboxResult, sandboxId, sandboxVerification, stateOf, type Verification } from './verification.ts';

export interface IbantrackSandboxOptions extends ProviderSandboxOptions {
  /** As documented: 60. */
  readonly postsPerMinute?: number;
  /** As documented: 120. */
  readonly getsPerMinute?: number;
  /** As documented: 3600. */
  readonly tokenTtlSeconds?: number;
  /** Verifications that may still be made; unlimited by default. After the last one, the answer is 403. */
  readonly credits?: number;
  /** How long each item of a bulk call takes, in milliseconds; by default 5. */
  readonly bulkItemMs?: number;
  /** Whether the subscription includes the bulk interface; by default it does. */
  readonly bulk?: boolean;
}

export interface IbantrackSandbox extends ProviderSandbox {
  /** How often banks were asked, and the highest number of times for the same account and name. */
  verifications(): { readonly total: number; readonly most: number };
}

interface Stored {
  readonly verification: Verification;
  /** Until then it is shown as pending. */
  readonly readyAt: number;
}

const MOST_STORED = 5000;

/** Simulates Ibantrack: `https://api.ibantrack.com/api-v1`. */
export async function startIbantrackSandbox(options: IbantrackSandboxOptions = {}): Promise<IbantrackSandbox> {
  const bench = createWorkbench(options);
  const { directory, faults, now } = bench;
  const clientId = `sandbox-${randomBytes(6).toString('hex')}`;
  const clientSecret = randomBytes(24).toString('base64url');
  const ttlSeconds = options.tokenTtlSeconds ?? 3600;
  const tokens = createTokenStore({ ttlSeconds, now, generation: faults.tokenGeneration });
  const mayPost = createMinuteLimit(options.postsPerMinute ?? 60, now);
  const mayGet = createMinuteLimit(options.getsPerMinute ?? 120, now);
  const stored = new Map<string, Stored>();
  let credits = options.credits ?? Number.POSITIVE_INFINITY;
  const askedAbout = new Map<string, number>();

  function verifyAtBank(iban: string, name: string) {
    if (credits <= 0) return null;
    credits -= 1;
    const about = `${iban} ${name}`;
    askedAbout.set(about, (askedAbout.get(about) ?? 0) + 1);
    const reply = directory.ask({ account: { scheme: 'iban', iban }, name });
    const state = stateOf(reply) ?? ({ status: 'failed', status_reason: 'institution_timeout' } as const);
    return { verification: { id: randomUUID(), ...state }, slowMs: reply.slow ? bench.slowMs : 0 };
  }

  const bulk = createBulk({ now, itemMs: options.bulkItemMs ?? 5, verify: verifyAtBank });

  function issueToken(request: SandboxRequest): SandboxReply {
    if (mediaType(request) !== 'application/x-www-form-urlencoded') return refuse(400);
    const form = new URLSearchParams(request.body);
    if (form.get('grant_type') !== 'client_credentials') return refuse(400);
    if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret) return refuse(401);
    return json(200, { access_token: tokens.issue(), token_type: 'Bearer', expires_in: ttlSeconds });
  }

  function guarded(allow: () => boolean, handle: (request: SandboxRequest) => SandboxReply) {
    return (request: SandboxRequest): SandboxReply => {
      if (tokens.check(bearerToken(header(request, 'authorization')) ?? '') !== 'good') return refuse(401);
      return allow() ? handle(request) : refuse(429);
    };
  }

  function verify(request: SandboxRequest): SandboxReply {
    const parsed = parseVerificationRequest(request);
    if (!parsed.ok) return parsed.reply;
    if (credits <= 0) return refuse(403);
    const { iban, name } = parsed;
    askedAbout.set(`${iban} ${name}`, (askedAbout.get(`${iban} ${name}`) ?? 0) + 1);
    const reply = directory.ask({ account: { scheme: 'iban', iban }, name });
    const state = stateOf(reply);
    if (!state) return refuse(500);
    credits -= 1;
    const verification: Verification = { id: randomUUID(), ...state };
    store({ verification, readyAt: reply.slow ? now() + bench.slowMs : now() });
    return show(verification.id);
  }

  function verifyInSandbox(request: SandboxRequest): SandboxReply {
    const parsed = parseVerificationRequest(request);
    if (!parsed.ok) return parsed.reply;
    if (!isSandboxResult(parsed.sandboxResult)) return refuse(400);
    const verification = sandboxVerification(sandboxId(parsed.sandboxResult), 'Jane Sandbox');
    return verification ? json(200, verification) : refuse(500);
  }

  function store(entry: Stored): void {
    stored.set(entry.verification.id, entry);
    const oldest = stored.keys().next().value;
    if (stored.size > MOST_STORED && oldest !== undefined) stored.delete(oldest);
  }

  function show(id: string): SandboxReply {
    const entry = stored.get(id);
    if (!entry) return refuse(404);
    return json(200, now() < entry.readyAt ? { id, status: 'pending' } : entry.verification);
  }

  function showSandbox({ params }: SandboxRequest): SandboxReply {
    const verification = sandboxVerification(params.id ?? '', 'Jane Sandbox');
    return verification ? json(200, verification) : refuse(404);
  }

  const base = '/api-v1';
  const bulkBase = `${base}/account-holder-verifications/bulk`;
  const bulkRoutes = [
    { ...route('POST', bulkBase, guarded(mayPost, bulk.submit)), mostBytes: MOST_BULK_BYTES },
    route('GET', `${bulkBase}/:id`, guarded(mayGet, bulk.show)),
    route('GET', `${bulkBase}/:id/items`, guarded(mayGet, bulk.showItems)),
  ];
  const server = await startServer(
    {
      routes: [
        route('POST', `${base}/oauth2/token`, issueToken, 'token'),
        route('POST', `${base}/account-holder-verifications`, guarded(mayPost, verify)),
        ...(options.bulk === false ? [] : bulkRoutes),
        route(
          'GET',
          `${base}/account-holder-verifications/:id`,
          guarded(mayGet, ({ params }) => show(params.id ?? '')),
        ),
        route('POST', `${base}/sandbox/account-holder-verifications`, guarded(mayPost, verifyInSandbox)),
        route('GET', `${base}/sandbox/account-holder-verifications/:id`, guarded(mayGet, showSandbox)),
      ],
      refuse: (status, _request, headers) => refuse(status, headers),
      distort,
    },
    bench.settings,
  );
  const env = {
    IBANTRACK_BASE_URL: `${server.origin}${base}`,
    IBANTRACK_CLIENT_ID: clientId,
    IBANTRACK_CLIENT_SECRET: clientSecret,
    // The adapter enforces the provider's quota on its own side, so it has to know if the sandbox raises it.
    IBANTRACK_POSTS_PER_MINUTE: String(options.postsPerMinute ?? 60),
    IBANTRACK_GETS_PER_MINUTE: String(options.getsPerMinute ?? 120),
  };
  return {
    ...providerSandbox(env, bench, server),
    verifications() {
      const counts = [...askedAbout.values()];
      return { total: counts.reduce((sum, count) => sum + count, 0), most: Math.max(0, ...counts) };
    },
  };
}

/** Changes a verification into one that no documentation allows; leaves a token unchanged. */
function distort(body: object, how: Exclude<Distortion, 'array'>): object {
  if (!('id' in body)) return body;
  switch (how) {
    case 'unknown_word':
      return { ...body, status: 'completed', match_result: 'perhaps' };
    case 'needless_name':
      return { ...body, status: 'completed', match_result: 'no_match', matched_name: 'Jane Doe' };
    case 'contradiction':
      return { ...body, status: 'failed', match_result: 'match', status_reason: 'institution_timeout' };
  }
}
