import { faultMenu, JANE_DOE_SUBJECT, providerNames, type Sandbox, startSandbox } from '@payee-check/demo/sandbox';
import { ReceiptError, verifyReceipt } from '@payee-check/shared/receipt';
import { Agent, type Dispatcher } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, API_KEY, IBAN, ISSUER, SECRET, SHOP, startBff, type TestBff } from '../../bff/src/testing/bff.ts';
import { PLENTY } from '../../bff/src/testing/limits.ts';

const NAMES = ['Jane Doe', 'Jane Do', 'Close Match', 'No Match', 'Unavailable Jane Doe', 'Opted Out'];
const UK = { scheme: 'uk', sortCode: '08-99-99', accountNumber: '10000100', secondaryReference: 'ROLL-48213' };
const IDENTIFIER = '99990SANDBOXISAR0103';

/** Everything personal or secret in this session, in every way that it could be written. */
const secrets = new Set<string>([
  ...NAMES,
  'Oliver',
  'Bennett',
  IBAN,
  IBAN.replace(/(.{4})/g, '$1 ').trim(),
  IBAN.toLowerCase(),
  IBAN.slice(4),
  '0532013000',
  '089999',
  UK.sortCode,
  UK.accountNumber,
  UK.secondaryReference,
  IDENTIFIER,
  JANE_DOE_SUBJECT,
  API_KEY,
  SECRET,
  '127.0.0.1',
]);

let sandbox: Sandbox;
let wire: Dispatcher;
/** What must contain nothing of it. */
const collected = { log: '', metrics: '', errors: '', urls: '', headers: '' };
const told: Answer[] = [];

function remember(answer: Answer): Answer {
  told.push(answer);
  if (answer.status >= 400) collected.errors += answer.text;
  collected.urls += `${String(answer.headers.location ?? '')}\n`;
  collected.headers += JSON.stringify(answer.headers);
  return answer;
}

/** Watches the connections to the providers, to learn which credentials are sent. */
function createWire(): Dispatcher {
  const { IBANITY_CA: ca, IBANITY_CERTIFICATE: cert, IBANITY_PRIVATE_KEY: key } = sandbox.env;
  return new Agent({ connect: { ca, cert, key } }).compose((dispatch) => (options, handler) => {
    const headers = Object.entries(options.headers ?? {});
    for (const [name, value] of headers) {
      if (name === 'authorization') secrets.add(String(value).replace(/^\w+ /, ''));
    }
    return dispatch(options, handler);
  });
}

const accounts = [{ scheme: 'iban', iban: IBAN }, { scheme: 'iban', iban: IBAN.replace(/(.{4})/g, '$1 ') }, UK];

/** Every kind of request, valid and invalid. */
async function beNoisy(bff: TestBff): Promise<void> {
  const mint = { origin: SHOP, subject: JANE_DOE_SUBJECT, history: true };
  const { session } = remember(await bff.ask('/v1/sessions', { body: mint, token: API_KEY, origin: null })).body;
  const { token } = session;
  secrets.add(token).add(session.id);
  const ask = async (body: unknown, query = '') =>
    remember(await bff.ask(`/v1/checks${query}`, { body, token, headers: { cookie: IBAN, referer: IBAN } }));
  const askAbout = async (name: string, index: number, identifiers: readonly object[] = []) => {
    const account = accounts[index % accounts.length];
    const answer = await ask({ account, name, identifiers }, `?name=${IBAN}`);
    const id: string | undefined = answer.body.check?.id;
    if (id === undefined) return;
    secrets.add(id);
    if (answer.body.check.receipt) secrets.add(answer.body.check.receipt);
    remember(await bff.ask(`/v1/checks/${id}`, { token }));
    remember(await bff.ask(`/v1/checks/${id}/decision`, { body: { decision: 'use_registered_name' }, token }));
    const receipt = answer.body.check.receipt ?? 'none';
    const held = { receipt, name: 'Jane Doe', account, consume: true };
    remember(await bff.ask('/v1/receipts/verify', { body: held, token: API_KEY, origin: null }));
  };
  await Promise.all(NAMES.map((name, index) => askAbout(name, index)));
  // A number that belongs to nobody: a provider that compares it says no to every name.
  await askAbout('Jane Doe', 0, [{ type: 'lei', value: IDENTIFIER }]);
  remember(await bff.ask('/v1/accounts/details', { body: { account: accounts[0] }, token }));
  await ask({ account: { scheme: 'iban', iban: `${IBAN}0` }, name: 'Jane Doe' });
  await ask({ account: { scheme: 'uk', sortCode: '08999', accountNumber: UK.accountNumber }, name: 'Jane Doe' });
  await ask({ account: accounts[0], name: 'Jane Doe '.repeat(30) });
  await ask(`{"name":"Jane Doe","account":"${IBAN}"`);
  remember(await bff.ask(`/v1/checks/${IBAN}`, { token }));
  remember(await bff.ask(`/${IBAN}/Jane%20Doe`, { token: `${token}x` }));
  remember(await bff.ask('/v1/checks', { body: {}, token: `${token}x` }));
  remember(await bff.ask('/v1/sessions', { body: mint, token: `${API_KEY}x`, origin: IBAN }));
  collected.metrics += (await bff.ask('/metrics')).text;
}

/** Fast enough that a test can run twenty faults of five providers. */
const QUICK = { PROVIDER_TIMEOUT_MS: '300', CHECK_WAIT_MS: '400', CHECK_DEADLINE_MS: '700' };

