import { afterEach, expect } from 'vitest';
import type { Question } from '../../../domain/question.ts';
import { createOutboundClient } from '../../../outbound/client.ts';
import { ProviderError } from '../../../outbound/errors.ts';
import { createTokenCache } from '../../../outbound/token-source.ts';
import { json, type Reply, startUpstream } from '../../../testing/upstream.ts';
import { type Clock, systemClock } from '../../../time/clock.ts';
import type { CallContext, Provider } from '../../provider.ts';
import type { UnknownWord } from '../../unknown-words.ts';
import type { BanficoRequestRecord, Initiator } from '../client.ts';
import { createBanfico } from '../index.ts';

export const IBAN = 'DE89370400440532013000';
const NAME = 'Jane Doe';
export const SECRET = 'example-client-secret';
export const TOKEN_PATH = '/auth/token';
export const PATH = '/v1.0/account-verifications';

export const question: Question = {
  account: { scheme: 'iban', iban: IBAN, country: 'DE' },
  name: NAME,
  accountType: 'personal',
  identifiers: [],
};

const toClose: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const resource of toClose.splice(0).reverse()) await resource.close();
});

/** Waits for nothing: every delay is over at once, and is written down. */
function skippingClock(): Clock & { readonly waited: number[] } {
  const waited: number[] = [];
  return {
    waited,
    now: () => Date.now() + waited.reduce((sum, ms) => sum + ms, 0),
    after(ms, callback) {
      waited.push(ms);
      queueMicrotask(callback);
      return () => undefined;
    },
  };
}

interface Setup {
  /** Answers of the API in turn; the last one from then on. */
  readonly replies?: readonly Reply[];
  readonly tokenReplies?: readonly Reply[];
  readonly baseUrl?: string;
  readonly timeoutMs?: number;
  readonly initiator?: Initiator;
}

export const issued = (token: string, more: object = {}) =>
  json(200, { access_token: token, token_type: 'Bearer', expires_in: 3600, ...more });

/** Banfico’s adapter against a real server on loopback; its delays are over at once. */
export async function setUp({ replies = [], tokenReplies = [issued('token-1'), issued('token-2')], ...setup }: Setup) {
  const counts = { api: 0, token: 0 };
  const next = (kind: 'api' | 'token', list: readonly Reply[]) => list[counts[kind]++] ?? list.at(-1) ?? json(500, {});
  const upstream = await startUpstream((request) =>
    request.url.startsWith(TOKEN_PATH) ? next('token', tokenReplies) : next('api', replies),
  );
  const clock = skippingClock();
  const lines: BanficoRequestRecord[] = [];
  const unknown: UnknownWord[] = [];
  const timeoutMs = setup.timeoutMs ?? 2000;
  const outbound = (baseUrl: string) => createOutboundClient({ provider: 'banfico', baseUrl, timeoutMs });
  const banfico = createBanfico(
    {
      baseUrl: setup.baseUrl ?? upstream.url,
      tokenUrl: `${upstream.url}${TOKEN_PATH}?realm=x`,
      clientId: 'example-client',
      clientSecret: SECRET,
      ...(setup.initiator && {
        initiatorIdType: setup.initiator.idType,
        initiatorId: setup.initiator.idValue,
        initiatorReference: setup.initiator.reference,
      }),
    },
    {
      client: outbound(setup.baseUrl ?? upstream.url),
      tokenClient: outbound(upstream.url),
      tokens: createTokenCache({ clock: systemClock }),
      clock,
      logger: { info: (fields) => lines.push(fields) },
      unknownWords: { report: (word) => unknown.push(word) },
    },
  );
  toClose.push(upstream, banfico);
  const seen = (start: string) => upstream.requests.filter((request) => request.url.startsWith(start));
  return { banfico, clock, lines, unknown, api: () => seen(PATH), tokens: () => seen(TOKEN_PATH) };
}

function context(more: Partial<CallContext> = {}): CallContext {
  return { signal: new AbortController().signal, deadline: Date.now() + 10_000, ...more };
}

export function ask(banfico: Provider, more: Partial<CallContext> = {}, asked: Question = question) {
  if (banfico.checkName === undefined) throw new Error('Banfico checks names');
  return banfico.checkName(asked, context(more));
}

/** The error of a call, after a look that nothing secret or personal is in it. */
export async function failure(call: Promise<unknown>): Promise<ProviderError> {
  const error = await call.then(
    () => new Error('it was answered'),
    (rejection: unknown) => rejection,
  );
  if (!(error instanceof ProviderError)) throw error;
  const everything = `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
  for (const secret of [IBAN, NAME, 'Somebody', SECRET, 'token-1', 'token-2', '127.0.0.1']) {
    expect(everything).not.toContain(secret);
  }
  return error;
}

export const result = (account: object = {}, more: object = {}) => ({
  data: {
    result: {
      id: 'REF-1',
      account: { id: IBAN, status: 'ACTIVE', nameCheckStatus: 'FULL_MATCH', ...account },
      responder: { accountVerificationScheme: 'EPC_VOP', data: 'e30=' },
      ...more,
    },
  },
});
export const matched = json(200, result());
export const pending = (headers: Record<string, string> = {}, id = 'REF-1') =>
  json(202, { data: { result: { id, message: 'Accepted' } } }, headers);
export const error = (status: number, headers: Record<string, string> = {}) =>
  json(status, { id: '1', code: 'X', message: `${IBAN} ${NAME}`, errors: [] }, headers);
