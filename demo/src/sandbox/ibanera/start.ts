import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import {
  asText,
  header,
  jsonObject,
  mediaType,
  route,
  type SandboxReply,
  type SandboxRequest,
} from '../server/exchange.ts';
import type { Distortion } from '../server/faults.ts';
import {
  createWorkbench,
  type ProviderSandbox,
  type ProviderSandboxOptions,
  providerSandbox,
} from '../server/provider-sandbox.ts';
import { startServer } from '../server/server.ts';
import { bearerToken, createTokenStore } from '../server/tokens.ts';
import { accountDocument, balanceDocument, transactionDetails, transactionDocument } from './documents.ts';
import { bad, good, goodPage, refuse } from './envelope.ts';
import { ledgerAccounts, ledgerEntries } from './ledger.ts';
import { cutPage, parameter } from './paging.ts';

export interface IbaneraSandboxOptions extends ProviderSandboxOptions {
  readonly tokenTtlSeconds?: number;
  /**
   * Each one-time password is valid for one call only; the documentation does not require this, so it is off by
   * default.
   */
  readonly singleUseOtp?: boolean;
}

type Handle = (request: SandboxRequest) => SandboxReply;

/** RFC 6238, section 5.2: one step of tolerance to either side. */
const TOLERANCE_STEPS = 1;
/** More than the tolerated time steps can produce, whoever calls. */
const MOST_USED = 100;
const JSON_TYPES = ['application/json', 'application/json-patch+json'];

/** Simulates Ibanera's customer API: `https://public-api.ibanera.com`. */
export async function startIbaneraSandbox(options: IbaneraSandboxOptions = {}): Promise<ProviderSandbox> {
  const bench = createWorkbench(options);
  const { faults, now } = bench;
  const username = `sandbox-${randomBytes(6).toString('hex')}`;
  const password = randomBytes(18).toString('base64url');
  const totp = new TOTP({ secret: new Secret({ size: 20 }), algorithm: 'SHA1', digits: 6, period: 30 });
  const ttlSeconds = options.tokenTtlSeconds ?? 900;
  const tokens = createTokenStore({ ttlSeconds, now, generation: faults.tokenGeneration });
  const used = new Set<string>();

  /** `null`: good. */
  function refuseOtp(otp: string): SandboxReply | null {
    const error = (messageCode: string) => bad(401, { errorType: 'Unauthorized', fieldName: 'otp', messageCode });
    if (otp === '') return error('Required');
    const step = totp.validate({ token: otp, timestamp: now(), window: TOLERANCE_STEPS });
    if (step === null) return error('Invalid');
    if (!options.singleUseOtp) return null;
    if (used.has(otp)) return error('Invalid');
    used.add(otp);
    const oldest = used.values().next().value;
    if (used.size > MOST_USED && oldest !== undefined) used.delete(oldest);
    return null;
  }

  function logIn(request: SandboxRequest): SandboxReply {
    const body = JSON_TYPES.includes(mediaType(request)) ? jsonObject(request) : null;
    if (!body) return bad(400, { errorType: 'BadRequest', fieldName: '', messageCode: 'Invalid' });
    for (const fieldName of ['username', 'password', 'otp']) {
      if (!asText(body[fieldName])) return bad(400, { errorType: 'BadRequest', fieldName, messageCode: 'Required' });
    }
    if (body.username !== username || body.password !== password) return refuse(401);
    const refusal = refuseOtp(asText(body.otp) ?? '');
    if (refusal) return refusal;
    return good({
      accessToken: tokens.issue(),
      expiresIn: ttlSeconds,
      refreshToken: randomBytes(32).toString('base64url'),
    });
  }

  function guarded(handle: Handle): Handle {
    return (request) => {
      if (tokens.check(bearerToken(header(request, 'authorization')) ?? '') !== 'good') return refuse(401);
      return refuseOtp(header(request, 'otp')) ?? handle(request);
    };
  }

  function paged<T>(request: SandboxRequest, list: readonly T[], document: (item: T) => object): SandboxReply {
    const page = cutPage(list, request.query);
    if (!page.ok) return bad(200, { errorType: 'BadRequest', fieldName: page.fieldName, messageCode: 'Invalid' });
    const { items, pageSize, pageNumber, numberOfPages } = page;
    return goodPage(items.map(document), { pageSize, pageNumber, numberOfPages });
  }

  function listAccounts(request: SandboxRequest): SandboxReply {
    const asset = parameter(request.query, 'asset');
    return paged(
      request,
      ledgerAccounts.filter((account) => asset === null || account.asset === asset),
      accountDocument,
    );
  }

  function listTransactions(request: SandboxRequest): SandboxReply {
    const account = parameter(request.query, 'AccountsId');
    if (account !== null && !ledgerAccounts.some(({ id }) => String(id) === account)) return refuse(404);
    const [from, to] = ['FromDate', 'ToDate'].map((name) => parameter(request.query, name));
    const time = (entry: { daysAgo: number }) => now() - entry.daysAgo * 24 * 60 * 60 * 1000;
    const within = ledgerEntries.filter(
      (entry) =>
        (account === null || String(entry.accountsId) === account) &&
        (!from || time(entry) >= Date.parse(from)) &&
        (!to || time(entry) <= Date.parse(to)),
    );
    return paged(request, within, (entry) => transactionDocument(entry, now()));
  }

  function showTransaction({ query }: SandboxRequest): SandboxReply {
    const id = parameter(query, 'Id');
    if (id === null) return bad(200, { errorType: 'BadRequest', fieldName: 'Id', messageCode: 'Required' });
    const entry = ledgerEntries.find((each) => String(each.id) === id);
    return entry ? good(transactionDetails(entry, now()), 1) : refuse(404);
  }

  function showAccount({ query }: SandboxRequest): SandboxReply {
    const account = ledgerAccounts.find(({ id }) => String(id) === parameter(query, 'Id'));
    return account ? good(accountDocument(account)) : refuse(404);
  }

  const accounts = '/api/v1/customer/accounts';
  const server = await startServer(
    {
      routes: [
        route('POST', '/api/v1/public/auth/login', logIn, 'token'),
        route('GET', `${accounts}/list-accounts`, guarded(listAccounts)),
        route('GET', `${accounts}/account`, guarded(showAccount)),
        route(
          'GET',
          `${accounts}/balances`,
          guarded((request) => paged(request, ledgerAccounts, balanceDocument)),
        ),
        route('GET', `${accounts}/transactions`, guarded(listTransactions)),
        // The heading in the documentation says v2, its example v1.
        route('GET', `${accounts}/transactions/get`, guarded(showTransaction)),
        route('GET', '/api/v2/customer/accounts/transactions/get', guarded(showTransaction)),
      ],
      refuse: (status, _request, headers) => refuse(status, headers),
      distort,
    },
    bench.settings,
  );
  const env = {
    IBANERA_BASE_URL: server.origin,
    IBANERA_USERNAME: username,
    IBANERA_PASSWORD: password,
    IBANERA_TOTP_SECRET: totp.secret.base32,
  };
  return providerSandbox(env, bench, server);
}

/** An envelope that no documentation allows. */
function distort(body: object, how: Exclude<Distortion, 'array'>): object {
  switch (how) {
    case 'unknown_word':
      return { ...body, status: 'perhaps' };
    case 'needless_name':
      return { ...body, holder: 'Jane Doe' };
    case 'contradiction':
      return { ...body, status: '1', errors: [{ errorType: 'BadRequest', fieldName: 'Id', messageCode: 'Invalid' }] };
  }
}
