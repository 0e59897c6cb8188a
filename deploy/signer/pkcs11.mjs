/**
 * A signing service: signs receipts with a key in a hardware security module, by PKCS#11. The BFF asks it over a Unix socket
 * (`RECEIPT_SIGNER`) and never has the key or its PIN. It runs as another user; who may ask, the socket's group says.
 *
 *     PKCS11_MODULE=/usr/lib/softhsm/libsofthsm2.so PKCS11_TOKEN=payee-check PKCS11_PIN_FILE=/run/secrets/pin \
 *       node deploy/signer/pkcs11.mjs /run/payee-check/signer.sock
 *
 * A key goes by its id (CKA_ID), which is the `kid` in RECEIPT_KEYS, letter by letter. OpenSC's `pkcs11-tool` does the signing, a process for each
 * signature: some 10 ms, enough for a few dozen a second. For more, keep a PKCS#11 session open in the language of your choice;
 * what has to be answered is all in here.
 */
import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';

const TIMEOUT_MS = 2500;
const MOST_AT_ONCE = 16;
const LONGEST_BODY = 1024;

const [socket] = process.argv.slice(2);
const { PKCS11_MODULE: module, PKCS11_TOKEN: token, PKCS11_PIN_FILE: pinFile } = process.env;
if (!socket || !module || !token || !pinFile) {
  process.stderr.write('Name the socket, and set PKCS11_MODULE, PKCS11_TOKEN and PKCS11_PIN_FILE\n');
  process.exit(1);
}
const pin = readFileSync(pinFile, 'utf8').trim();

/** The PIN goes through the environment, which other users cannot read; the command line they can. */
function sign(kid, digest) {
  const key = ['--token-label', token, '--id', Buffer.from(kid).toString('hex')];
  const args = ['--module', module, '--login', '--pin', 'env:PIN', '--sign', '--mechanism', 'ECDSA', ...key];
  return new Promise((resolve, reject) => {
    const options = { encoding: 'buffer', timeout: TIMEOUT_MS, env: { ...process.env, PIN: pin } };
    const tool = execFile('pkcs11-tool', args, options, (error, signature) => {
      if (error === null && signature.length === 64) resolve(signature);
      else reject(new Error(`pkcs11-tool ended with ${error?.code ?? `${signature.length} bytes`}`));
    });
    tool.stdin.on('error', () => undefined);
    tool.stdin.end(digest);
  });
}

/** What is asked for, or `null`. */
function read(body) {
  try {
    const { kid, digest } = JSON.parse(body);
    const bytes = Buffer.from(digest, 'base64url');
    return /^\w[\w.-]{0,63}$/.test(kid) && bytes.length === 32 ? { kid, digest: bytes } : null;
  } catch {
    return null;
  }
}

let underWay = 0;

const server = createServer(async (request, response) => {
  const answer = (status, body) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk;
    if (body.length > LONGEST_BODY) return answer(413, {});
  }
  const asked = request.method === 'POST' && request.url === '/sign' ? read(body) : null;
  if (asked === null) return answer(400, {});
  if (underWay >= MOST_AT_ONCE) return answer(503, {});
  underWay += 1;
  try {
    return answer(200, { signature: (await sign(asked.kid, asked.digest)).toString('base64url') });
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    return answer(502, {});
  } finally {
    underWay -= 1;
  }
});

rmSync(socket, { force: true });
// The socket's file is for this user and its group, which the BFF is in.
process.umask(0o117);
server.listen(socket, () => process.stdout.write(`Signs at ${socket}\n`));
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => server.close(() => process.exit(0)));
