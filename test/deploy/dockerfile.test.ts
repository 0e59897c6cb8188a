import { describe, expect, it } from 'vitest';
import { serveArguments } from '../lib/serve.ts';
import { filesUnder, read, root } from './files.ts';

interface Instruction {
  readonly name: string;
  readonly value: string;
}

/** Without comments, and with continued lines joined. */
function instructionsOf(dockerfile: string): Instruction[] {
  return dockerfile
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name = '', value = ''] = /^([A-Z]+)\s+(.*)$/.exec(line.trim()) ?? [];
      return { name, value };
    });
}

/** Node 24's options against debuggers, and against access to other files and programs. */
const CONFINED = [
  '--disable-sigusr1',
  '--permission',
  ...['/app/', '/run/secrets/', '/proc/'].map((path) => `--allow-fs-read=${path}`),
];

const instructions = instructionsOf(read('deploy/Dockerfile'));
const last = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
const values = (name: string, of = instructions) => of.filter((item) => item.name === name).map(({ value }) => value);

describe('the image', () => {
  it('is built from a pinned major version that the packages support', () => {
    expect(values('ARG')).toEqual(['NODE_IMAGE=node:24-bookworm-slim']);
    expect(read('deploy/Dockerfile')).not.toMatch(/latest/);
  });

  it('runs as a numeric user that is not root', () => {
    expect(values('USER', last)).toEqual(['10001:10001']);
    expect(last.findIndex(({ name }) => name === 'USER')).toBeLessThan(last.findIndex(({ name }) => name === 'CMD'));
    expect(read('deploy/Dockerfile')).not.toMatch(/--chown/);
  });

  it('starts and checks itself without a shell', () => {
    for (const value of [
      ...values('CMD', last),
      ...values('HEALTHCHECK', last).map((value) => value.replace(/.*CMD /, '')),
    ]) {
      expect(JSON.parse(value)[0]).toBe('node');
    }
    expect(values('CMD', last).map((value) => JSON.parse(value))).toEqual([
      ['node', ...CONFINED, ...serveArguments(root)],
    ]);
    expect(values('ENV', last)).toContain('MALLOC_ARENA_MAX=2');
    expect(values('HEALTHCHECK', last).join()).toContain('/healthz');
    expect(values('RUN', last)).toEqual([]);
  });

  it('installs from the lock file, without scripts of packages, and for production without build tools', () => {
    const installs = values('RUN').filter((value) => value.includes('npm ci'));
    expect(installs.every((install) => install.includes('--ignore-scripts'))).toBe(true);
    expect(installs.at(-1)).toContain('--omit=dev');
  });

  it('contains the releases of the widget that pages have pinned', () => {
    expect(values('COPY', last)).toContain('--from=build /app/widget/versions widget/versions');
    // Even if none is kept yet, the folder has to exist to be copied.
    expect(values('RUN').some((value) => value.endsWith('mkdir -p widget/versions'))).toBe(true);
    expect(JSON.parse(read('widget/package.json')).files).toContain('versions');
  });

  it('holds no secret', () => {
    const names = /(SECRET|PASSWORD|KEYS?|TOKEN|CLIENT_ID)\b/;
    for (const value of [...values('ENV'), ...values('ARG')]) expect(value).not.toMatch(names);
  });

  it('gets no other files than those it is built from', () => {
    const ignored = read('deploy/Dockerfile.dockerignore').split('\n');
    expect(ignored.find((line) => line !== '' && !line.startsWith('#'))).toBe('*');
    const sent = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    for (const path of values('COPY').filter((value) => !value.includes('--from') && value !== '. .')) {
      for (const source of path.split(' ').slice(0, -1)) {
        expect(sent.some((item) => source === item || source.startsWith(`${item}/`))).toBe(true);
      }
    }
    expect(sent).not.toContain('deploy');
  });
});

it('names no image without a version, or with “latest”', () => {
  const images = filesUnder('deploy')
    .filter((path) => path.endsWith('.yaml'))
    .flatMap((path) => [...read(path).matchAll(/^\s*image:\s*(\S+)/gm)].map(([, image = '']) => image));
  expect(images.length).toBeGreaterThan(3);
  for (const image of images) expect(image).toMatch(/:\d+\.\d+/);
});

it('the deployments and the documentation name the current version', () => {
  const { version } = JSON.parse(read('bff/package.json'));
  const places = [...filesUnder('deploy'), 'docs/operations.md', 'docs/integration.md', 'widget/README.md'];
  const named = places.flatMap((path) =>
    [...read(path).matchAll(/(?:payee-check-bff:|\/widget\/)(\d+\.\d+\.\d+)/g)].map(([, it]) => `${path}: ${it}`),
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((item) => !item.endsWith(`: ${version}`))).toEqual([]);
});
