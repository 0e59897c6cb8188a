import {
  type CheckRequest,
  checkRequest,
  decisionRequest,
  detailsRequest,
  type ProblemCode,
  problems,
} from '@payee-check/shared/contract';
import { readAccount } from '../../../bff/src/accounts/read-account.ts';
import type { CheckService } from '../../../bff/src/checks/service.ts';
import type { Admission } from '../../../bff/src/limits/limit.ts';
import { parseJson } from '../../../bff/src/outbound/exchange.ts';

export interface PageRequest {
  readonly method: string;
  /** From `/v1` on. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
}

const json = (status: number, body: unknown) => Response.json(body, { status });

function problem(code: ProblemCode): Response {
  const { status, title } = problems[code];
  return Response.json({ code, title, status }, { status, headers: { 'Content-Type': 'application/problem+json' } });
}

function contentOf({ body }: PageRequest): unknown {
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}

const NO_TEST_ACCOUNTS = new Set<string>();

function questionOf({ account: input, name = '', accountType, identifiers = [] }: CheckRequest) {
  const read = readAccount(input, NO_TEST_ACCOUNTS);
  return read.valid ? { account: read.account, name, accountType: accountType ?? null, identifiers } : null;
}

/** Nobody is prevented from asking: the limits of a BFF protect people, and there are none here. */
const admit = async (): Promise<Admission> => ({
  claimant: { pool: 'open', owner: 'this page' },
  mayDisclose: async () => true,
  recordMiss: async () => undefined,
});

/**
 * The part of the BFF's API that the element uses, in front of the BFF's own checks. It has no sessions, limits, logs,
 * metrics, batches, or operations for servers.
 *
 * @param origin Of the page, for which receipts are valid
 */
export function createPageBff(checks: CheckService, jwks: object, origin: string) {
  /** Customers by their session's token. */
  const sessions = new Map<string, string | null>();
  const newId = () => crypto.randomUUID().replaceAll('-', '');

  function openSession(subject: string | null = null): Response {
    const id = `ses_${newId()}`;
    sessions.set(id, subject);
    return json(201, {
      session: {
        id,
        token: id,
        expiresAt: new Date(Date.now() + 1_800_000).toISOString(),
        limits: { checks: 10_000, checksPerMinute: 1000, namesPerAccount: 1000 },
        features: { schemes: ['iban', 'uk'], accountDetails: true },
      },
    });
  }

  function askerOf({ headers }: PageRequest) {
    const id = headers.get('authorization')?.replace(/^Bearer /, '') ?? '';
    const subject = sessions.get(id);
    if (subject === undefined) return null;
    const customer = { subject, subjects: {} };
    return { id, origin, minted: subject !== null, customer, reference: null, history: 'none' as const };
  }

  async function ask(request: PageRequest, asker: NonNullable<ReturnType<typeof askerOf>>): Promise<Response> {
    const { data } = checkRequest.safeParse(contentOf(request));
    if (data === undefined) return problem('invalid_request');
    const question = questionOf(data);
    if (question === null) return problem('invalid_account');
    const check = await checks.ask(asker, question, admit);
    return json(check.status === 'pending' ? 202 : 200, { check });
  }

  async function answer(request: PageRequest): Promise<Response> {
    const { method, path } = request;
    if (path === '/healthz') return json(200, { status: 'ok' });
    if (path === '/.well-known/jwks.json') return json(200, jwks);
    if (path === '/v1/sessions') return openSession();
    const asker = askerOf(request);
    if (asker === null) return problem('session_invalid');
    if (path === '/v1/checks') return ask(request, asker);
    if (path === '/v1/accounts/details') {
      const { data } = detailsRequest.safeParse(contentOf(request));
      const read = data && readAccount(data.account, NO_TEST_ACCOUNTS);
      if (!read?.valid) return problem('invalid_account');
      return json(200, await checks.details(asker, read.account, admit));
    }
    const [, id = '', decides] = /^\/v1\/checks\/([\w-]+)(\/decision)?$/.exec(path) ?? [];
    if (decides === undefined) {
      const check = id === '' || method !== 'GET' ? null : await checks.read(asker, id);
      return check === null ? problem('check_not_found') : json(check.status === 'pending' ? 202 : 200, { check });
    }
    const { data } = decisionRequest.safeParse(contentOf(request));
    if (data === undefined) return problem('invalid_request');
    const check = await checks.decide(asker, id, data.decision, data.shown ?? null);
    if (check === null) return problem('check_not_found');
    return check === 'not_possible' ? problem('decision_not_possible') : json(200, { check });
  }

  return {
    answer,
    /** What the shop's server does for a customer who is logged in. @returns The token */
    mint(subject: string): string {
      const id = newId();
      sessions.set(id, subject);
      return id;
    },
  };
}
