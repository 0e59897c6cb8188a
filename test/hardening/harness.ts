import { Writable } from 'node:stream';
import { type BffDependencies, createBff, loadConfig } from '@payee-check/bff';
import { type ProblemCode, problem, problems } from '@payee-check/shared/contract';
import { request as send } from 'undici';
import { expect } from 'vitest';

export const SHOP = 'https://shop.example';
export const OTHER_SHOP = 'https://other.example';
export const API_KEY = 'a-key-for-tests-alone-0123456789ab';
export const SECRET = 'a-secret-for-tests-alone-0123456789';
export const ISSUER = 'https://bff.example';
export const IBAN = 'DE89370400440532013000';
export const CHECK = { account: { scheme: 'iban', iban: IBAN }, name: 'Jane Doe' };
/** Looks like a check's id, and is nobody's. */
export const NO_CHECK = `chk_${'x'.repeat(22)}`;

export type Providers = NonNullable<BffDependencies['providers']>;
export type BankAnswer = Awaited<ReturnType<NonNullable<Providers[number]['checkName']>>>;

/** A bank that says what the test wants, in place of a provider. */
export function bankThat(answer: (name: string) => BankAnswer | Promise<BankAnswer>): Providers {
  return [
    {
      name: 'ibantrack',
      supports: () => true,
      checkName: async ({ name }) => answer(name),
      close: () => Promise.resolve(),
    },
  ];
}

const verdict = { accountStatus: null, reference: null, scheme: null } as const;
export const says = {
  match: { ...verdict, outcome: 'match', reason: null },
  noMatch: { ...verdict, outcome: 'no_match', reason: null },
  closeMatch: { ...verdict, outcome: 'close_match', reason: null, registeredName: 'Registered Person' },
} as const satisfies Record<string, BankAnswer>;

export const agreeable: Providers = bankThat(() => says.match);

/** Limits that a test which asks a lot, and is not about limits, does not run into. */
export const PLENTY: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'CHECKS_PER_SESSION',
    'CHECKS_PER_MINUTE',
    'NAMES_PER_ACCOUNT',
    'SESSIONS_PER_IP_PER_HOUR',
    'CHECKS_PER_IP_PER_HOUR',
    'NAMES_PER_ACCOUNT_PER_IP_PER_HOUR',
    'NAMES_PER_ACCOUNT_PER_HOUR',
    'DETAILS_PER_SESSION',
    'REQUESTS_PER_IP_PER_MINUTE',
    'SESSIONS_PER_KEY_PER_MINUTE',
  ].map((name) => [`LIMIT_${name}`, '1000000']),
);

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The body as JSON, for a test to look into. */
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts what it is
  readonly body: any;
}

interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** A string or bytes as they are; else JSON. */
  readonly body?: unknown;
  /** Sent as `Origin`; the shop's by default, `null` for none. */
  readonly origin?: string | null;
  readonly token?: string;
}

export interface RunningBff {
  readonly port: number;
  readonly app: ReturnType<typeof createBff>['app'];
  /** Log lines so far. */
  readonly log: readonly string[];
  ask(path: string, ask?: Ask): Promise<Answer>;
  openSession(ask?: Ask): Promise<string>;
  close(): Promise<void>;
}

function payloadOf(body: unknown): string | Buffer | null {
  if (body === undefined) return null;
  return typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
}

/** A BFF on a real socket of loopback, configured by nothing but an environment. */
export async function startBff(
  env: Readonly<Record<string, string>> = {},
  dependencies: BffDependencies = {},
): Promise<RunningBff> {
  const log: string[] = [];
  const logDestination = new Writable({
    write(chunk, _encoding, done) {
      log.push(String(chunk));
      done();
    },
  });
  const config = loadConfig({
    PORT: '0',
    PUBLIC_URL: ISSUER,
    ALLOWED_ORIGINS: `${SHOP},${OTHER_SHOP}`,
    SESSION_SECRET: SECRET,
    MERCHANT_API_KEYS: API_KEY,
    ...env,
  });
  const bff = createBff(config, { logDestination, widget: null, ...dependencies });
  const address = (await bff.listen()).address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  async function ask(path: string, { method, headers, body, origin = SHOP, token }: Ask = {}): Promise<Answer> {
    const payload = payloadOf(body);
    const response = await send(`http://127.0.0.1:${port}${path}`, {
      method: (method ?? (payload === null ? 'GET' : 'POST')) as 'GET',
      headers: {
        ...(payload !== null && { 'content-type': 'application/json' }),
        ...(origin !== null && { origin }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: payload,
    });
    const text = await response.body.text();
    const json = String(response.headers['content-type']).includes('json') && text !== '';
    return { status: response.statusCode, headers: response.headers, text, body: json ? JSON.parse(text) : null };
  }

  return {
    port,
    app: bff.app,
    log,
    ask,
    async openSession(options = {}) {
      const { status, body } = await ask('/v1/sessions', { body: {}, ...options });
      if (status !== 201) throw new Error(`No session: ${status}`);
      return body.session.token;
    },
    close: () => bff.close(),
  };
}

/** Every error is a problem document of the contract, hardened and without a trace of where it was thrown. */
export function expectProblem(answer: Answer, ...codes: readonly ProblemCode[]): void {
  const { code, requestId } = problem.parse(answer.body);
  expect(codes).toContain(code);
  expect(answer.status).toBe(problems[code].status);
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(answer.headers['x-request-id']).toBe(requestId);
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(answer.text).not.toMatch(/\bat \S+:\d+|node_modules|\.ts\b|Error:/);
}
