import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../store/memory.ts';
import { API_KEY, SHOP, startBff, type TestBff } from '../../testing/bff.ts';
import { type CertificateAuthority, createAuthority } from '../../testing/certificates.ts';
import { type IbanityServer, startIbanityServer } from './testing/server.ts';

const OWN = 'DE89370400440532013000';
const OTHERS = ['NL91ABNA0417164300', 'FR1420041010050500013M02606', 'BE71096123456769', 'ES9121000418450200051332'];

let authority: CertificateAuthority;
let ibanity: IbanityServer;
let settings: Record<string, string>;
let customer: string;
const running: TestBff[] = [];

beforeAll(async () => {
  authority = await createAuthority();
  ibanity = await startIbanityServer(authority);
  const client = await authority.client();
  settings = {
    PROVIDERS: 'ibanity',
    IBANITY_BASE_URL: ibanity.upstream.url,
    IBANITY_CERTIFICATE: client.cert,
    IBANITY_PRIVATE_KEY: client.key,
    IBANITY_CA: authority.ca,
    SESSION_SECRET: 's'.repeat(32),
    CHECK_DEADLINE_MS: '1500',
    CHECK_WAIT_MS: '5000',
  };
});
beforeEach(() => {
  customer = randomUUID();
  ibanity.world.synchronizations = { end: 'done', polls: 1 };
  ibanity.world.paid.length = 0;
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((bff) => bff.close()));
});
afterAll(() => ibanity.upstream.close());

async function start(store = createMemoryStore()) {
  const bff = await startBff(settings, { store });
  running.push(bff);
  return bff;
}

async function check(bff: TestBff, iban: string, subject: string | null = customer, name = 'Jane Doe') {
  const minted = {
    headers: { authorization: `Bearer ${API_KEY}` },
    body: { origin: SHOP, history: true, ...(subject && { subject }) },
  };
  const token = await bff.openSession(subject === '' ? {} : { ...minted, origin: null });
  let answer = await bff.ask('/v1/checks', { body: { account: { scheme: 'iban', iban }, name }, token });
  while (answer.body.check?.status === 'pending') {
    await new Promise((resolve) => setTimeout(resolve, 50));
    answer = await bff.ask(`/v1/checks/${answer.body.check.id}`, { token });
  }
  const { outcome, reason, evidence } = answer.body.check;
  const ownership = evidence.find(({ kind }: { kind: string }) => kind === 'ownership')?.result ?? null;
  return { outcome, reason, ownership };
}

const triggered = () => ibanity.count(new RegExp(`^POST /customers/${customer}/synchronizations`));

describe('nothing synchronizes by itself', () => {
  it('so a customer who was never synchronized is, before an account is reported as not connected', async () => {
    ibanity.world.customers.set(customer, [{ iban: OWN }]);
    expect(await check(await start(), OWN)).toEqual({ outcome: 'match', reason: null, ownership: 'owner' });
    expect(triggered()).toBe(1);
  });

  it('so an account that was connected a moment ago is found, even if the others are fresh', async () => {
    ibanity.world.customers.set(customer, [{ iban: OTHERS[0] ?? '', seenHoursAgo: 1 }, { iban: OWN }]);
    expect(await check(await start(), OWN)).toMatchObject({ outcome: 'match' });
  });

  it('and typing many accounts causes one synchronization across all instances', async () => {
    ibanity.world.customers.set(customer, [{ iban: OWN }]);
    const store = createMemoryStore();
    const instances = [await start(store), await start(store)];
    const answers = await Promise.all(OTHERS.map((iban, index) => check(instances[index % 2] ?? expect.fail(), iban)));
    for (const answer of answers) {
      expect(answer).toEqual({
        outcome: 'unable_to_verify',
        reason: 'account_not_connected',
        ownership: 'not_connected',
      });
    }
    expect(triggered()).toBe(1);
  });

  it('and a customer unknown to Ibanity is not synchronized', async () => {
    expect(await check(await start(), OWN)).toMatchObject({ reason: 'account_not_connected' });
    expect(triggered()).toBe(0);
  });
});

