import { createServer, type Server } from 'node:http';
import { JANE_DOE_SUBJECT, type Sandbox, startSandbox } from '@payee-check/demo/sandbox';
import { Agent, type Dispatcher } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_KEY, CHECK, IBAN, SHOP, startBff, type TestBff } from '../../bff/src/testing/bff.ts';
import { PLENTY } from '../../bff/src/testing/limits.ts';

/** A request as sent to a provider. */
interface Sent {
  readonly origin: string;
  readonly path: string;
  readonly text: string;
}

const sent: Sent[] = [];
/** The target of every redirect that a provider answers with, where nobody may ever go. */
let trap: Server;
let trapUrl: string;
let trapped = 0;
let sandbox: Sandbox;
let wire: Dispatcher;
let bff: TestBff;

/** Intercepts the real connections to the five sandboxes: records what is sent, and adds to what comes back. */
function createWire(): Dispatcher {
  const { IBANITY_CA: ca, IBANITY_CERTIFICATE: cert, IBANITY_PRIVATE_KEY: key } = sandbox.env;
  const agent = new Agent({ connect: { ca, cert, key } });
  return agent.compose((dispatch) => (options, handler) => {
    sent.push({
      origin: String(options.origin),
      path: options.path,
      text: `${JSON.stringify(options.headers)}${String(options.body)}`,
    });
    const onResponseStart = handler.onResponseStart?.bind(handler);
    return dispatch(options, {
      ...handler,
      onRequestStart: handler.onRequestStart?.bind(handler),
      onResponseData: handler.onResponseData?.bind(handler),
      onResponseEnd: handler.onResponseEnd?.bind(handler),
      onResponseError: handler.onResponseError?.bind(handler),
      onResponseStart: (controller, status, headers, message) =>
        onResponseStart?.(
          controller,
          status,
          {
            ...headers,
            'set-cookie': 'upstream=canary',
            server: 'canary',
            'x-powered-by': 'canary',
            location: `${trapUrl}/canary`,
            link: `<${trapUrl}/canary>; rel=next`,
            'access-control-allow-origin': '*',
          },
          message,
        ),
    } as Dispatcher.DispatchHandler);
  });
}

beforeAll(async () => {
  trap = createServer((_request, response) => {
    trapped += 1;
    response.end('{}');
  });
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  const address = trap.address();
  trapUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  sandbox = await startSandbox();
  wire = createWire();
  bff = await startBff(
    { ...PLENTY, PROVIDERS: 'ibantrack,banfico,ibanbic,ibanity,ibanera', ...sandbox.env },
    { dispatcher: wire },
  );
}, 60_000);
afterAll(async () => {
  await bff.close();
  await wire.close();
  await sandbox.close();
  trap.close();
});

/** Everything that a caller can send in addition to the contract. */
const NOISE = {
  cookie: 'session=canary',
  'proxy-authorization': 'Basic canary',
  'x-forwarded-for': '203.0.113.77',
  'x-forwarded-host': 'canary.example',
  'x-forwarded-proto': 'canary',
  'x-real-ip': '203.0.113.77',
  forwarded: 'for=203.0.113.77;host=canary.example',
  'x-original-url': '/canary',
  'x-rewrite-url': '/canary',
  'x-canary': 'canary',
  'user-agent': 'canary',
  referer: 'https://canary.example/',
  'accept-language': 'canary',
  via: '1.1 canary',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  baggage: 'canary=canary',
};

/** One check for a customer in which all five providers are asked, with noise around it. */
async function askAllFive(name = CHECK.name) {
  const minted = await bff.ask('/v1/sessions', {
    body: { origin: SHOP, subject: JANE_DOE_SUBJECT, history: true },
    token: API_KEY,
    origin: null,
    headers: NOISE,
  });
  const token: string = minted.body.session.token;
  const answer = await bff.ask('/v1/checks', { body: { ...CHECK, name }, token, headers: NOISE });
  const uk = { scheme: 'uk', sortCode: '089999', accountNumber: '10000100' };
  const other = await bff.ask('/v1/checks', { body: { account: uk, name: 'Oliver Bennett' }, token, headers: NOISE });
  return { token, answers: [minted, answer, other] };
}

