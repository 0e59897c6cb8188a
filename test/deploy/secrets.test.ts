import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@payee-check/bff';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { read, runScript } from './files.ts';

let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'secrets-'));
  folder = join(parent, 'secrets');
});
afterEach(() => rmSync(parent, { recursive: true }));

const make = (...args: string[]) => runScript('deploy/make-secrets.mjs', [folder, ...args]);
const secret = (name: string) => readFileSync(join(folder, name), 'utf8').trim();
const kids = () => JSON.parse(secret('RECEIPT_KEYS')).keys.map(({ kid }: { kid: string }) => kid);

/** The settings of the Kubernetes ConfigMap or of the example file, with the generated secrets. */
function configOf(settings: Record<string, string>) {
  const names = ['SESSION_SECRET', 'RECEIPT_KEYS', 'MERCHANT_API_KEYS', 'REDIS_URL'];
  const files = Object.fromEntries(names.map((name) => [`${name}_FILE`, join(folder, name)]));
  return loadConfig({ NODE_ENV: 'production', ...settings, ...files });
}

describe('make-secrets', () => {
  it('makes secrets that the BFF accepts in production, with the settings of each deployment', () => {
    make();
    const kubernetes: { data: Record<string, string> } = parse(read('deploy/kubernetes/configmap.yaml'));
    const example = Object.fromEntries(
      read('deploy/bff.env.example')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => line.split('=', 2)),
    );
    for (const settings of [kubernetes.data, example]) {
      expect(configOf(settings)).toMatchObject({ production: true, allowedOrigins: new Set(['https://shop.example']) });
    }
    expect(configOf(kubernetes.data).server.trustProxy).toBe(1);
  });

  it('keeps others out of the folder, and leaves existing files alone', () => {
    make();
    const before = secret('SESSION_SECRET');
    make();
    expect(secret('SESSION_SECRET')).toBe(before);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('gives Redis and the BFF the same password', () => {
    make();
    expect(secret('REDIS_AUTH')).toBe(`requirepass ${new URL(secret('REDIS_URL')).password}`);
  });

  it('changes the receipt keys in three steps: known, used, alone', () => {
    make();
    const [old] = kids();
    expect(make('--add', 'RECEIPT_KEYS')).toContain('wait an hour, then --promote RECEIPT_KEYS');
    const [first, added] = kids();
    expect(first).toBe(old);
    make('--promote', 'RECEIPT_KEYS');
    expect(kids()).toEqual([added, old]);
    expect(configOf({ PUBLIC_URL: 'https://bff.example' }).receiptKeys?.current.map(({ kid }) => kid)).toEqual([
      added,
      old,
    ]);
    make('--retire', 'RECEIPT_KEYS');
    expect(kids()).toEqual([added]);
  });

  it('keeps the public half of every retired receipt key, with its time, and nothing secret of it', () => {
    make();
    const used = kids();
    for (let turn = 0; turn < 5; turn += 1) {
      for (const step of ['--add', '--promote', '--retire']) make(step, 'RECEIPT_KEYS');
      used.push(...kids());
    }
    const { current = [], retired = [] } = configOf({ PUBLIC_URL: 'https://bff.example' }).receiptKeys ?? {};
    expect([...retired, ...current].map(({ kid }) => kid)).toEqual(used);
    for (const { validFrom, validUntil, ...key } of retired) {
      expect(Object.keys(key).sort()).toEqual(['crv', 'kid', 'kty', 'x', 'y']);
      expect(Date.parse(validFrom ?? '')).toBeLessThanOrEqual(Date.parse(validUntil));
    }
  });

  it('makes an empty folder private, and refuses one that others can read', () => {
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    make();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const open = join(parent, 'open');
    mkdirSync(open);
    writeFileSync(join(open, 'README'), '');
    chmodSync(open, 0o750);
    expect(() => runScript('deploy/make-secrets.mjs', [open])).toThrow(/chmod 700/);
    expect(readdirSync(open)).toEqual(['README']);
  });

  it('says what is missing if there is nothing to rotate', () => {
    expect(() => make('--add', 'RECEIPT_KEYS')).toThrow(/make the secrets first/);
  });

  it('changes the session secret in the same steps', () => {
    make();
    const old = secret('SESSION_SECRET');
    make('--add', 'SESSION_SECRET');
    make('--promote', 'SESSION_SECRET');
    const [added, kept] = configOf({ PUBLIC_URL: 'https://bff.example' }).sessions.secrets;
    expect(kept).toBe(old);
    make('--retire', 'SESSION_SECRET');
    expect(secret('SESSION_SECRET')).toBe(added);
  });

  it('refuses steps out of order', () => {
    make();
    expect(() => make('--retire', 'RECEIPT_KEYS')).toThrow();
    expect(() => make('--add', 'PATH')).toThrow();
    make('--add', 'RECEIPT_KEYS');
    expect(() => make('--add', 'RECEIPT_KEYS')).toThrow();
  });
});

describe.each(['deploy/make-secrets.mjs', 'deploy/nginx/render.mjs', 'deploy/pin-images.mjs'])('%s', (script) => {
  it('prints its usage, on request and for an unknown option', () => {
    expect(runScript(script, ['--help'])).toContain(`node ${script} `);
    expect(() => runScript(script, ['--nonsense', 'x'])).toThrow(/Unknown option '--nonsense'[\s\S]*node deploy\//);
    expect(() => runScript(script, ['--nonsense', 'x'])).not.toThrow(/node:internal/);
  });
});
