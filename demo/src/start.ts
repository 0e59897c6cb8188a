import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { type AddressInfo, createServer } from 'node:net';
import { ConfigError, createBff, loadConfig } from '@payee-check/bff';
import { believableDelay, providerNames, startSandbox } from './sandbox/index.ts';
import { ownershipProvider } from './sandbox/provider-names.ts';
import { createShop } from './server/app.ts';
import { createDocs } from './server/docs.ts';
import { widgetBuild } from './server/widget-build.ts';

const env = process.env;

interface HeldPort {
  readonly port: number;
  release(): Promise<void>;
}

/**
 * The requested port, or any free one if another program uses it; kept occupied until the demo listens on it, so that
 * no other program takes it while the rest starts.
 */
function holdPort(requested: number): Promise<HeldPort> {
  return new Promise((resolve, reject) => {
    // A page of an earlier demo may already send requests, and would keep the port from being released.
    const holder = createServer((socket) => socket.destroy());
    holder.once('error', () => {
      if (requested === 0) reject(new Error('No free port'));
      else holdPort(0).then(resolve, reject);
    });
    holder.listen(requested, '127.0.0.1', () => {
      const { port } = holder.address() as AddressInfo;
      resolve({ port, release: () => new Promise((released) => holder.close(() => released())) });
    });
  });
}

/** Exits with what is wrong with the environment, without a stack trace. */
function refuse(message: string): never {
  console.error(message);
  process.exit(1);
}

function portFromEnv(name: string, fallback: number): number {
  const port = Number(env[name] || fallback);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  return refuse(`${name} has to be a port, from 0 to 65535`);
}

/** The demo's settings, any of which may have been set by hand. */
function configOf(settings: Record<string, string>) {
  try {
    return loadConfig(settings);
  } catch (error) {
    if (error instanceof ConfigError) return refuse(error.message);
    throw error;
  }
}

const secret = () => randomBytes(32).toString('base64url');

/** Your own key, so that curl commands and scripts keep working, or a new one. The demo's server uses the same key. */
function merchantKey(): string {
  const given = env['MERCHANT_API_KEYS'];
  if (!given) return secret();
  if (/^[^\s,[{]{32,}$/.test(given)) return given;
  return refuse('MERCHANT_API_KEYS has to be one key of 32 characters or more here');
}

const receiptKeys = () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return JSON.stringify({ keys: [privateKey.export({ format: 'jwk' })] });
};

/** Far above what somebody who tries the table of test payees can reach, or a stand at a trade fair in a whole day. */
const GENEROUS = {
  LIMIT_CHECKS_PER_SESSION: '10000',
  LIMIT_CHECKS_PER_MINUTE: '1000',
  LIMIT_NAMES_PER_ACCOUNT: '1000',
  LIMIT_SESSIONS_PER_IP_PER_HOUR: '10000',
  LIMIT_CHECKS_PER_IP_PER_HOUR: '10000',
  LIMIT_NAMES_PER_ACCOUNT_PER_IP_PER_HOUR: '10000',
  LIMIT_NAMES_PER_ACCOUNT_PER_HOUR: '10000',
  LIMIT_SESSIONS_PER_KEY_PER_MINUTE: '10000',
  LIMIT_CHECKS_PER_KEY_PER_MINUTE: '10000',
  LIMIT_DISCLOSURES_PER_NETWORK_PER_HOUR: '100000',
  LIMIT_DISCLOSURES_PER_ORIGIN_PER_HOUR: '100000',
  LIMIT_DISCLOSURES_PER_HOUR: '100000',
  LIMIT_DISCLOSURES_PER_KEY_PER_HOUR: '100000',
  LIMIT_DETAILS_PER_SESSION: '10000',
  // A page polls for each line of a long file until its result is known.
  LIMIT_REQUESTS_PER_IP_PER_MINUTE: '10000',
  LIMIT_BATCHES_PER_KEY: '40',
};

const shopPort = await holdPort(portFromEnv('DEMO_PORT', 8080));
const bffPort = await holdPort(portFromEnv('PORT', 8787));
const ownershipPort = await holdPort(0);
const origin = `http://localhost:${shopPort.port}`;
const bffUrl = `http://localhost:${bffPort.port}`;
const ownershipUrl = `http://localhost:${ownershipPort.port}`;
const apiKey = merchantKey();
const widget = await widgetBuild();

/** The sandbox's delays as a fraction of a provider's; with `0` it answers at once. */
function readDelayFactor(): number {
  const factor = Number(env['SANDBOX_PACE'] || 1);
  return factor >= 0 && factor <= 1 ? factor : refuse('SANDBOX_PACE has to be a number from 0 to 1');
}
const delayFactor = readDelayFactor();
const delay = believableDelay();

const sandbox = await startSandbox({
  delay: (provider) => delayFactor * delay(provider),
  slowMs: delayFactor * 7000,
  limits: { ibantrackPostsPerMinute: 1000, ibantrackGetsPerMinute: 2000 },
});

/**
 * A BFF with the sandbox's providers. The page's switches choose between one with every provider and one with only
 * Ibanity.
 */
const createSandboxBff = (providers: string, port: number, publicUrl: string) =>
  createBff(
    configOf({
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      // You can try a page of your own next to the shop.
      ALLOWED_ORIGINS: `${origin},${env['ALLOWED_ORIGINS'] ?? ''}`,
      SESSION_SECRET: secret(),
      RECEIPT_KEYS: receiptKeys(),
      MERCHANT_API_KEYS: apiKey,
      LOG_LEVEL: env['LOG_LEVEL'] ?? 'warn',
      PROVIDERS: providers,
      PROVIDERS_SANDBOX: 'true',
      ...(env['SESSION_BINDING'] && { SESSION_BINDING: env['SESSION_BINDING'] }),
      ...GENEROUS,
      ...sandbox.env,
    }),
    { widget },
  );
const bff = createSandboxBff(providerNames.join(), bffPort.port, bffUrl);
const ownership = createSandboxBff(ownershipProvider, ownershipPort.port, ownershipUrl);
await Promise.all([shopPort, bffPort, ownershipPort].map(({ release }) => release()));
await Promise.all([bff.listen(), ownership.listen()]);
const widgetUrl = `${bffUrl}/widget/${widget.version}`;
/** `npm start` builds the documentation once everything else is running. */
export const docs = createDocs({ bffUrl, ownershipUrl, widgetUrl });
const shop = createShop({ origin, bffUrl, ownershipUrl, apiKey, sandbox, widgetUrl, docs }).listen(
  shopPort.port,
  '127.0.0.1',
  () => {
    console.log(`
  Payee Check is running, with five providers in a sandbox on this machine.

    Demo page   ${origin}
    BFF         ${bffUrl}
    API key     ${apiKey}

  Type "Jane Doe", "Jane Do", "No Match" or "Unavailable" with DE89 3704 0044 0532 0130 00.
  Ctrl+C stops it.
`);
  },
);

async function stop(): Promise<void> {
  shop.close();
  shop.closeAllConnections();
  await Promise.all([bff.close(), ownership.close()]);
  await sandbox.close();
  process.exit(0);
}
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
