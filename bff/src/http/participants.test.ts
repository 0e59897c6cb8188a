import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createBff } from '../bff.ts';
import { loadConfig } from '../config/load.ts';
import type { DetailsAnswer, Provider } from '../providers/provider.ts';
import { API_KEY, startBff, type TestBff } from '../testing/bff.ts';
import { createTestClock } from '../testing/clock.ts';
import { said, testProvider } from '../testing/providers.ts';

/** Bank code ABNA: the beginning of its BIC. */
const ABN = { scheme: 'iban', iban: 'NL91 ABNA 0417 1643 00' };
const ING = { scheme: 'iban', iban: 'NL20INGB0001234567' };
const GERMAN = { scheme: 'iban', iban: 'DE89370400440532013000' };
const NOW = Date.UTC(2026, 10, 28, 12);
const MINUTE = 60_000;

let folder = '';
let file = '';
let opened: TestBff | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'participants-'));
  file = join(folder, 'participants.csv');
});
afterEach(async () => {
  await opened?.close();
  opened = null;
  rmSync(folder, { recursive: true });
});

const csv = (asOf: string, ...bics: readonly string[]) => [`as_of,${asOf}`, 'bic,from,until', ...bics].join('\n');

async function setUp(list: string, more: Partial<Provider> = {}) {
  writeFileSync(file, list);
  const clock = createTestClock(NOW);
  const checkName = vi.fn(async () => said.match);
  const providers = [testProvider('ibantrack', { checkName, ...more })];
  const bff = await startBff({ VOP_PARTICIPANTS_FILE: file }, { clock, providers });
  opened = bff;
  const token = await bff.openSession();
  const check = async (account: object) =>
    (await bff.ask('/v1/checks', { body: { account, name: 'Jane Doe' }, token })).body.check;
  const metric = async (name: string) =>
    Number(new RegExp(`^payee_check_${name} (\\S+)$`, 'm').exec((await bff.ask('/metrics')).text)?.[1]);
  /** A minute later, the first request makes the BFF look at the file, but does not wait for it. */
  const look = async () => {
    await clock.advance(MINUTE);
    for (let request = 0; request < 3; request += 1) await bff.ask('/readyz');
  };
  return { bff, clock, checkName, token, check, metric, look };
}

it('makes no call if the bank does not take part; the payer is told why at once', async () => {
  const { check, checkName, metric, bff } = await setUp(csv('2026-11-20', 'INGBNL2A'));
  expect(await check(ABN)).toMatchObject({
    status: 'completed',
    outcome: 'unable_to_verify',
    reason: 'bank_unsupported',
    evidence: [],
  });
  expect(checkName).not.toHaveBeenCalled();
  expect(await check(ING)).toMatchObject({ outcome: 'match' });
  expect(checkName).toHaveBeenCalledTimes(1);
  expect(await metric('calls_saved_total')).toBe(1);
  expect(await metric('participants_list_timestamp_seconds')).toBe(Date.UTC(2026, 10, 20) / 1000);
  expect((await bff.ask('/readyz')).body.participants).toEqual({ asOf: '2026-11-20', stale: false });
});

it('knows the bank from account details that were already found', async () => {
  const found: DetailsAnswer = {
    found: true,
    bank: { name: 'Commerzbank', bic: 'COBADEFFXXX', city: null },
    reachability: null,
    signals: [],
    reference: null,
  };
  const { bff, check, checkName, token } = await setUp(csv('2026-11-20', 'DEUTDEFF'), {
    accountDetails: async () => found,
  });
  await bff.ask('/v1/accounts/details', { body: { account: GERMAN }, token });
  expect(await check(GERMAN)).toMatchObject({
    outcome: 'unable_to_verify',
    reason: 'bank_unsupported',
    account: { bank: { bic: 'COBADEFFXXX' } },
  });
  expect(checkName).not.toHaveBeenCalled();
});

