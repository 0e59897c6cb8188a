import type { BffDependencies } from '@payee-check/bff';
import { type ProblemCode, problem, problems } from '@payee-check/shared/contract';
import { expect } from 'vitest';
import { type Answer, startBff as start } from '../../bff/src/testing/bff.ts';
import { said, testProvider } from '../../bff/src/testing/providers.ts';

export { type Answer, API_KEY, OTHER_SHOP, SHOP, SHOP_KEY, type TestBff } from '../../bff/src/testing/bff.ts';
export { PLENTY } from '../../bff/src/testing/limits.ts';
export { said as says };

export const SECRET = 'a-secret-for-tests-alone-0123456789';
export const ISSUER = 'https://bff.example';
export const IBAN = 'DE89370400440532013000';
export const CHECK = { account: { scheme: 'iban', iban: IBAN }, name: 'Jane Doe' };
/** Looks like a check's id, and is nobody's. */
export const NO_CHECK = `chk_${'x'.repeat(22)}`;

export type Providers = NonNullable<BffDependencies['providers']>;
export type BankAnswer = Awaited<ReturnType<NonNullable<Providers[number]['checkName']>>>;

/** A bank that says what the test wants, in place of a provider. */
export const bankThat = (answer: (name: string) => BankAnswer | Promise<BankAnswer>): Providers => [
  testProvider('ibantrack', { checkName: async ({ name }) => answer(name) }),
];

export const agreeable: Providers = bankThat(() => said.match);

/** A BFF on a real socket of loopback, whose secret is known. */
export const startBff = (env: Readonly<Record<string, string>> = {}, dependencies: BffDependencies = {}) =>
  start({ SESSION_SECRET: SECRET, ...env }, dependencies);

/** Every error is a problem document of the contract, hardened and without a trace of where it was thrown. */
export function expectProblem(answer: Answer, ...codes: readonly ProblemCode[]): void {
  const { code, requestId } = problem.parse(answer.body);
  expect(codes).toContain(code);
  expect(answer.status).toBe(problems[code].status);
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(answer.headers['x-request-id']).toBe(requestId);
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(answer.text).not.toMatch(/\bat \S+:\d+|node_modules|\.ts\b|Error:/);
}
