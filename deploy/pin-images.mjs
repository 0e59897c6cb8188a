/**
 * Copies what is deployed, with every image by its digest: a tag may be moved to another image, a digest is that image.
 *
 *     node deploy/pin-images.mjs pinned payee-check-bff=registry.example/payee-check-bff:0.1.0@sha256:…
 *
 * NAME is the image's, with or without its tag. Digests that are not given as NAME=IMAGE are looked up in the registry, with
 * `docker buildx imagetools inspect`. A release has the result (docs/operations.md, “Images”).
 */
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readOptions } from './options.mjs';

const [out, ...stated] = readOptions(import.meta.url, { allowPositionals: true, options: {} }).positionals;
if (out === undefined) {
  process.stderr.write('Say where to: node deploy/pin-images.mjs FOLDER [NAME=IMAGE …]\n');
  process.exit(1);
}

const pinned = new Map(stated.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]));

function digestOf(name) {
  const format = ['--format', '{{json .Manifest.Digest}}'];
  return JSON.parse(execFileSync('docker', ['buildx', 'imagetools', 'inspect', name, ...format], { encoding: 'utf8' }));
}

function pin(name) {
  const image = pinned.get(name) ?? pinned.get(name.replace(/:.*/, '')) ?? `${name}@${digestOf(name)}`;
  if (!/^[\w./:-]+@sha256:[0-9a-f]{64}$/.test(image)) throw new Error(`${name} has no digest: ${image}`);
  pinned.set(name, image);
  return image;
}

const FOLDERS = ['kubernetes', 'kubernetes-managed-redis', 'nginx', 'redis'];
const FILES = ['compose.yaml', 'bff.env.example', 'make-secrets.mjs', 'options.mjs'];
const from = fileURLToPath(new URL('.', import.meta.url));
for (const name of [...FOLDERS, ...FILES]) cpSync(join(from, name), join(out, name), { recursive: true });

const manifests = readdirSync(join(out, 'kubernetes')).map((name) => join('kubernetes', name));
for (const name of ['compose.yaml', ...manifests]) {
  const text = readFileSync(join(out, name), 'utf8');
  const images = text.replace(/^( *image: )(\S+)$/gm, (_, key, image) => key + pin(image));
  // An image that is named by its digest is not built here.
  writeFileSync(join(out, name), images.replace(/^ {2}build:\n(?: {4}.*\n)+/m, '').replace(' --build', ''));
}
