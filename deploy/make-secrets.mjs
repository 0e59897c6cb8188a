/**
 * Makes the secrets that a deployment needs, one file for each, and leaves those alone that are there already.
 *
 *     node deploy/make-secrets.mjs deploy/secrets
 *
 * A file is named after the variable whose `_FILE` names it. The secrets of the providers are yours to put beside them.
 *
 * SESSION_SECRET and RECEIPT_KEYS are changed in three steps, with every instance restarted after each, so that no
 * instance ever meets what it does not know (see docs/operations.md, “Rotation”):
 *
 *     node deploy/make-secrets.mjs deploy/secrets --add RECEIPT_KEYS        old, new: all know the new one
 *     node deploy/make-secrets.mjs deploy/secrets --promote RECEIPT_KEYS    new, old: the new one is used
 *     node deploy/make-secrets.mjs deploy/secrets --retire RECEIPT_KEYS     new: the old one is no longer used
 *
 * Where a signer has the private half of a receipt key, `--add RECEIPT_KEYS --public key.pem --kid ID` adds its public half, by
 * the id that the signer knows it by.
 *
 * A retired SESSION_SECRET is forgotten. Of a retired receipt key the public half stays, with its time, since receipts that are
 * kept as evidence have to be verified years later.
 */
import { createHash, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOptions } from './options.mjs';

const secret = () => randomBytes(32).toString('base64url');
/** In whole seconds, as receipts have them. */
const now = () => new Date(Math.floor(Date.now() / 1000) * 1000).toISOString();
const receiptKey = () => ({
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
  kid: `${now().slice(0, 10)}-${randomBytes(3).toString('hex')}`,
  validFrom: now(),
});

/** A key that a signer has, by its public half in PEM or DER. */
function signersKey(path, kid) {
  const bytes = readFileSync(path);
  const pem = bytes.includes('-----BEGIN');
  const key = pem ? createPublicKey(bytes) : createPublicKey({ key: bytes, format: 'der', type: 'spki' });
  const { kty, crv, x, y } = key.export({ format: 'jwk' });
  if (crv !== 'P-256') fail(`${path} is no key of P-256`);
  return { kty, crv, x, y, kid, validFrom: now() };
}

/** RFC 7638: the id that the BFF gives a key which has none. */
const thumbprint = ({ crv, kty, x, y }) =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');

/** What is left of a key that signs no more. */
const publicHalf = ({ kty, crv, x, y, kid, validFrom }) => ({
  kty,
  crv,
  x,
  y,
  kid: kid ?? thumbprint({ kty, crv, x, y }),
  validFrom: validFrom ?? null,
  validUntil: now(),
});

/** How a value that holds several is read and written, what a new one is, and what is kept of one that is taken out. */
const lists = {
  SESSION_SECRET: {
    read: (text) => ({ keys: text.split(','), retired: [] }),
    format: ({ keys }) => keys.join(','),
    make: secret,
    keep: () => [],
    next: { add: 'then --promote SESSION_SECRET', promote: 'wait a day, then --retire SESSION_SECRET' },
  },
  RECEIPT_KEYS: {
    read: (text) => ({ retired: [], ...JSON.parse(text) }),
    format: (set) => JSON.stringify(set),
    make: () => (publicKey === undefined ? receiptKey() : signersKey(publicKey, kid)),
    keep: (key) => [publicHalf(key)],
    next: { add: 'wait an hour, then --promote RECEIPT_KEYS', promote: 'wait 15 minutes, then --retire RECEIPT_KEYS' },
  },
};

const steps = {
  add: { from: 1, change: ({ keys, retired }, { make }) => ({ keys: [...keys, make()], retired }) },
  promote: { from: 2, change: ({ keys: [first, second], retired }) => ({ keys: [second, first], retired }) },
  retire: {
    from: 2,
    change: ({ keys: [first, second], retired }, { keep }) => ({
      keys: [first],
      retired: [...retired, ...keep(second)],
    }),
  },
};

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

const option = { type: 'string' };
const { positionals, values } = readOptions(import.meta.url, {
  allowPositionals: true,
  options: { add: option, promote: option, retire: option, public: option, kid: option },
});
const { public: publicKey, kid, ...asked } = values;
if ((publicKey === undefined) !== (kid === undefined)) fail('--public and --kid go together');
if (publicKey !== undefined && asked.add !== 'RECEIPT_KEYS') fail('--public goes with --add RECEIPT_KEYS');
const [folder] = positionals;
if (folder === undefined) fail('Name the folder for the secrets, such as deploy/secrets');

/** The folder keeps others out; the files can be read so that a container's own user can. */
function write(name, content) {
  const path = join(folder, name);
  writeFileSync(path, `${content}\n`, { mode: 0o644 });
  chmodSync(path, 0o644);
  process.stdout.write(`${name} written\n`);
}

function rotate(step, name) {
  const list = Object.hasOwn(lists, name) ? lists[name] : fail(`Can rotate ${Object.keys(lists).join(' and ')}`);
  if (!existsSync(join(folder, name))) fail(`${folder} has no ${name}: make the secrets first, without --${step}`);
  const set = list.read(readFileSync(join(folder, name), 'utf8').trim());
  const { length } = set.keys;
  if (length !== steps[step].from) fail(`${name} has ${length}, and --${step} wants ${steps[step].from}`);
  write(name, list.format(steps[step].change(set, list)));
  process.stdout.write(`Now ${['restart every instance', list.next[step]].filter(Boolean).join(', ')}.\n`);
}

function makeMissing() {
  const fresh = {
    SESSION_SECRET: secret,
    RECEIPT_KEYS: () => lists.RECEIPT_KEYS.format({ keys: [receiptKey()], retired: [] }),
    MERCHANT_API_KEYS: secret,
  };
  for (const [name, make] of Object.entries(fresh)) if (!existsSync(join(folder, name))) write(name, make());
  // The two say the same password, so they are made together.
  if (existsSync(join(folder, 'REDIS_URL'))) return;
  const password = secret();
  write('REDIS_URL', `redis://:${password}@redis:6379`);
  write('REDIS_AUTH', `requirepass ${password}`);
}

/** An empty folder is made private. One that holds something is somebody's, and may have to stay as it is. */
function makePrivate() {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const isOpen = process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0;
  if (!isOpen) return;
  if (readdirSync(folder).length === 0) chmodSync(folder, 0o700);
  else
    fail(
      `Others can look into ${folder}, and the secrets in it are kept by the folder alone. Run chmod 700 ${folder} first`,
    );
}

makePrivate();
for (const [step, name] of Object.entries(asked)) rotate(step, name);
if (Object.keys(asked).length === 0) makeMissing();
