import fs, { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { followChain } from '@payee-check/shared/audit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ACCOUNT, API_KEY, SHOP, startBff } from '../testing/bff.ts';
import { replaceEverywhere } from '../testing/builtin.ts';
import { createTestClock } from '../testing/clock.ts';
import { said, testProvider } from '../testing/providers.ts';
import { openAuditLog } from './log.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
  path = join(folder, 'audit.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (onFailure: (error: unknown) => void = () => undefined) =>
  openAuditLog({ path, clock: createTestClock(), onFailure });
const lines = () => readFileSync(path, 'utf8').split('\n').filter(Boolean);

describe('the audit log', () => {
  const write = vi.spyOn(fs, 'writeSync');
  replaceEverywhere(write);

  it('chains its lines, and continues the chain when it is opened again', async () => {
    for (const run of [1, 2, 3]) {
      const log = open();
      log.append({ event: 'check', run });
      log.append({ event: 'decision', text: '","hash":"' });
      log.close();
    }
    expect(await followChain(lines())).toMatchObject({ kind: 'whole', chains: [{ lines: 6 }] });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['changed', (all: string[]) => all.with(1, (all[1] ?? '').replace('"run":2', '"run":7')), 2],
    ['taken out', (all: string[]) => all.toSpliced(1, 1), 2],
    ['put in', (all: string[]) => all.toSpliced(1, 0, all[0] ?? ''), 2],
    ['moved', (all: string[]) => [all[0] ?? '', all[2] ?? '', all[1] ?? ''], 2],
    ['without its hash', (all: string[]) => all.with(2, '{"event":"check"}'), 3],
  ])('shows a line that was %s', async (_, change, line) => {
    const log = open();
    for (const run of [1, 2, 3]) log.append({ event: 'check', run });
    log.close();
    expect(await followChain(change(lines()))).toMatchObject({ kind: 'broken', line });
  });

  it('begins a new chain after a line that a crash cut off', async () => {
    const first = open();
    first.append({ event: 'check' });
    first.close();
    appendFileSync(path, '{"chain":"');
    const second = open();
    second.append({ event: 'check' });
    second.close();
    const [whole, torn, own] = lines();
    expect(await followChain(lines())).toMatchObject({ kind: 'broken', line: 2 });
    expect(torn).toBe('{"chain":"');
    expect(await followChain([whole ?? '', own ?? ''])).toMatchObject({ kind: 'whole', chains: [{}, {}] });
  });

  it('continues if a line cannot be written, and says so', () => {
    const onFailure = vi.fn();
    const log = open(onFailure);
    log.close();
    log.append({ event: 'check' });
    expect(onFailure).toHaveBeenCalledOnce();
  });

  it('removes the half of a line that a full disk accepted, says so, and stays whole', async () => {
    const onFailure = vi.fn();
    const log = open(onFailure);
    log.append({ event: 'check', run: 1 });
    write.mockImplementationOnce((file: number, text: unknown) => {
      appendFileSync(file, String(text).slice(0, 20));
      return 20;
    });
    log.append({ event: 'check', run: 2 });
    expect(onFailure).toHaveBeenCalledOnce();
    log.append({ event: 'check', run: 3 });
    log.close();
    expect(await followChain(lines())).toMatchObject({ kind: 'whole', chains: [{ lines: 2 }] });
  });
});

describe('AUDIT_LOG', () => {
  it('has a line for each check and each decision, with ids and hashes and no name', async () => {
    const bank = testProvider('ibantrack', { checkName: async () => said.closeMatch });
    const bff = await startBff({ AUDIT_LOG: path }, { providers: [bank] });
    try {
      const body = { origin: SHOP, subject: 'customer-alice', reference: 'order-4711' };
      const token = await bff.openSession({ body, token: API_KEY, origin: null });
      const { check } = (await bff.ask('/v1/checks', { body: { account: ACCOUNT, name: 'Jane Do' }, token })).body;
      await bff.ask(`/v1/checks/${check.id}/decision`, { body: { decision: 'use_registered_name' }, token });
    } finally {
      await bff.close();
    }
    expect(await followChain(lines())).toMatchObject({ kind: 'whole', chains: [{ lines: 2 }] });
    const entries = lines().map((line) => JSON.parse(line));
    expect(entries.map(({ event }) => event)).toEqual(['check', 'decision']);
    expect(entries[0]).toMatchObject({ claims: { aud: SHOP, ref: 'order-4711', outcome: 'close_match' } });
    expect(entries[1].receipt).toMatch(/^[\w-]{43}$/);
    expect(readFileSync(path, 'utf8')).not.toMatch(/(?<![\w-])(?:Jane|eyJ)|DE89|0532013|alice/);
  });

  it('prevents the start if it cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(startBff({ AUDIT_LOG: join(folder, 'file', 'audit.jsonl') })).rejects.toThrow(
      /AUDIT_LOG names a file/,
    );
  });
});
