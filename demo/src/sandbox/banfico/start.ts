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
import { basicCredentials, bearerToken, createTokenStore } from '../server/tokens.ts';
import { createMinuteLimit } from '../server/window.ts';
import { answerOf, askDirectory, identitiesOf } from './answer.ts';
import { refuse } from './errors.ts';
import { parseVerification } from './request.ts';
import { acceptedBody, finishedBody, isBritish } from './result.ts';

export interface BanficoSandboxOptions extends ProviderSandboxOptions {
  readonly tokenTtlSeconds?: number;
  /** Calls a minute; the documentation states no number. */
  readonly perMinute?: number;
}

interface Stored {
  readonly body: object;
  readonly readyAt: number;
}

const MOST_STORED = 5000;
const XREF = 'transaction-xref-id';

/** Simulates Banfico's account verification, including an OAuth 2 token endpoint. */
export async function startBanficoSandbox(options: BanficoSandboxOptions = {}): Promise<ProviderSandbox> {
  const bench = createWorkbench(options);
  const { directory, faults, now, slowMs } = bench;
  const clientId = `sandbox-${randomBytes(6).toString('hex')}`;
  const clientSecret = randomBytes(24).toString('base64url');
  const ttlSeconds = options.tokenTtlSeconds ?? 300;
  const tokens = createTokenStore({ ttlSeconds, now, generation: faults.tokenGeneration });
  const mayCall = createMinuteLimit(options.perMinute ?? 600, now);
  const stored = new Map<string, Stored>();

  /** RFC 6749, sections 2.3.1, 4.4 and 5.2: the client's credentials in the header or in the form. */
  function issueToken(request: SandboxRequest): SandboxReply {
    const form = new URLSearchParams(request.body);
    if (mediaType(request) !== 'application/x-www-form-urlencoded' || !form.has('grant_type')) {
      return json(400, { error: 'invalid_request' });
    }
    if (form.get('grant_type') !== 'client_credentials') return json(400, { error: 'unsupported_grant_type' });
    const basic = basicCredentials(header(request, 'authorization'));
    const user = basic?.user ?? form.get('client_id');
    const password = basic?.password ?? form.get('client_secret');
    if (user !== clientId || password !== clientSecret) {
      return json(401, { error: 'invalid_client' }, { 'www-authenticate': 'Basic realm="sandbox"' });
    }
    return json(200, { access_token: tokens.issue(), token_type: 'Bearer', expires_in: ttlSeconds });
  }

  function guarded(handle: (request: SandboxRequest) => SandboxReply) {
    return (request: SandboxRequest): SandboxReply => {
      if (tokens.check(bearerToken(header(request, 'authorization')) ?? '') !== 'good') return refuse(401);
      return mayCall() ? handle(request) : refuse(429, { 'retry-after': '10' });
    };
  }

  function verify(incoming: SandboxRequest): SandboxReply {
    const parsed = parseVerification(incoming);
    if (!parsed.ok) return parsed.reply;
    const { request } = parsed;
    const bank = askDirectory(directory, request);
    const answer = answerOf(bank.answer, isBritish(request));
    if ('httpStatus' in answer)
      return refuse(answer.httpStatus, answer.httpStatus === 503 ? { 'retry-after': '10' } : {});
    const id = randomUUID();
    const receivedTime = new Date(now()).toISOString();
    const body = finishedBody({ id, request, answer, identities: identitiesOf(directory, request), receivedTime });
    store(id, { body, readyAt: bank.slow ? now() + slowMs : now() });
    return show(id);
  }

  function store(id: string, entry: Stored): void {
    stored.set(id, entry);
    const oldest = stored.keys().next().value;
    if (stored.size > MOST_STORED && oldest !== undefined) stored.delete(oldest);
  }

  function show(id: string): SandboxReply {
    const entry = stored.get(id);
    if (!entry) return refuse(404);
    const left = entry.readyAt - now();
    if (left <= 0) return json(200, entry.body, { 'responder-sla-seconds': '15' });
    // The answer to a GET of a pending verification is not documented; here it is the same as for the POST.
    return json(202, acceptedBody(id), {
      'retry-after': '1',
      'expected-response-seconds': String(Math.ceil(left / 1000)),
      'responder-sla-seconds': '15',
    });
  }

  const path = '/v1.0/account-verifications';
  const server = await startServer(
    {
      routes: [
        route('POST', '/oauth2/token', issueToken, 'token'),
        route('POST', path, guarded(verify)),
        route(
          'GET',
          `${path}/:id`,
          guarded(({ params }) => show(params.id ?? '')),
        ),
      ],
      refuse: (status, _request, headers) => refuse(status, headers),
      decorate: (request) => ({ 'Transaction-XRef-Id': header(request, XREF) || randomUUID() }),
      distort,
    },
    bench.settings,
  );
  const env = {
    BANFICO_BASE_URL: server.origin,
    BANFICO_TOKEN_URL: `${server.origin}/oauth2/token`,
    BANFICO_CLIENT_ID: clientId,
    BANFICO_CLIENT_SECRET: clientSecret,
  };
  return providerSandbox(env, bench, server);
}

const lies = {
  unknown_word: { status: 'ACTIVE', nameCheckStatus: 'PERHAPS' },
  needless_name: { status: 'ACTIVE', nameCheckStatus: 'NO_MATCH', respondedName: 'Jane Doe' },
  contradiction: { status: 'CLOSED', nameCheckStatus: 'FULL_MATCH' },
} as const;

/** Changes a finished answer into one that no documentation allows; leaves anything else unchanged. */
function distort(body: object, how: Exclude<Distortion, 'array'>): object {
  if (!('data' in body)) return body;
  const whole: { data: { result?: { account?: object; responder?: object } } } = JSON.parse(JSON.stringify(body));
  if (!whole.data.result?.account) return body;
  const { respondedName: _, ...account } = { respondedName: undefined, ...whole.data.result.account };
  whole.data.result.account = { ...account, ...lies[how] };
  return whole;
}
