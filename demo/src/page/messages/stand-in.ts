import type { CompletedCheck } from '@payee-check/widget/element';
import { cases, type Reply } from './cases.ts';

/** The endpoint of this page's elements; nothing is sent there. */
export const endpointOf = (name: string): string => `${location.origin}/messages/bff/${name}`;

const PLACE = /^\/messages\/bff\/([\w-]+)(\/v1\/.*|\/healthz)$/;

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

const account: CompletedCheck['account'] = {
  scheme: 'iban',
  masked: 'DE89 •••• •••• •••• ••30 00',
  country: 'DE',
  status: null,
  bank: { name: 'Rheinische Landes- und Handelsbank', bic: null, city: null },
  reachability: null,
};

function completed(over: Partial<CompletedCheck>): CompletedCheck {
  const now = Date.now();
  return {
    id: 'chk_0123456789abcdef',
    status: 'completed',
    outcome: 'match',
    reason: null,
    account,
    risk: { level: 'unknown', signals: [] },
    evidence: [],
    decision: null,
    checkedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + 900_000).toISOString(),
    receipt: 'not.a.receipt',
    ...over,
  };
}

const SESSION = {
  session: {
    id: 'ses_0123456789abcdef',
    token: 'stand-in',
    expiresAt: '2100-01-01T00:00:00.000Z',
    limits: { checks: 30, checksPerMinute: 10, namesPerAccount: 5 },
    features: { schemes: ['iban', 'uk'], accountDetails: false },
  },
};

function silence(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')), { once: true });
  });
}

function answerCheck(reply: Reply, path: string, init: RequestInit): Response | Promise<Response> {
  if (reply === 'silence') return silence(init.signal);
  if (reply === 'offline') throw new TypeError('Failed to fetch');
  if (reply === 'nonsense') return json(200, { check: 'yes' });
  if (reply === 'pending') {
    const { id, expiresAt } = completed({});
    return json(202, { check: { id, status: 'pending', account, pollAfterMs: 10_000, expiresAt } });
  }
  if ('status' in reply) {
    const { status, code, retryAfter } = reply;
    return json(status, { code }, retryAfter ? { 'retry-after': String(retryAfter) } : {});
  }
  if (!path.endsWith('/decision')) return json(200, { check: completed(reply.check) });
  if (reply.decisionFails) return json(503, { code: 'provider_unavailable' });
  const { decision } = JSON.parse(String(init.body));
  return json(200, { check: completed({ ...reply.check, decision }) });
}

/** Answers instead of the BFF, from the table of cases, without sending a request. */
export function standIn(): void {
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init = {}) => {
    const { origin, pathname } = new URL(input instanceof Request ? input.url : input, location.href);
    const [, name = '', path = ''] = (origin === location.origin && PLACE.exec(pathname)) || [];
    const shows = cases.get(name)?.shows;
    if (!shows || shows === 'look' || shows === 'faults') return path ? json(200, SESSION) : fetch(input, init);
    return path === '/v1/sessions' ? json(201, SESSION) : answerCheck(shows, path, init);
  };
}