beforeAll(async () => {
  sandbox = await startSandbox({ slowMs: 50 });
  wire = createWire();
  for (const [name, value] of Object.entries(sandbox.env)) {
    if (!name.endsWith('_URL') && !/^\d+$/.test(value)) for (const line of value.split('\n')) secrets.add(line);
  }
  for (const line of ['', ...secrets].filter((item) => item.length < 5 || item.startsWith('-----')))
    secrets.delete(line);
  const env = { ...PLENTY, ...QUICK, LOG_LEVEL: 'trace', ...sandbox.env };
  for (const choice of [null, ...faultMenu]) {
    for (const name of providerNames) {
      if (choice === null) sandbox.faults[name].clear();
      else sandbox.faults[name].set(choice.fault, { on: 'all' });
    }
    // A BFF for each fault, so that no circuit is open yet.
    const providers = { PROVIDERS: 'ibantrack,banfico,ibanbic,ibanity,ibanera' };
    const bff = await startBff({ ...env, ...providers }, { dispatcher: wire });
    await beNoisy(bff);
    await bff.close();
    collected.log += bff.log.join('');
  }
}, 60_000);
afterAll(async () => {
  await wire.destroy();
  await sandbox.close();
});

/** How many personal or secret values a text contains, without revealing them. */
function leaked(text: string): number {
  const lower = text.toLowerCase();
  return [...secrets].filter((secret) =>
    // A few digits may occur in a longer number: a duration, a random id.
    /^\d+$/.test(secret)
      ? new RegExp(`(?<![\\w.-])${secret}(?![\\w-])`).test(text)
      : lower.includes(secret.toLowerCase()),
  ).length;
}

describe('a noisy session over five providers with every fault', () => {
  it('was noisy: every outcome, every provider and many errors', () => {
    expect(new Set(told.flatMap(({ body }) => body?.check?.outcome ?? []))).toEqual(
      new Set(['match', 'close_match', 'no_match', 'unable_to_verify']),
    );
    for (const name of providerNames) expect(collected.log).toContain(`"provider":"${name}"`);
    expect(new Set(told.flatMap(({ body }) => body?.code ?? [])).size).toBeGreaterThan(6);
    expect(secrets.size).toBeGreaterThan(100);
    expect(told.some(({ status }) => status >= 500)).toBe(false);
  });

  it.each(['log', 'metrics', 'errors', 'headers'] as const)('leaves nothing personal and no secret in: %s', (where) => {
    expect(collected[where].length).toBeGreaterThan(1000);
    // A check's id is in `Location`, where a caller needs it to ask again, and in log lines to connect them, and
    // nowhere else.
    const known = where === 'log' ? /"check":"chk_[\w-]+"/g : /\/v1\/checks\/chk_[\w-]+/g;
    expect(leaked(collected[where].replaceAll(known, ''))).toBe(0);
  });

  it('sends no client to a URL that says more than a check’s id', () => {
    for (const url of collected.urls.split('\n').filter(Boolean)) expect(url).toMatch(/^\/v1\/checks\/chk_[\w-]{22}$/);
  });

  it('discloses a registered name on a close match and at no other time', () => {
    for (const { body } of told.filter(({ body }) => body?.check !== undefined)) {
      if (body.check.outcome !== 'close_match') expect(body.check).not.toHaveProperty('registeredName');
    }
    expect(told.some(({ body }) => body?.check?.registeredName !== undefined)).toBe(true);
  });

  it('shows an account with its middle hidden', () => {
    for (const { text } of told) expect(text).not.toMatch(/DE89\s?3704\s?0044|0532\s?0130|10000100|ROLL-48213/);
  });

  it('has neither account nor name in a receipt', () => {
    const receipts = told.flatMap(({ body }) => body?.check?.receipt ?? []);
    expect(receipts.length).toBeGreaterThan(10);
    for (const receipt of receipts) {
      const claims = Buffer.from(String(receipt).split('.')[1] ?? '', 'base64url').toString();
      expect(claims).not.toMatch(/Jane.?Doe|DE8937|37040044|089999|10000100/);
      // Three letters of a name can occur by chance in random characters; these claims contain nothing else.
      const {
        jti,
        salt,
        account_hash,
        name_hash,
        subject_hash,
        identifier_hashes = [],
        ...stated
      } = JSON.parse(claims);
      expect(jti).toMatch(/^chk_[\w-]{22}$/);
      expect(salt).toMatch(/^[\w-]{22}$/);
      for (const hash of [account_hash, name_hash, subject_hash, ...identifier_hashes])
        expect(hash).toMatch(/^[\w-]{43}$/);
      expect(stated.outcome).toBeDefined();
      expect(JSON.stringify(stated)).not.toMatch(/Jane|Doe|DE89|37040044|089999|10000100/);
    }
  });

  it('throws errors that name a code and nothing else', async () => {
    const receipt = told.flatMap(({ body }) => body?.check?.receipt ?? [])[0];
    const account = { scheme: 'iban', iban: IBAN } as const;
    const options = { jwks: { keys: [] }, issuer: ISSUER, audience: SHOP, account };
    for (const item of [receipt, `${receipt}x`, IBAN, 'Jane Doe']) {
      const error: unknown = await verifyReceipt(item, { ...options, name: 'Jane Doe' }).catch(
        (thrown: unknown) => thrown,
      );
      if (!(error instanceof ReceiptError)) throw new Error('Not a ReceiptError');
      expect(leaked(`${error.message} ${error.code} ${JSON.stringify(error)} ${String(error.cause)}`)).toBe(0);
    }
  });
});
