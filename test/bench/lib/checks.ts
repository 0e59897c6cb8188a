import { generateKeyPairSync, randomBytes } from 'node:crypto';
import autocannon from 'autocannon';
import { Pool } from 'undici';
import { PLENTY } from '../../../bff/src/testing/limits.ts';
import { quantile } from './measure.ts';
import type { Server } from './processes.ts';

const ORIGIN = 'https://shop.example';

/** One key for all instances, made for this run. */
const receiptKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });

/** The BFF's settings in a benchmark: everything on, and limits that are counted but never reached. */
export function bffEnvironment(upstreamUrl: string, redisUrl?: string): Record<string, string> {
  return {
    PUBLIC_URL: 'http://127.0.0.1',
    ALLOWED_ORIGINS: ORIGIN,
    SESSION_SECRET: randomBytes(32).toString('base64url'),
    RECEIPT_KEYS: JSON.stringify({ keys: [receiptKey] }),
    PROVIDERS: 'ibantrack',
    IBANTRACK_BASE_URL: upstreamUrl,
    ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
    IBANTRACK_CLIENT_ID: 'bench',
    IBANTRACK_CLIENT_SECRET: randomBytes(16).toString('hex'),
    ...PLENTY,
    IBANTRACK_POSTS_PER_MINUTE: '1000000000',
  };
}

/** Opens a session as a browser does. */
export async function openSession(server: Pick<Server, 'url'>): Promise<string> {
  const response = await fetch(`${server.url}/v1/sessions`, {
    method: 'POST',
    headers: { Origin: ORIGIN, 'Content-Type': 'application/json' },
    body: '{}',
  });
  const { session } = await response.json();
  return session.token;
}

/** Opens many, several at a time. */
export async function openSessions(server: Pick<Server, 'url'>, count: number): Promise<string[]> {
  const tokens: string[] = [];
  const open = async () => {
    while (tokens.length < count) tokens.push(await openSession(server));
  };
  await Promise.all(Array.from({ length: 20 }, open));
  return tokens;
}

/** German IBANs, all different: 18 digits and their check digits. */
export function iban(count: number): string {
  const bban = String(370_400_440_000_000_000n + BigInt(count));
  const check = 98n - (BigInt(`${bban}131400`) % 97n);
  return `DE${String(check).padStart(2, '0')}${bban}`;
}

/**
 * Requests for distinct accounts, prepared before the clock starts; once all have been used, another name makes each a
 * new question.
 */
function bodies(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `{"account":{"scheme":"iban","iban":"${iban(index)}"},"name":"`);
}

const prepared = bodies(50_000);
let asked = 0;

function nextBody(): string {
  const round = Math.floor(asked / prepared.length);
  const start = prepared[asked % prepared.length];
  asked += 1;
  return `${start}Jane ${round.toString(36).replace(/\d/g, (digit) => 'qwrtzpsdfg'.charAt(Number(digit)))}x Doe"}`;
}

const CONNECTIONS = 50;

const headersOf = (token: string) => ({
  authorization: `Bearer ${token}`,
  origin: ORIGIN,
  'content-type': 'application/json',
});

export interface Load {
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Answers other than 200, and errors. */
  readonly bad: number;
  /** Processor time of the server, in microseconds per request. */
  readonly cpu: number;
}

/**
 * Asks new questions over 50 connections for some seconds.
 *
 * @param tokens Of one session, or of several in turn.
 */
export async function load(
  server: Pick<Server, 'url' | 'cpu'>,
  tokens: string | readonly string[],
  options: {
    readonly seconds: number;
    readonly connections?: number;
    /** This many, however long they take. */
    readonly amount?: number;
  },
): Promise<Load> {
  const before = server.cpu();
  const headers = [tokens].flat().map(headersOf);
  const result = await autocannon({
    url: `${server.url}/v1/checks`,
    connections: options.connections ?? CONNECTIONS,
    ...(options.amount === undefined ? { duration: options.seconds } : { amount: options.amount }),
    requests: [
      {
        method: 'POST',
        path: '/v1/checks',
        setupRequest: (request) => ({ ...request, headers: headers[asked % headers.length], body: nextBody() }),
      },
    ],
  });
  return {
    requestsPerSecond: Math.round(result.requests.average),
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpu: Math.round((server.cpu() - before) / Math.max(1, result.requests.total)),
    bad: result.non2xx + result.errors + result.timeouts,
  };
}

export interface Latency {
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly asked: number;
  /** Answers other than 200. */
  readonly bad: number;
}

/**
 * Asks new questions at a rate, each when it is due, whether or not the one before has been answered, and at random
 * intervals (a Poisson process), like payers who are independent of each other. Autocannon's own rate option sends a
 * second's questions at once and then rests until the second is over.
 */
export async function steady(
  server: Pick<Server, 'url'>,
  token: string,
  { rate, seconds }: { readonly rate: number; readonly seconds: number },
): Promise<Latency> {
  const pool = new Pool(server.url, { connections: CONNECTIONS });
  const took: number[] = [];
  let bad = 0;
  const ask = async () => {
    const askedAt = performance.now();
    const { statusCode, body } = await pool.request({
      method: 'POST',
      path: '/v1/checks',
      headers: headersOf(token),
      body: nextBody(),
    });
    await body.dump();
    took.push(performance.now() - askedAt);
    if (statusCode !== 200) bad += 1;
  };

  const under: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let due = 0; due < seconds * 1000; due += (-Math.log(1 - Math.random()) * 1000) / rate) {
    const wait = startedAt + due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    under.push(ask());
  }
  await Promise.all(under);
  await pool.close();
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99), asked: took.length, bad };
}
