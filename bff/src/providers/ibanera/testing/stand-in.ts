import { Secret, TOTP } from 'otpauth';
import { json, type Reply, type SeenRequest, startUpstream, type Upstream } from '../../../testing/upstream.ts';
import type { Clock } from '../../../time/clock.ts';
import { account, refusal, row, success } from './documents.ts';

export const USERNAME = 'exampleUser';
export const PASSWORD = 'examplePass';
export const SECRET = 'JBSWY3DPEHPK3PXP';

export interface StandInOptions {
  readonly clock: Clock;
  /** How far the server's clock is ahead of ours. */
  readonly aheadMs?: number;
  /** What is said where a code is not liked. */
  readonly refuseCode?: Reply;
  /** Every code is taken once, whatever for. */
  readonly codesOnce?: boolean;
  /** Account ids, and the ids of their transactions. */
  readonly accounts?: Record<number, readonly number[]>;
  /** Transactions by id: the whole answer's `details`, or a reply of its own. */
  readonly transactions?: Record<number, object | Reply>;
  /** Rows that are still pending. */
  readonly pending?: readonly number[];
  /** Rows in a page at most, whatever is asked for. */
  readonly pageSize?: number;
  /** Goes before everything else; `null` for what is to be answered as usual. */
  readonly fault?: (path: string, count: number) => Reply | null;
  readonly expiresIn?: unknown;
}

export interface StandIn extends Upstream {
  /** Paths with their query, without the log-in. */
  calls(): string[];
  logins(): number;
  /** Tokens given out so far are good no more. */
  forgetTokens(): void;
}

export const LOGIN = '/api/v1/public/auth/login';
export const LIST_ACCOUNTS = '/api/v1/customer/accounts/list-accounts';
export const TRANSACTIONS = '/api/v1/customer/accounts/transactions';
export const GET = '/api/v2/customer/accounts/transactions/get';
/** In the published example of a request. */
export const GET_V1 = '/api/v1/customer/accounts/transactions/get';

/** An Ibanera on loopback that looks at both credentials of every call. */
export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const { clock, aheadMs = 0, pageSize = 2, accounts = { 1056: [] }, transactions = {}, pending = [] } = options;
  const { refuseCode = json(401, undefined), codesOnce = false, expiresIn = 3600 } = options;
  const secret = Secret.fromBase32(SECRET);
  const tokens = new Set<string>();
  const used = new Set<string>();
  const counts = new Map<string, number>();
  let logins = 0;

  function isGoodCode(token: unknown): boolean {
    const at = { secret, algorithm: 'SHA1', digits: 6, period: 30, timestamp: clock.now() + aheadMs };
    if (typeof token !== 'string' || TOTP.validate({ token, window: 0, ...at }) === null) return false;
    if (codesOnce && used.has(token)) return false;
    used.add(token);
    return true;
  }

  function paged(rows: readonly unknown[], number: string | null): Reply {
    const from = (Number(number ?? 1) - 1) * pageSize;
    const paging = {
      pageSize,
      pageNumber: Number(number ?? 1),
      numberOfPages: Math.max(1, Math.ceil(rows.length / pageSize)),
    };
    return json(200, success(rows.slice(from, from + pageSize), paging));
  }

  function login(body: string): Reply {
    const { username, password, otp } = JSON.parse(body);
    if (!isGoodCode(otp)) return refuseCode;
    if (username !== USERNAME || password !== PASSWORD) return json(200, refusal('Username_Or_Password_Incorrect'));
    const accessToken = `token-${++logins}`;
    tokens.add(`Bearer ${accessToken}`);
    return json(200, success({ accessToken, expiresIn, refreshToken: 'r', refreshTokenExpiresIn: 7200 }));
  }

  function respond({ url, headers, body }: SeenRequest): Reply {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const count = counts.get(pathname) ?? 0;
    counts.set(pathname, count + 1);
    const fault = options.fault?.(pathname, count) ?? null;
    if (fault !== null) return fault;
    if (pathname === LOGIN) return login(body);
    if (!tokens.has(headers.authorization ?? '')) return json(401, undefined);
    if (!isGoodCode(headers.otp)) return refuseCode;
    switch (pathname) {
      case LIST_ACCOUNTS:
        return paged(
          Object.keys(accounts).map((id) => account(Number(id))),
          searchParams.get('pageNumber'),
        );
      case TRANSACTIONS: {
        const ids = accounts[Number(searchParams.get('AccountsId'))] ?? [];
        return paged(
          ids.map((id) => row(id, { bPending: pending.includes(id) })),
          searchParams.get('PageNumber'),
        );
      }
      case GET:
      case GET_V1: {
        const found = transactions[Number(searchParams.get('Id'))];
        if (found === undefined) return json(404, refusal('Not_Found', 'Id'));
        return typeof found === 'function' ? (found as Reply) : json(200, success(found));
      }
      default:
        return json(404, undefined);
    }
  }

  const date = () => new Date(clock.now() + aheadMs).toUTCString();
  const upstream = await startUpstream((request) => {
    const reply = respond(request);
    return (response, socket) => {
      response.setHeader('date', date());
      reply(response, socket);
    };
  });
  return {
    ...upstream,
    get open() {
      return upstream.open;
    },
    get connections() {
      return upstream.connections;
    },
    calls: () => upstream.requests.map(({ url }) => url).filter((url) => url !== LOGIN),
    logins: () => upstream.requests.filter(({ url }) => url === LOGIN).length,
    forgetTokens: () => tokens.clear(),
  };
}