describe('a canary in both directions, with all five providers', () => {
  let asked: Awaited<ReturnType<typeof askAllFive>>;
  beforeAll(async () => {
    asked = await askAllFive();
  });

  it('reaches every provider', () => {
    for (const [name, url] of Object.entries(sandbox.env).filter(([key]) => key.endsWith('_BASE_URL'))) {
      expect(
        sent.some(({ origin }) => origin === new URL(url).origin),
        name,
      ).toBe(true);
    }
    for (const { body } of asked.answers.slice(1)) expect(body.check).toMatchObject({ outcome: 'match' });
  });

  it('carries no header, cookie, address, token or trace of the caller to a provider', () => {
    for (const { text, path } of sent) {
      expect(text + path).not.toMatch(
        /canary|203\.0\.113|shop\.example|0af7651916cd43dd|traceparent|baggage|forwarded/i,
      );
      expect(text).not.toContain(asked.token);
      expect(text).not.toContain(API_KEY);
    }
  });

  it('carries no header or cookie of a provider to the caller', () => {
    for (const { headers, text } of asked.answers) {
      expect(JSON.stringify(headers) + text).not.toContain('canary');
      expect(headers['set-cookie']).toBeUndefined();
      expect(headers.server).toBeUndefined();
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['access-control-allow-origin']).not.toBe('*');
    }
  });

  it('puts an account number into IBAN-BIC.com’s documented URL and into no other, and no name into any', () => {
    const ibanbic = new URL(String(sandbox.env.IBANBIC_BASE_URL)).origin;
    for (const { origin, path } of sent) {
      expect(path).not.toMatch(/Jane|Doe|Oliver|10000100/i);
      if (origin !== ibanbic) expect(path).not.toContain(IBAN);
    }
  });
});

describe('no URL comes from a caller or from an answer', () => {
  it('whatever a caller writes, only configured hosts are asked', async () => {
    const url = `${trapUrl}/canary`;
    const token = await bff.openSession({
      body: { origin: SHOP, subject: url, subjects: { ibanity: '../../canary', ibanera: url } },
      token: API_KEY,
      origin: null,
    });
    const bodies = [
      { ...CHECK, name: url },
      { ...CHECK, name: 'Jane', identifiers: [{ type: 'registration_number', value: url }] },
      {
        account: { scheme: 'uk', sortCode: '089999', accountNumber: '10000100', secondaryReference: `@127.0.0.1:1` },
        name: 'x',
      },
      { ...CHECK, name: '../../canary?x=#y' },
    ];
    for (const body of bodies) expect([200, 400]).toContain((await bff.ask('/v1/checks', { body, token })).status);
    const hosts = new Set(
      Object.values(sandbox.env)
        .filter((item) => URL.canParse(item))
        .map((item) => new URL(item).origin),
    );
    for (const { origin, path } of sent) {
      expect(hosts).toContain(origin);
      expect(path).not.toContain('canary');
    }
    expect(trapped).toBe(0);
  });

  it('a provider’s redirect is not followed: what it says then is no answer', async () => {
    const redirecting = createServer((_request, response) => {
      response.writeHead(302, { location: `${trapUrl}/canary` }).end();
    });
    await new Promise<void>((resolve) => redirecting.listen(0, '127.0.0.1', resolve));
    const address = redirecting.address();
    const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    const led = await startBff({
      ...PLENTY,
      ...sandbox.env,
      PROVIDERS: 'ibantrack,banfico,ibanbic,ibanera',
      IBANTRACK_BASE_URL: base,
      BANFICO_BASE_URL: base,
      BANFICO_TOKEN_URL: `${base}/token`,
      IBANBIC_BASE_URL: base,
      IBANERA_BASE_URL: base,
    });
    try {
      const { body } = await led.ask('/v1/checks', { body: CHECK, token: await led.openSession() });
      expect(body.check).toMatchObject({ outcome: 'unable_to_verify', reason: 'provider_unavailable' });
      expect(trapped).toBe(0);
    } finally {
      await led.close();
      redirecting.close();
    }
  });
});
