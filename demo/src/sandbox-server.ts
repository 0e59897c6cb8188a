/** `npm run sandbox`: the five providers by themselves, and the environment with which `npm run serve` asks them. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { believableDelay, providerNames, type Sandbox, startSandbox } from './sandbox/index.ts';

const USAGE = `npm run sandbox -- [options]

  --env-file FILE   write the environment to FILE, readable by its owner alone, instead of printing it
  --port NUMBER     the first of five ports in a row; 8791 by default
  --origin ORIGIN   a page that may use the BFF; may be repeated; http://localhost:5173 and :8080 by default
  --no-delay        answer at once, where real providers take their time
`;

/** Exits with an error message, but no stack trace. */
function refuse(message: string): never {
  console.error(message);
  process.exit(1);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        'env-file': { type: 'string' },
        port: { type: 'string', default: '8791' },
        origin: { type: 'string', multiple: true, default: ['http://localhost:5173', 'http://localhost:8080'] },
        'no-delay': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

function firstPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  const last = 65_536 - providerNames.length;
  return port > 0 && port <= last ? port : refuse(`--port has to be a number from 1 to ${last}`);
}

/** What the BFF needs to ask the sandbox: providers, and secrets that last until the sandbox is started again. */
function environment(sandbox: Sandbox, origins: readonly string[]): Record<string, string> {
  const secret = () => randomBytes(32).toString('base64url');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    // The URL that the documentation uses, because receipts state their issuer.
    PUBLIC_URL: 'http://localhost:8787',
    ALLOWED_ORIGINS: origins.join(),
    MERCHANT_API_KEYS: secret(),
    SESSION_SECRET: secret(),
    RECEIPT_KEYS: JSON.stringify({ keys: [privateKey.export({ format: 'jwk' })] }),
    PROVIDERS: providerNames.join(),
    PROVIDERS_SANDBOX: 'true',
    ...sandbox.env,
  };
}

/** One line each, for `. FILE` in a shell; the line breaks of a PEM are written `\n`, which the BFF reads as such. */
const asLines = (variables: Record<string, string>): string =>
  Object.entries(variables)
    .map(([name, value]) => `${name}='${value.replaceAll('\n', '\\n')}'\n`)
    .join('');

const options = readOptions();
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}
const first = firstPort(options.port);
const file = options['env-file'];

let sandbox: Sandbox;
try {
  sandbox = await startSandbox({
    ports: Object.fromEntries(providerNames.map((name, offset) => [name, first + offset])),
    ...(!options['no-delay'] && { delay: believableDelay() }),
  });
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  refuse(`The sandbox cannot start: ${reason}\nTo use five other consecutive ports: npm run sandbox -- --port NUMBER`);
}

const lines = asLines(environment(sandbox, options.origin));
if (file === undefined) {
  console.log(lines);
} else {
  try {
    writeFileSync(file, lines, { mode: 0o600 });
  } catch (error) {
    refuse(`The environment cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}
// On a different stream from the environment, so that the environment can be redirected to a file.
console.error(`Five providers are running on http(s)://localhost, ports ${first} to ${first + providerNames.length - 1}.
${file === undefined ? 'Their environment is printed above.' : `Their environment is in ${file}. In another terminal:\n\n  set -a; . ${file.startsWith('/') ? file : `./${file}`}; set +a\n  npm run serve\n`}
Ctrl+C stops them.`);

async function stop(): Promise<void> {
  await sandbox.close();
  process.exit(0);
}
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
