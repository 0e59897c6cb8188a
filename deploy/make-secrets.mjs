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
 *     node deploy/make-secrets.mjs deploy/secrets --retire RECEIPT_KEYS     new: the old one is forgotten
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const secret = () => randomBytes(32).toString('base64url');
const receiptKey = () => ({
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
  kid: `${new Date().toISOString().slice(0, 10)}-${randomBytes(3).toString('hex')}`,
});

/** How a value that holds several is read and written, and what a new one is. */
const lists = {
  SESSION_SECRET: { parse: (text) => text.split(','), format: (all) => all.join(','), make: secret },
  RECEIPT_KEYS: {
    parse: (text) => JSON.parse(text).keys,
    format: (keys) => JSON.stringify({ keys }),
    make: receiptKey,
  },
};

const steps = {
  add: { from: 1, change: ([old], make) => [old, make()] },
  promote: { from: 2, change: ([first, second]) => [second, first] },
  retire: { from: 2, change: ([first]) => [first] },
};

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

const option = { type: 'string' };
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { add: option, promote: option, retire: option },
});
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
  const all = list.parse(readFileSync(join(folder, name), 'utf8').trim());
  if (all.length !== steps[step].from) fail(`${name} has ${all.length}, and --${step} wants ${steps[step].from}`);
  write(name, list.format(steps[step].change(all, list.make)));
}

function makeMissing() {
  const fresh = {
    SESSION_SECRET: secret,
    RECEIPT_KEYS: () => lists.RECEIPT_KEYS.format([receiptKey()]),
    MERCHANT_API_KEYS: secret,
  };
  for (const [name, make] of Object.entries(fresh)) if (!existsSync(join(folder, name))) write(name, make());
  // The two say the same password, so they are made together.
  if (existsSync(join(folder, 'REDIS_URL'))) return;
  const password = secret();
  write('REDIS_URL', `redis://:${password}@redis:6379`);
  write('REDIS_AUTH', `requirepass ${password}`);
}

mkdirSync(folder, { recursive: true, mode: 0o700 });
const asked = Object.entries(values);
for (const [step, name] of asked) rotate(step, name);
if (asked.length === 0) makeMissing();
