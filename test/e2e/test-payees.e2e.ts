import { type TestPayee, testPayees } from '@payee-check/demo/sandbox';
import type { Check } from '@payee-check/shared/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from './demo.ts';

/**
 * The published table against what `npm start` runs: the built BFFs, with the sessions, delays and limits of the demo.
 * No browser, and all rows at once.
 */
let demo: Demo;
let endpoints: { readonly all: string; readonly ibanity: string };
/** An anonymous session at each BFF, and the customer's. */
let tokens: Record<'visitor' | 'customer', { readonly all: string; readonly ibanity: string }>;

const endpointOf = async (query: string) =>
  /endpoint="([^"]+)"/.exec(await (await fetch(`${demo.url}/checkout${query}`)).text())?.[1] ?? '';

async function post(url: string, body: object, token?: string) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: demo.url,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  return response.json();
}

const open = async (endpoint: string): Promise<string> => (await post(`${endpoint}/v1/sessions`, {})).session.token;

beforeAll(async () => {
  demo = await startDemo();
  endpoints = { all: await endpointOf(''), ibanity: await endpointOf('?providers=ibanity') };
  const mint = async (query: string): Promise<string> => (await post(`${demo.url}/session${query}`, {})).token;
  tokens = {
    visitor: { all: await open(endpoints.all), ibanity: await open(endpoints.ibanity) },
    customer: { all: await mint(''), ibanity: await mint('?providers=ibanity') },
  };
  // Ibanera's index is loaded on the first question, which may take longer than a verdict waits for it.
  const [payee] = testPayees.filter(({ needs }) => needs.includes('ibanera'));
  let isKnown = payee === undefined;
  while (payee !== undefined && !isKnown) {
    // Within one session, a repeated question gets the same answer again.
    tokens = { ...tokens, customer: { ...tokens.customer, all: await mint('') } };
    isKnown = knowsHistory(await check(payee));
  }
});
afterAll(() => demo?.stop());

function knowsHistory(answer: Check): boolean {
  const evidence = answer.status === 'completed' ? answer.evidence : [];
  return evidence.some((one) => one.provider === 'ibanera' && one.kind === 'history' && one.result !== 'unavailable');
}

async function check(payee: TestPayee, session?: string): Promise<Check> {
  const { account, name, accountType, identifiers, alone, subject } = payee;
  const which = alone ? 'ibanity' : 'all';
  const token = session ?? tokens[subject === undefined ? 'visitor' : 'customer'][which];
  const url = `${endpoints[which]}/v1/checks`;
  let { check: answer } = await post(url, { account, name, accountType, identifiers }, token);
  while (answer.status === 'pending') {
    await new Promise((resolve) => setTimeout(resolve, answer.pollAfterMs));
    const headers = { authorization: `Bearer ${token}`, origin: demo.url };
    ({ check: answer } = await (await fetch(`${url}/${answer.id}`, { headers })).json());
  }
  return answer;
}

describe.concurrent('the demo gives the answers in its table of test payees', () => {
  it.each(testPayees)('$what: $name gives $result', async (payee) => {
    const { signals, registeredName, ...expected } = payee.expected;
    const answer = await check(payee);
    expect(answer).toMatchObject({ status: 'completed', ...expected });
    expect('registeredName' in answer ? answer.registeredName : undefined).toBe(registeredName);
    if (!payee.alone) expect(answer).toMatchObject({ risk: { signals } });
  });
});

/** A payee that is shown over and over, as at a trade fair: even the last visitor gets the bank’s name. */
it('shows the name at the bank to a hundred visitors in an hour', async () => {
  const payee = testPayees.find(({ id }) => id === 'a-letter-is-missing') ?? expect.fail();
  const visit = async () => {
    const token = await open(endpoints.all);
    return check(payee, token);
  };
  const answers = await Promise.all(Array.from({ length: 100 }, visit));
  expect(answers.map((answer) => 'registeredName' in answer && answer.registeredName)).toEqual(
    answers.map(() => payee.expected.registeredName),
  );
});
