import { type Check, type CompletedCheck, checkResponse, type Problem, problem } from '@payee-check/shared/contract';
import { API_KEY, SHOP } from './instance.ts';

export const JANE = { scheme: 'iban', iban: 'DE89370400440532013000' } as const;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  readonly elapsedMs: number;
}

interface Ask {
  readonly token?: string;
  /** Sent as JSON with `POST`; absent: a `GET`. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export async function ask(
  at: { readonly url: string },
  path: string,
  { token, body, headers: more }: Ask = {},
): Promise<Answer> {
  const since = performance.now();
  const response = await fetch(`${at.url}${path}`, {
    headers: {
      origin: SHOP,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...more,
    },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const elapsedMs = performance.now() - since;
  const { status, headers } = response;
  return { status, headers, body: text === '' ? null : JSON.parse(text), elapsedMs };
}

/** Opens a session as a browser does. */
export async function openSession(at: { readonly url: string }): Promise<string> {
  const answer = await ask(at, '/v1/sessions', { body: {} });
  const { session } = answer.body as { session: { token: string } };
  return session.token;
}

export const askCheck = (at: { readonly url: string }, token: string, name: string, account: object = JANE) =>
  ask(at, '/v1/checks', { token, body: { account, name } });

export const readCheck = (at: { readonly url: string }, token: string, id: string) =>
  ask(at, `/v1/checks/${id}`, { token });

export const verifyReceipt = (at: { readonly url: string }, receipt: string | null, consume = false) =>
  // These tests use a sandbox.
  ask(at, '/v1/receipts/verify', { token: API_KEY, body: { receipt, consume, allowSandbox: true } });

/** The check in an answer; fails the test if it is anything but a check of the contract. */
export function checkOf(answer: Answer): Check {
  return checkResponse.parse(answer.body).check;
}

export function completedOf(answer: Answer): CompletedCheck {
  const check = checkOf(answer);
  if (check.status !== 'completed') throw new Error(`The check is ${check.status}`);
  return check;
}

/** The problem in an answer; fails the test if it is anything but a problem of the contract. */
export function problemOf(answer: Answer): Problem {
  return problem.parse(answer.body);
}
