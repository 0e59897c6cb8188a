import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashOfLine } from '../audit/chain.ts';
import { accountValue, commit, nameValue } from '../receipt/index.ts';
import { withLowS } from '../receipt/testing/low-s.ts';
import { run } from './run.ts';

const issuer = 'https://bff.example';
const account = { scheme: 'iban', iban: 'DE89 3704 0044 0532 0130 00' } as const;
const salt = 'c2FsdHNhbHRzYWx0c2FsdA';
const ISSUED_AT = Date.UTC(2024, 0, 15, 12) / 1000;

let sign: (change?: JWTPayload) => Promise<string>;
let files: Record<string, string>;

beforeAll(async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const validity = { validFrom: '2024-01-01T00:00:00.000Z', validUntil: '2024-02-01T00:00:00.000Z' };
  files = { 'keys.json': JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'a', ...validity }] }) };
  const claims = {
    iss: issuer,
    aud: 'https://shop.example',
    iat: ISSUED_AT,
    exp: ISSUED_AT + 900,
    jti: 'chk_0123456789abcdef',
    outcome: 'close_match',
    reason: null,
    decision: 'use_registered_name',
    risk: { level: 'caution', signals: ['listed_on_web'] },
    basis: 'name_check',
    src: { provider: 'ibantrack', reference: 'ref-1', environment: 'live', scheme: 'epc_vop' },
    account_status: 'active',
    checked_at: ISSUED_AT,
    salt,
    account_hash: await commit(salt, accountValue(account)),
    name_hash: await commit(salt, nameValue('Jane Doe')),
  };
  sign = async (change = {}) =>
    withLowS(
      await new SignJWT({ ...claims, ...change })
        .setProtectedHeader({ alg: 'ES256', typ: 'payee-check-receipt+jwt', kid: 'a' })
        .sign(privateKey),
    );
});

async function command(args: readonly string[], input: string | object = '') {
  const out: string[] = [];
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  const status = await run(args, {
    read: async (path) => (path === '-' ? text : (files[path] ?? Promise.reject(new Error(`no file ${path}`)))),
    print: (line) => out.push(line),
    complain: (line) => out.push(line),
  });
  return { status, text: out.join('\n') };
}

const verify = (input: string | object, ...more: string[]) =>
  command(['verify', '--issuer', issuer, '--keys', 'keys.json', ...more], input);

