import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { read, runScript } from './files.ts';

const out = mkdtempSync(join(tmpdir(), 'pinned-'));
afterAll(() => rmSync(out, { recursive: true }));

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
const IMAGES = ['payee-check-bff:0.1.0', 'redis:7.4-bookworm', 'nginxinc/nginx-unprivileged:1.28-bookworm'];
const pinned = IMAGES.map(
  (name) => `${name.startsWith('payee') ? 'payee-check-bff' : name}=registry.example/${name}@${DIGEST}`,
);

/** Every image that a file names, wherever it does. */
const imagesIn = (text: string) => [...text.matchAll(/^ *image: (\S+)$/gm)].map(([, image = '']) => image);

describe('what is deployed, with every image by its digest', () => {
  it('names none by a tag alone, and builds none', () => {
    runScript('deploy/pin-images.mjs', [out, ...pinned]);
    const files = ['compose.yaml', ...readdirSync(join(out, 'kubernetes')).map((name) => `kubernetes/${name}`)];
    const images = files.flatMap((name) => imagesIn(readFileSync(join(out, name), 'utf8')));
    expect(new Set(images)).toEqual(new Set(IMAGES.map((name) => `registry.example/${name}@${DIGEST}`)));
    const compose = parse(readFileSync(join(out, 'compose.yaml'), 'utf8'), { merge: true });
    expect(compose.services['bff-1']).not.toHaveProperty('build');
    expect(compose.services['bff-1'].image).toContain(DIGEST);
  });

  it('is otherwise the same', () => {
    const withoutImages = (text: string) => text.replace(/^ *image: .*$/gm, '');
    for (const name of ['kubernetes/deployment.yaml', 'kubernetes/redis.yaml']) {
      expect(withoutImages(readFileSync(join(out, name), 'utf8'))).toBe(withoutImages(read(`deploy/${name}`)));
    }
    expect(readFileSync(join(out, 'nginx/nginx.conf'), 'utf8')).toBe(read('deploy/nginx/nginx.conf'));
  });

  it.each(['make-secrets.mjs', 'nginx/render.mjs'])('has everything that %s needs', (command) => {
    const usage = execFileSync(process.execPath, [join(out, command), '--help'], { encoding: 'utf8' });
    expect(usage).toContain(`node deploy/${command} `);
  });

  it('accepts no image without a digest', () => {
    expect(() => runScript('deploy/pin-images.mjs', [out, `${IMAGES[0]}=registry.example/other:latest`])).toThrow();
  });
});
