import { type Bff, createBff, loadConfig } from '@payee-check/bff';
import { type Sandbox, type SandboxOptions, startSandbox, type TestPayee } from '@payee-check/demo/sandbox';
import type { Check } from '@payee-check/shared/contract';
import { PLENTY } from '../../bff/src/testing/limits.ts';

const SHOP = 'https://shop.example';
const API_KEY = 'a-key-for-tests-alone-0123456789ab';

/** A test payee's question; without a name if only the identifiers are asked about. */
type Question = Pick<TestPayee, 'account' | 'accountType' | 'identifiers' | 'subject'> &
  Partial<Pick<TestPayee, 'name'>>;

/** A BFF on a real socket, configured only by the environment that the sandbox provides. */
export interface BffOverSandbox {
  readonly sandbox: Sandbox;
  /**
   * Opens a session, as a merchant's server does for its customer and as a browser does without one, checks, and polls
   * a pending check until it ends.
   */
  check(payee: Question): Promise<Check>;
  /** Asks as a merchant's server does, with its key, or with a page's token. */
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts what it is
  post(path: string, body: object, token?: string | null): Promise<any>;
  close(): Promise<void>;
}

/** @param providers The value of `PROVIDERS` */
export async function startBffOverSandbox(
  providers: string,
  options: SandboxOptions & { readonly env?: Readonly<Record<string, string>> } = {},
): Promise<BffOverSandbox> {
  const sandbox = await startSandbox({
    slowMs: 300,
    limits: { ibantrackPostsPerMinute: 100_000, ibantrackGetsPerMinute: 100_000 },
    ...options,
  });
  const bff: Bff = createBff(
    loadConfig({
      PORT: '0',
      PUBLIC_URL: 'https://bff.example',
      ALLOWED_ORIGINS: SHOP,
      SESSION_SECRET: 'a-secret-for-tests-alone-0123456789',
      MERCHANT_API_KEYS: API_KEY,
      LOG_LEVEL: 'silent',
      PROVIDERS: providers,
      ...PLENTY,
      PROVIDERS_SANDBOX: 'true',
      ...sandbox.env,
      ...options.env,
    }),
    { widget: null },
  );
  const server = await bff.listen();
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`;

  async function post(path: string, token: string | null, body: object) {
    const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
    const headers = { 'content-type': 'application/json', ...authorization, origin: SHOP };
    const response = await fetch(`${base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return response.json();
  }

  return {
    sandbox,
    post: (path, body, token = API_KEY) => post(path, token, body),
    async check({ subject, ...question }) {
      const { session } = await (subject === undefined
        ? post('/sessions', null, {})
        : post('/sessions', API_KEY, { origin: SHOP, subject, history: true }));
      const { account, name, accountType, identifiers } = question;
      let { check } = await post('/checks', session.token, { account, name, accountType, identifiers });
      while (check.status === 'pending') {
        await new Promise((resolve) => setTimeout(resolve, check.pollAfterMs));
        const headers = { authorization: `Bearer ${session.token}`, origin: SHOP };
        ({ check } = await (await fetch(`${base}/checks/${check.id}`, { headers })).json());
      }
      return check;
    },
    async close() {
      await bff.close();
      await sandbox.close();
    },
  };
}