describe('payee-check verify', () => {
  it('compares an organisation’s numbers', async () => {
    const identifiers = [{ type: 'lei', value: '5299 00T8 BM49 AURS DO55' }];
    const identifier_hashes = [await commit(salt, 'lei:529900T8BM49AURSDO55')];
    const receipt = await sign({ outcome: 'match', decision: null, basis: 'identifier_check', identifier_hashes });
    const found = await verify({ receipt, account, identifiers });
    expect(found.text).toMatch(/Identifiers +the one that was checked/);
    expect((await verify({ receipt, account })).text).toMatch(/Identifiers +not compared: no identifier was given/);
    const other = [{ type: 'lei', value: '529900T8BM49AURSDO56' }];
    expect(await verify({ receipt, account, identifiers: other })).toMatchObject({
      status: 1,
      text: expect.stringContaining('identifier_mismatch'),
    });
    const beside = await sign({ identifier_hashes, identifiers_compared: false });
    expect((await verify({ receipt: beside, identifiers })).text).toContain('the bank did not compare them');
  });

  it('says in plain words what an old receipt proves about an account and a name', async () => {
    const { status, text } = await verify({ receipt: await sign(), account, name: 'Jane Doe' });
    expect(status).toBe(0);
    expect(text).toContain('Genuine');
    for (const words of [
      'close match',
      'the payer chose the name',
      'ibantrack (epc_vop), their reference ref-1',
      'listed_on_web',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain('2024-01-15 12:00:00 UTC');
    expect(text).not.toContain('not compared');
    expect(text).not.toMatch(/Jane|DE89/);
  });

  it('says what was not compared, for a receipt alone', async () => {
    const { status, text } = await verify(
      await sign({ ref: 'order-4711', basis: 'ownership', subject_hash: await commit(salt, 'x') }),
    );
    expect(status).toBe(0);
    for (const what of ['account', 'name', 'subject']) expect(text).toContain(`not compared: no ${what} was given`);
    expect(text).toContain('order-4711');
  });

  it.each([
    [{ name: 'John Roe' }, 'name_mismatch'],
    [{ account: { scheme: 'iban', iban: 'FR7630006000011234567890189' } }, 'account_mismatch'],
    [{ reference: 'order-4712' }, 'reference_mismatch'],
    [{ subject: 'somebody' }, 'subject_mismatch'],
  ])('refuses what does not agree: %j', async (given, code) => {
    const receipt = await sign();
    expect(await verify({ receipt, ...given })).toMatchObject({ status: 1, text: expect.stringContaining(code) });
    const { text } = await verify({ receipt, ...given }, '--json');
    expect(JSON.parse(text)).toEqual({ valid: false, why: code });
  });

  it('says prominently that a receipt comes from a sandbox', async () => {
    const src = { provider: 'ibantrack', reference: null, environment: 'sandbox', scheme: null };
    expect((await verify(await sign({ src }))).text).toContain('A SANDBOX: FICTITIOUS');
  });

  it('lets no text in a receipt control the terminal', async () => {
    const { text } = await verify(await sign({ ref: 'a\u001b[2Jb\nGenuine' }));
    expect(text).toContain('a�[2Jb�Genuine');
  });

  it('refuses a receipt dated outside the time of its key, a changed one, one for another page, or none', async () => {
    const late = ISSUED_AT + 60 * 86_400;
    expect((await verify(await sign({ iat: late, exp: late + 900 }))).text).toContain('signature');
    expect((await verify(`${(await sign()).slice(0, -4)}AAAA`)).status).toBe(1);
    expect((await verify(await sign(), '--audience', 'https://other.example')).text).toContain('origin_mismatch');
    expect(await verify('')).toMatchObject({ status: 1, text: expect.stringContaining('not_checked') });
  });

  it('prints its usage', async () => {
    for (const args of [[], ['nonsense'], ['verify'], ['verify', '--nonsense'], ['verify-audit']]) {
      expect(await command(args)).toMatchObject({ status: 2, text: expect.stringContaining('payee-check verify') });
    }
    expect(await command(['verify', 'absent', '--issuer', issuer])).toMatchObject({
      status: 2,
      text: 'no file absent',
    });
    expect((await verify({ receipt: 'x', more: 1 })).status).toBe(2);
  });
});

describe('payee-check verify-audit', () => {
  async function chainOf(count: number): Promise<string> {
    let previous = '';
    let text = '';
    for (let number = 1; number <= count; number += 1) {
      const line = JSON.stringify({ chain: 'a', number, previous, event: 'check' });
      const hash = await hashOfLine(line);
      text += `${line.slice(0, -1)},"hash":"${hash}"}\n`;
      previous = hash;
    }
    return text;
  }

  it('says that a chain is complete, and how it ends', async () => {
    const text = await chainOf(3);
    const last = /"hash":"([^"]+)"\}\n$/.exec(text)?.[1] ?? '';
    expect(await command(['verify-audit', '-'], text)).toEqual({ status: 0, text: `a  3 lines, intact  last ${last}` });
    expect((await command(['verify-audit', '-', '--last', last], text)).status).toBe(0);
  });

  it('finds a line that was removed, and a file that was emptied', async () => {
    const [first, , third] = (await chainOf(3)).split('\n');
    expect(await command(['verify-audit', '-'], `${first}\n${third}\n`)).toEqual({
      status: 1,
      text: 'Broken at line 2: the line before it is missing, or was changed',
    });
    expect((await command(['verify-audit', '-'], '')).status).toBe(1);
  });

  it('finds a line that was changed, and one that was cut off', async () => {
    const text = await chainOf(3);
    expect(await command(['verify-audit', '-'], text.replace('check', 'chuck'))).toEqual({
      status: 1,
      text: 'Broken at line 1: it was changed',
    });
    const last = /"hash":"([^"]+)"\}\n$/.exec(text)?.[1] ?? '';
    const cut = text.split('\n').slice(0, 2).join('\n');
    expect((await command(['verify-audit', '-', '--last', last], cut)).status).toBe(1);
  });
});

describe('payee-check shown', () => {
  const reported = { locale: 'de', element: '0.1.0', policy: 'confirm', text: 'A'.repeat(43) };
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'shown-'));
    const one = { purpose: 'payment', named: true, typed: true, text: 'One.\\nTwo.', hash: 'A'.repeat(43) };
    writeFileSync(
      join(folder, 'shown.mjs'),
      `export const version = '0.1.0';
       export const possibilities = async ({ locale, outcome }, messages) =>
         locale === 'de' && outcome === 'close_match' && !messages ? [${JSON.stringify(one).replace('\\\\n', '\\n')}] : [];`,
    );
  });
  const shown = async (change: JWTPayload, ...more: string[]) =>
    command(['shown', '--widget', folder, ...more], await sign(change));

  it('prints the sentences whose hash the receipt has, and says who claims that they were shown', async () => {
    const { status, text } = await shown({ shown: reported });
    expect(status).toBe(0);
    expect(text).toContain('  One.\n  Two.');
    expect(text).toContain('The browser reported it.');
  });

  it.each([
    ['nothing was reported', {}, [], 1, 'says nothing about the screen'],
    ['the hash is of another text', { shown: { ...reported, text: 'B'.repeat(43) } }, [], 1, 'None of the 1 texts'],
    ['the page had messages of its own', { shown: reported }, ['--messages', 'own.json'], 1, 'None of the 0 texts'],
    ['that version was not kept', { shown: { ...reported, element: '0.2.0' } }, [], 2, 'no files of the element 0.2.0'],
  ])('says so if %s', async (_why, change, more, expected, words) => {
    files['own.json'] = '{ "warning": "Obacht!" }';
    const { status, text } = await shown(change, ...more);
    expect(text).toContain(words);
    expect(status).toBe(expected);
  });

  it('accepts nothing but a receipt', async () => {
    expect(await command(['shown'], 'x')).toMatchObject({ status: 2 });
    expect(await command(['shown', '--nonsense'], 'x')).toMatchObject({ status: 2 });
  });
});
