import { type Sandbox, startSandbox } from '@payee-check/demo/sandbox';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Answer, API_KEY, SHOP, startBff, type TestBff } from '../../bff/src/testing/bff.ts';

/** A provider that allows sixty calls a minute, and somebody who wants all of them, over real sockets. */
let sandbox: Sandbox;
let bff: TestBff;
beforeAll(async () => {
  sandbox = await startSandbox();
}, 30_000);
afterAll(async () => {
  await bff.close();
  await sandbox.close();
});
beforeEach(async () => {
  await bff?.close();
  bff = await startBff({
    ...sandbox.env,
    PROVIDERS: 'ibantrack',
    IBANTRACK_POSTS_PER_MINUTE: '60',
    IBANTRACK_GETS_PER_MINUTE: '1000',
    TRUST_PROXY: '1',
    CHECK_DEADLINE_MS: '4000',
    PROVIDER_TIMEOUT_MS: '2000',
  });
}, 30_000);

const german = (number: number) => {
  const bban = `37040044${String(number).padStart(10, '0')}`;
  return `DE${String(98n - (BigInt(`${bban}131400`) % 97n)).padStart(2, '0')}${bban}`;
};

const check = (token: string, from: string, number: number): Promise<Answer> =>
  bff.ask('/v1/checks', {
    body: { account: { scheme: 'iban', iban: german(number) }, name: 'Mary Poppins' },
    token,
    headers: { 'x-forwarded-for': from },
  });

/** As many simultaneous checks as a session may make in a minute, in the given number of sessions. */
async function attack(from: string, sessions: number): Promise<Answer[]> {
  const tokens: string[] = [];
  for (let count = 0; count < sessions; count += 1) {
    tokens.push(await bff.openSession({ headers: { 'x-forwarded-for': from } }));
  }
  return Promise.all(
    tokens.flatMap((token, session) =>
      Array.from({ length: 10 }, (_none, number) => check(token, from, 1000 * session + number + 1)),
    ),
  );
}

/** Ibantrack received the question, and gave it a reference; without a call there is none. */
const wasAsked = ({ body }: Answer) => typeof body.check.evidence?.[0]?.reference === 'string';

it('one address that asks seventy times at once does not switch name checks off for others', async () => {
  const attacker = attack('198.51.100.1', 7);
  const answers = await attacker;
  const taken = answers.filter(wasAsked).length;
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThanOrEqual(30);
  const from = '203.0.113.5';
  const token = await bff.openSession({ headers: { 'x-forwarded-for': from } });
  expect(wasAsked(await check(token, from, 77))).toBe(true);
}, 60_000);

it('thirty networks that take all that visitors have leave customers what is theirs', async () => {
  const attackers = Array.from({ length: 30 }, (_none, network) => attack(`198.51.${network}.1`, 1));
  const answers = (await Promise.all(attackers)).flat();
  expect(answers.filter(wasAsked).length).toBeLessThanOrEqual(32);
  for (let customer = 0; customer < 10; customer += 1) {
    const body = { origin: SHOP, subject: `customer ${customer}` };
    const token = await bff.openSession({ body, token: API_KEY, origin: null });
    expect(wasAsked(await check(token, '203.0.113.6', 500 + customer))).toBe(true);
  }
}, 60_000);
