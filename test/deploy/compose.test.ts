import { loadConfig } from '@payee-check/bff';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { read } from './files.ts';

interface Service {
  readonly image: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly mem_limit?: string;
  readonly stop_grace_period?: string;
  readonly ports?: readonly string[];
  readonly networks: Readonly<Record<string, { ipv4_address?: string }>>;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { file: string }>>;
  readonly configs: Readonly<Record<string, { file?: string; content?: string }>>;
  readonly networks: Readonly<Record<string, { internal?: boolean }>>;
}

const compose: Compose = parse(read('deploy/compose.yaml'), { merge: true });
const services = Object.entries(compose.services);
const instances = services.filter(([name]) => name.startsWith('bff-'));

describe('compose.yaml', () => {
  it('runs three instances, Redis and nginx', () => {
    expect(services.map(([name]) => name)).toEqual(['bff-1', 'bff-2', 'bff-3', 'redis', 'nginx']);
  });

  it.each(services)('removes from %s what it does not need', (_, service) => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      mem_limit: expect.stringMatching(/^\d+m$/),
    });
  });

  it('admits traffic only through nginx, and to nginx only from this machine', () => {
    expect(services.filter(([, { ports }]) => ports).map(([name, { ports }]) => [name, ports])).toEqual([
      ['nginx', ['127.0.0.1:8080:8080']],
    ]);
    expect(compose.networks.inside).toMatchObject({ internal: true });
    expect(services.filter(([, it]) => !('outside' in it.networks)).map(([name]) => name)).toEqual(['redis']);
  });

  it('gives nginx the addresses that the instances have', () => {
    const addresses = instances.map(([, service]) => service.networks.inside?.ipv4_address);
    const upstreams = [...read('deploy/nginx/nginx.conf').matchAll(/^\s*server ([\d.]+):8787/gm)].map(([, it]) => it);
    expect(upstreams).toEqual(addresses);
    expect(new Set(addresses).size).toBe(3);
    for (const address of addresses) expect(read('deploy/prometheus/scrape.yaml')).toContain(`${address}:9464`);
  });

  it('passes every secret as a file to which the service has access', () => {
    for (const [, { environment = {}, secrets }] of instances) {
      const files = Object.entries(environment).filter(([name]) => name.endsWith('_FILE'));
      expect(files.map(([, path]) => path)).toEqual(secrets?.map((name) => `/run/secrets/${name}`));
    }
    for (const [name, { file }] of Object.entries(compose.secrets)) expect(file).toBe(`secrets/${name}`);
    expect(read('.gitignore').split('\n')).toContain('deploy/secrets/');
  });

  it('gives an instance more time to stop than it needs', () => {
    const { deadlineMs } = loadConfig({}).checks;
    for (const [, { stop_grace_period: grace = '0s' }] of instances) {
      expect(Number.parseInt(grace, 10) * 1000).toBeGreaterThanOrEqual(deadlineMs + 15_000);
    }
  });

  it('mounts files that exist', () => {
    for (const { file, content } of Object.values(compose.configs)) {
      if (content === undefined) expect(() => read(`deploy/${file}`)).not.toThrow();
    }
  });

  it('reads the public address only from bff.env, and does not start without it', () => {
    expect(compose.configs['public-url']?.content).toContain('${PUBLIC_URL:?');
    for (const file of ['deploy/compose.yaml', 'deploy/nginx/nginx.conf']) {
      expect(read(file)).not.toMatch(/https:\/\/[\w.]*payee-check\.example/);
    }
  });
});
