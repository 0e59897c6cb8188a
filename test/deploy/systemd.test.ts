import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { loadConfig, variables } from '@payee-check/bff';
import { describe, expect, it } from 'vitest';
import { serveArguments } from '../lib/serve.ts';
import { isPresent, read, root } from './files.ts';

const path = 'deploy/systemd/payee-check-bff.service';
const unit = read(path);

const values = (name: string) => [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value = '']) => value);

describe('the systemd unit', () => {
  it('starts the BFF as the image does', () => {
    const commands = values('ExecStart').map((value) => value.replace('/opt/payee-check/', '').split(' '));
    expect(commands).toEqual([['/usr/bin/node', ...serveArguments(root)]]);
    expect(values('Environment')).toContain('MALLOC_ARENA_MAX=2');
  });

  it('passes every secret as a credential', () => {
    const secrets = new Set(variables.filter(({ secret }) => secret).map(({ name }) => name));
    const credentials = values('LoadCredential').map((value) => value.split(':')[0] ?? '');
    expect(credentials.filter((name) => !secrets.has(name))).toEqual([]);
    expect(values('Environment').filter((value) => value.includes('_FILE='))).toEqual(
      credentials.map((name) => `${name}_FILE=%d/${name}`),
    );
  });

  it('gives the service more time to stop than it needs', () => {
    expect(Number(values('TimeoutStopSec')[0]) * 1000).toBeGreaterThanOrEqual(
      loadConfig({}).checks.deadlineMs + 15_000,
    );
  });

  it.each([
    'DynamicUser=yes',
    'NoNewPrivileges=yes',
    'CapabilityBoundingSet=',
    'ProtectSystem=strict',
    'ProtectHome=yes',
    'PrivateTmp=yes',
    'PrivateDevices=yes',
    'RestrictNamespaces=yes',
    'LimitCORE=0',
  ])('has %s', (line) => {
    expect(unit.split('\n')).toContain(line);
  });

  it('allows V8 to compile', () => {
    expect(unit).not.toMatch(/^MemoryDenyWriteExecute=(yes|true)/m);
  });

  if (isPresent('systemd-analyze', 'systemd')) {
    it('has a low exposure level', () => {
      const args = ['security', '--offline=true', '--threshold=20', '--no-pager', join(root, path)];
      const { status, stdout, stderr } = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
      expect(`${status} ${stderr}${stdout.split('\n').at(-2)}`).toMatch(/^0 .*exposure level.*OK/);
    });

    it('has no line that systemd does not know', () => {
      const { stderr } = spawnSync('systemd-analyze', ['verify', join(root, path)], { encoding: 'utf8' });
      const complaints = stderr.split('\n').filter((line) => line.includes('payee-check-bff.service'));
      // Only the program may be missing on this machine, so another one replaces it.
      expect(complaints.filter((line) => !/not executable|not found|No such file/.test(line))).toEqual([]);
    });
  }
});
