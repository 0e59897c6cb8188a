import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { expect, it } from 'vitest';
import { answerTo } from './index.ts';

const secrets = { hmacSignatureSecret: 'a secret', hmacKeySignatureSecret: 'another secret' };
const made = async (counter: number) => ({
  provider: 'altcha',
  ...(await createChallenge({ algorithm: 'SHA-256', deriveKey, cost: 1, counter, data: { origin: 'é' }, ...secrets })),
});
const never = new AbortController().signal;

it.each([0, 1, 499, 500, 1234])('finds counter %d, which ALTCHA verifies', async (counter) => {
  const answer = await answerTo(await made(counter), never);
  const { challenge, solution } = JSON.parse(atob(String(Reflect.get(answer, 'answer'))));
  expect(solution.counter).toBe(counter);
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...secrets });
  expect(verified).toBe(true);
});

it.each([
  ['a service that shows something', { provider: 'turnstile', siteKey: 'x' }],
  ['another algorithm', { provider: 'altcha', parameters: { algorithm: 'SCRYPT', cost: 1 } }],
  ['nothing', undefined],
])('is unavailable with %s', async (_, challenge) => {
  await expect(answerTo(challenge, never)).rejects.toMatchObject({ code: 'unavailable' });
});

it('stops when whoever asked stops', async () => {
  const controller = new AbortController();
  const answer = answerTo(await made(4_000_000), controller.signal);
  controller.abort();
  await expect(answer).rejects.toMatchObject({ code: 'aborted' });
});