describe('a synchronization', () => {
  it.each([
    ['failed', 'bank_unavailable'],
    ['never', 'bank_timeout'],
  ] as const)('that ends as “%s” is reported as %s', async (end, reason) => {
    ibanity.world.synchronizations = { end, polls: 1 };
    const bff = await start();
    for (const accounts of [[], [{ iban: OWN, seenHoursAgo: 8 * 24 }]]) {
      customer = randomUUID();
      ibanity.world.customers.set(customer, accounts);
      expect(await check(bff, OWN)).toEqual({ outcome: 'unable_to_verify', reason, ownership: 'unavailable' });
    }
  });

  it('that failed is not tried again with every check', async () => {
    ibanity.world.synchronizations = { end: 'failed', polls: 1 };
    ibanity.world.customers.set(customer, []);
    const bff = await start();
    for (const iban of OTHERS) expect(await check(bff, iban)).toMatchObject({ reason: 'bank_unavailable' });
    expect(triggered()).toBe(1);
  });

  it.each(['failed', 'never'] as const)(
    'that ends as “%s” does not invalidate a connection of three days',
    async (end) => {
      ibanity.world.synchronizations = { end, polls: 1 };
      ibanity.world.customers.set(customer, [{ iban: OWN, seenHoursAgo: 72 }]);
      expect(await check(await start(), OWN)).toEqual({ outcome: 'match', reason: null, ownership: 'owner' });
      expect(triggered()).toBe(1);
    },
  );

  it('that succeeds has the last word on such a connection', async () => {
    ibanity.world.customers.set(customer, [{ iban: OWN, seenHoursAgo: 72, relationship: 'owner' }]);
    const bff = await start();
    expect(await check(bff, OWN)).toMatchObject({ outcome: 'match' });
    expect(triggered()).toBe(1);
  });
});

describe('what is connected but proves nothing', () => {
  it.each([
    ['trustee', 'trustee'],
    ['viewer', 'unavailable'],
    ['OWNER_OF_SOMETHING', 'unavailable'],
  ])('%s: not checkable, with the evidence %s', async (relationship, ownership) => {
    ibanity.world.customers.set(customer, [{ iban: OWN, seenHoursAgo: 1, relationship }]);
    const bff = await start();
    expect(await check(bff, OWN)).toEqual({ outcome: 'unable_to_verify', reason: 'not_checkable', ownership });
    expect(bff.log.join('')).not.toContain('provider call failed');
  });
});

describe('a customer that Ibanity cannot know', () => {
  it.each([
    ['a visitor', ''],
    ['a session without a customer', null],
    ['a subject that is no UUID', 'customer-4711'],
  ])('%s: not checkable, nothing asked, and no failure in the log', async (_, subject) => {
    const bff = await start();
    const before = ibanity.upstream.requests.length;
    expect(await check(bff, OWN, subject)).toEqual({
      outcome: 'unable_to_verify',
      reason: 'not_checkable',
      ownership: null,
    });
    expect(ibanity.upstream.requests).toHaveLength(before);
    expect(bff.log.filter((line) => line.includes('"level":"warn"') && line.includes('ibanity'))).toEqual([]);
  });
});

describe('the list of accounts', () => {
  it('is read to its last page, a full one, and no further', async () => {
    ibanity.world.customers.set(
      customer,
      [...OTHERS.slice(0, 3), OWN].map((iban) => ({ iban, seenHoursAgo: 1 })),
    );
    expect(await check(await start(), OWN)).toMatchObject({ outcome: 'match' });
  });

  it('is read once for a check, even if ownership and history both need it', async () => {
    ibanity.world.customers.set(customer, [{ iban: OWN, seenHoursAgo: 1 }]);
    ibanity.world.paid.push(OWN);
    expect(await check(await start(), OWN)).toMatchObject({ outcome: 'match' });
    expect(ibanity.count(new RegExp(`^GET /customers/${customer}/accounts`))).toBe(1);
  });
});
