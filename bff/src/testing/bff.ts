import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { type ProblemCode, problem, problems } from '@payee-check/shared/contract';
import { Agent, request as send } from 'undici';
import { expect } from 'vitest';
import { type Bff, type BffDependencies, createBff } from '../bff.ts';
import { loadConfig } from '../config/load.ts';

export const SHOP = 'https://shop.example';
export const OTHER_SHOP = 'https://other.example';
export const API_KEY = 'a-key-for-every-origin-0123456789';
export const SHOP_KEY = 'a-key-for-one-origin-alone-012345';
export const SECRET = 'a-secret-for-tests-alone-0123456789';
export const ISSUER = 'https://bff.example';
export const IBAN = 'DE89370400440532013000';
export const ACCOUNT = { scheme: 'iban', iban: 'DE89 3704 0044 0532 0130 00' };
export const CHECK = { account: { scheme: 'iban', iban: IBAN }, name: 'Jane Doe' };
/** Looks like a check's id, and is nobody's. */
export const NO_CHECK = `chk_${'x'.repeat(22)}`;

const ENVIRONMENT = {
  PORT: '0',
  PUBLIC_URL: ISSUER,
  SESSION_SECRET: SECRET,
  ALLOWED_ORIGINS: `${SHOP},${OTHER_SHOP}`,
  MERCHANT_API_KEYS: JSON.stringify([{ key: API_KEY }, { key: SHOP_KEY, origins: [SHOP] }]),
};

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
  /** `null`: none; a string or bytes as they are; else JSON. */
  readonly body?: unknown;
  /** Sent as `Origin`; the shop's by default, `null` for none. */
  readonly origin?: string | null;
  readonly token?: string;
}

export interface TestBff {
  readonly bff: Bff;
  readonly server: Server;
  readonly port: number;
  readonly url: string;
  /** Log lines so far, as they were written. */
  readonly log: readonly string[];
  ask(path: string, ask?: Ask): Promise<Answer>;
  /** Opens a session and answers its token. */
  openSession(ask?: Ask): Promise<string>;
  close(): Promise<void>;
}

function bodyOf(body: unknown): string | Buffer | null {
  if (body === undefined || body === null) return null;
  return typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
}

/** A BFF on a free port of loopback, asked over real sockets. */
export async function startBff(
  env: Readonly<Record<string, string>> = {},
  dependencies: BffDependencies = {},
): Promise<TestBff> {
  const log: string[] = [];
  const logDestination = new Writable({
    write(chunk, _encoding, done) {
      log.push(String(chunk));
      done();
    },
  });
  const bff = createBff(loadConfig({ ...ENVIRONMENT, ...env }), { logDestination, widget: null, ...dependencies });
  const server = await bff.listen();
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const dispatcher = new Agent();

  async function ask(path: string, { method, headers, body, origin = SHOP, token }: Ask = {}): Promise<Answer> {
    const payload = bodyOf(body);
    const response = await send(`${url}${path}`, {
      dispatcher,
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
    return {
      status: response.statusCode,
      headers: response.headers,
      text,
      body: json ? JSON.parse(text) : null,
    };
  }

  return {
    bff,
    server,
    port,
    url,
    log,
    ask,
    async openSession(options = {}) {
      const answer = await ask('/v1/sessions', { body: {}, ...options });
      if (answer.status !== 201) throw new Error(`No session: ${answer.text}`);
      return answer.body.session.token;
    },
    async close() {
      await dispatcher.close();
      await bff.close();
    },
  };
}

/** Every error is a problem document of the contract, hardened and without a trace of where it was thrown. */
export function expectProblem(answer: Answer, ...codes: readonly ProblemCode[]): void {
  const { code, type, requestId } = problem.parse(answer.body);
  expect(codes).toContain(code);
  expect(type).toBe(`${ISSUER}/docs/errors#${code}`);
  expect(answer.body).toMatchObject({ status: problems[code].status, title: problems[code].title });
  expect(answer.status).toBe(problems[code].status);
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(answer.headers['x-request-id']).toBe(requestId);
  expect(answer.text).not.toMatch(/\bat \S+:\d+|node_modules|\.ts\b|Error:/);
}
