import { type Sandbox, startSandbox } from '@payee-check/demo/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { endOf, linesOf, openBatch } from '../lib/batches.ts';
import { type Instance, startInstance } from '../lib/instance.ts';

let sandbox: Sandbox;
let bff: Instance;
beforeAll(async () => {
  const limits = { ibantrackPostsPerMinute: 100_000, ibantrackGetsPerMinute: 100_000 };
  sandbox = await startSandbox({ limits });
  bff = await startInstance({ ...sandbox.env, PROVIDERS: 'ibantrack' });
}, 60_000);
afterAll(async () => {
  await bff?.close();
  await sandbox?.close();
});

async function run(lines: readonly object[]) {
  const id = await openBatch(bff, lines);
  await endOf(bff, id, 100_000);
  return linesOf(bff, id);
}

/**
 * What happens to accounts in a year, and what a recheck says about it: with Ibantrack, a closed account cannot be
 * checked.
 */
const CHANGES = [
  { holder: { names: ['Somebody Else'] }, recheck: 'worse' },
  { holder: { status: 'closed' }, recheck: null },
] as const;

it('finds the twenty of five hundred payees of the sandbox that were altered', async () => {
  const payees = sandbox.directory.holders
    .filter(({ account, kind, status }) => account.scheme === 'iban' && kind === 'person' && status === 'active')
    .slice(-500)
    .map(({ account, names: [name] }, at) => ({ id: String(at), account, name }));
  expect(payees).toHaveLength(500);
  const first = await run(payees);
  const again = payees.map((payee, at) => {
    const check = first[at]?.check;
    expect(check).toMatchObject({ status: 'completed', outcome: 'match' });
    return { ...payee, receipt: check?.status === 'completed' ? check.receipt : null };
  });
  const altered = payees.filter((_, at) => at % 25 === 7);
  const expected = altered.map(({ id, account }, at) => {
    const { holder, recheck } = CHANGES[at % 2] ?? CHANGES[0];
    sandbox.directory.alter(account, holder);
    return { id, recheck };
  });
  const found = (await run(again)).filter(({ recheck }) => recheck !== 'same');
  expect(found.map(({ id, recheck }) => ({ id, recheck }))).toEqual(expected);
}, 240_000);