it('does not wait for slow account details if nothing else is pending', async () => {
  const { bff, clock, token } = await setUp(csv('2026-11-20', 'INGBNL2A'), {
    accountDetails: (_account, { signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  });
  const asked = bff.ask('/v1/checks', { body: { account: ABN, name: 'Jane Doe' }, token });
  await expect.poll(() => clock.advance(400).then(() => Promise.race([asked, null]))).not.toBeNull();
  expect((await asked).body.check).toMatchObject({ status: 'completed', reason: 'bank_unsupported' });
  expect(clock.now() - NOW).toBeLessThan(5000);
});

it('still proves that an account is the customer’s own', async () => {
  const { bff } = await setUp(csv('2026-11-20', 'INGBNL2A'), {
    ownership: async () => ({ relation: 'owner', nameComparison: null, reference: null }),
  });
  const body = { account: ABN, name: 'Jane Doe', subject: 'customer-1', origin: 'https://shop.example' };
  const { body: answer } = await bff.ask('/v1/checks', { body, origin: null, token: API_KEY });
  expect(answer.check).toMatchObject({ outcome: 'match', evidence: [{ kind: 'ownership', result: 'owner' }] });
});

it('asks no bank that does not take part about a batch', async () => {
  const { bff, clock, checkName, metric } = await setUp(csv('2026-11-20', 'INGBNL2A'));
  const lines = [
    { id: 'a', account: ABN, name: 'Jane Doe' },
    { id: 'b', account: ING, name: 'Jane Doe' },
  ];
  const { body } = await bff.ask('/v1/batches', { body: { lines }, origin: null, token: API_KEY });
  const path = `/v1/batches/${body.batch.id}`;
  const counts = async () => (await bff.ask(path, { origin: null, token: API_KEY })).body.batch.counts;
  await expect.poll(() => clock.advance(1000).then(counts)).toMatchObject({ match: 1, unable_to_verify: 1 });
  expect(checkName).toHaveBeenCalledTimes(1);
  expect(await metric('calls_saved_total')).toBe(1);
});

it('asks every bank if the list is older than 30 days, and says so', async () => {
  const { bff, check, checkName, clock } = await setUp(csv('2026-10-30', 'INGBNL2A'));
  expect(await check(ABN)).toMatchObject({ reason: 'bank_unsupported' });
  await clock.advance(24 * 60 * MINUTE);
  // Yesterday's session has expired.
  const token = await bff.openSession();
  const { body } = await bff.ask('/v1/checks', { body: { account: ABN, name: 'Jane Doe' }, token });
  expect(body.check).toMatchObject({ outcome: 'match' });
  expect(checkName).toHaveBeenCalledTimes(1);
  expect(bff.log.filter((line) => line.includes('older than 30 days'))).toHaveLength(1);
  expect((await bff.ask('/readyz')).body.participants).toEqual({ asOf: '2026-10-30', stale: true });
});

it('reads a new list without a restart; a malformed one leaves the old one in use', async () => {
  const { bff, check, clock, look } = await setUp(csv('2026-11-20', 'INGBNL2A'));
  writeFileSync(file, 'as_of,2026-11-27\nbic,from,until\nABNANL\n');
  await look();
  await look();
  await expect.poll(() => bff.log.some((line) => line.includes('line 3: a BIC has'))).toBe(true);
  expect(await check(ABN)).toMatchObject({ reason: 'bank_unsupported' });

  writeFileSync(file, csv('2026-11-28', 'INGBNL2A', 'ABNANL2A'));
  await look();
  await clock.advance(MINUTE);
  await expect
    .poll(async () => (await bff.ask('/readyz')).body.participants)
    .toEqual({ asOf: '2026-11-28', stale: false });
  expect(await check({ ...ABN, iban: 'NL94ABNA0300065264' })).toMatchObject({ outcome: 'match' });
});

it('does not leave out a bank that is missing only because the list is still being written', async () => {
  const { bff, check, look } = await setUp(csv('2026-11-20', 'INGBNL2A', 'ABNANL2A'));
  const asOf = async () => (await bff.ask('/readyz')).body.participants.asOf;
  // Whole lines, as in a file that is being copied.
  writeFileSync(file, csv('2026-11-27', 'INGBNL2A'));
  await look();
  expect(await check(ABN)).toMatchObject({ outcome: 'match' });
  writeFileSync(file, csv('2026-11-27', 'INGBNL2A', 'ABNANL2A'));
  await look();
  expect(await asOf()).toBe('2026-11-20');
  await look();
  await expect.poll(asOf).toBe('2026-11-27');
  expect(await check({ ...ABN, iban: 'NL94ABNA0300065264' })).toMatchObject({ outcome: 'match' });
});

it('continues without the file, and says once that it is gone', async () => {
  const { bff, check, look } = await setUp(csv('2026-11-20', 'INGBNL2A'));
  rmSync(file);
  for (let minute = 0; minute < 3; minute += 1) await look();
  expect(await check(ABN)).toMatchObject({ reason: 'bank_unsupported' });
  expect(bff.log.filter((line) => line.includes('cannot be read'))).toHaveLength(1);
});

it.each([
  ['is not there', null, /VOP_PARTICIPANTS_FILE names a list that cannot be read$/m],
  ['is malformed', 'as_of,2026-11-20\nbic,from,until\nABNANL2A,soon', /cannot be read: line 3: a date/],
  ['is far too large', csv('2026-11-20', 'ABNANL2A', '\n'.repeat(4 * 1024 * 1024)), /it is larger than 4 MiB/],
  ['lies in the future', csv('2099-01-01', 'ABNANL2A'), /its day lies in the future/],
])('does not start with a list that %s, and names the line', (_what, text, message) => {
  if (text !== null) writeFileSync(file, text);
  const config = loadConfig({ VOP_PARTICIPANTS_FILE: file });
  expect(() => createBff(config, { widget: null })).toThrow(message);
});
