import type { CompletedCheck, Decision, PendingCheck } from '@payee-check/shared/contract';

/** A request that the element made. */
export interface Asked {
  method: string;
  path: string;
  body: unknown;
  token: string | null;
  init: RequestInit;
  signal: AbortSignal | null | undefined;
}

type Reply = Response | Promise<Response>;

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

export const problem = (status: number, code: string, headers: Record<string, string> = {}): Response =>
  json(status, { type: 'https://docs.example/', title: code, status, code, requestId: 'r' }, headers);

/** A completed check, as the contract has it. */
export function completed(over: Partial<CompletedCheck> = {}): CompletedCheck {
  return {
    id: 'chk_0123456789abcdef',
    status: 'completed',
    outcome: 'match',
    reason: null,
    account: {
      scheme: 'iban',
      masked: 'DE89 •••• •••• •••• ••30 00',
      country: 'DE',
      status: 'active',
      bank: { name: 'Example Bank', bic: null, city: null },
      reachability: null,
    },
    risk: { level: 'none', signals: [] },
    evidence: [],
    decision: null,
    checkedAt: '2026-06-01T12:00:00.000Z',
    expiresAt: '2026-06-01T12:30:00.000Z',
    receipt: 'first-receipt',
    ...over,
  };
}

export function pending(pollAfterMs = 250): PendingCheck {
  const { id, account, expiresAt } = completed();
  return { id, status: 'pending', account, pollAfterMs, expiresAt };
}

/**
 * Plays the BFF by taking the place of `fetch`: what it answers is set by the test. The element against the real BFF
 * is tried end to end, elsewhere.
 */
export class FakeBff {
  readonly asked: Asked[] = [];
  /** Answers `POST /v1/checks`; by default a match. */
  check: (asked: Asked) => Reply = () => json(200, { check: completed() });
  /** Answers `GET /v1/checks/{id}`. */
  poll: (asked: Asked) => Reply = () => json(200, { check: completed() });
  decision: (decision: Decision, asked: Asked) => Reply = () => problem(409, 'decision_not_possible');
  session: () => Reply = () => this.#session();
  /** Answers `GET /healthz`; by default it cannot be reached. */
  health: () => Reply = () => Promise.reject(new TypeError('Failed to fetch'));
  details: () => Reply = () => problem(404, 'not_found');
  #sessions = 0;
  readonly #fetch = globalThis.fetch;

  install(): this {
    globalThis.fetch = (input, init = {}) => this.#answer(String(input), init);
    return this;
  }

  restore(): void {
    globalThis.fetch = this.#fetch;
  }

  /** Paths asked for, in order. */
  get paths(): string[] {
    return this.asked.map(({ method, path }) => `${method} ${path}`);
  }

  count(path: string): number {
    return this.asked.filter((item) => item.path === path).length;
  }

  #session(): Response {
    return json(201, {
      session: {
        id: 'ses_1',
        token: `token-${++this.#sessions}`,
        expiresAt: new Date(Date.now() + 1_800_000).toISOString(),
        limits: { checks: 30, checksPerMinute: 10, namesPerAccount: 5 },
        features: { schemes: ['iban', 'uk'], accountDetails: true },
      },
    });
  }

  async #answer(input: string, init: RequestInit): Promise<Response> {
    const url = new URL(input, 'https://bff.example');
    if (url.pathname.endsWith('/healthz')) return this.health();
    if (!url.pathname.startsWith('/v1/')) return this.#fetch(input, init);
    const asked: Asked = {
      method: init.method ?? 'GET',
      path: url.pathname,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
      token: new Headers(init.headers).get('authorization'),
      init,
      signal: init.signal,
    };
    this.asked.push(asked);
    const aborted = new Promise<never>((_resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    });
    return Promise.race([this.#reply(asked), aborted]);
  }

  #reply(asked: Asked): Reply {
    if (asked.path === '/v1/sessions') return this.session();
    if (asked.path === '/v1/accounts/details') return this.details();
    if (asked.path === '/v1/checks') return this.check(asked);
    const body = asked.body;
    if (asked.path.endsWith('/decision') && typeof body === 'object' && body !== null && 'decision' in body) {
      return this.decision(body.decision === 'continue_anyway' ? 'continue_anyway' : 'use_registered_name', asked);
    }
    return this.poll(asked);
  }
}

/** An answer that the test gives when it likes. */
export function heldBack(): { reply: Promise<Response>; answer(response: Response): void } {
  let answer: (response: Response) => void = () => {};
  const reply = new Promise<Response>((resolve) => {
    answer = resolve;
  });
  return { reply, answer };
}
