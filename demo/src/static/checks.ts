import { createCheckService } from '../../../bff/src/checks/service.ts';
import { createLogInPauses } from '../../../bff/src/outbound/log-in-pause.ts';
import { createTokenCache } from '../../../bff/src/outbound/token-source.ts';
import { createBanfico } from '../../../bff/src/providers/banfico/index.ts';
import { guardProvider } from '../../../bff/src/providers/guard.ts';
import { createIbanbic } from '../../../bff/src/providers/ibanbic/index.ts';
import { createIbantrack } from '../../../bff/src/providers/ibantrack/index.ts';
import { createUnknownWords } from '../../../bff/src/providers/unknown-words.ts';
import { createReceiptIssuer } from '../../../bff/src/receipts/issuer.ts';
import { createKeyring } from '../../../bff/src/secrets/keyring.ts';
import { createMemoryStore } from '../../../bff/src/store/memory.ts';
import { systemClock as clock } from '../../../bff/src/time/clock.ts';
import { pageClient } from './outbound.ts';
import { createPageSigning } from './receipt-key.ts';
import type { PageSandbox } from './sandbox.ts';

const nothing = () => undefined;
const metrics = {
  checkFinished: nothing,
  providerBalance: nothing,
  unknownWord: nothing,
  logInPaused: nothing,
  providerCalled: nothing,
  circuitChanged: nothing,
};
const logger = { info: nothing, warn: nothing, error: nothing };

/** The BFF's own checks, put together as `createBff` does, over the sandbox in this page. @param issuer As receipts name it. */
export async function createPageChecks(sandbox: PageSandbox, issuer: string) {
  const store = createMemoryStore({ clock });
  const keyring = createKeyring([]);
  const pauses = createLogInPauses({ store, hash: keyring.hash, clock, metrics, logger });
  const tokens = createTokenCache({ clock, pauses });
  const unknownWords = createUnknownWords({ metrics, logger });
  const shared = { store, clock, metrics, logger, tokens, pauses, unknownWords };
  const setting = (name: string) => Object.values(sandbox).flatMap(({ env }) => env[name] ?? [])[0] ?? '';

  const providers = [
    createIbantrack(
      {
        baseUrl: setting('IBANTRACK_BASE_URL'),
        clientId: setting('IBANTRACK_CLIENT_ID'),
        clientSecret: setting('IBANTRACK_CLIENT_SECRET'),
        sandbox: false,
        postsPerMinute: 1000,
        getsPerMinute: 2000,
      },
      { ...shared, client: pageClient('ibantrack', setting('IBANTRACK_BASE_URL')) },
    ),
    createBanfico(
      {
        baseUrl: setting('BANFICO_BASE_URL'),
        tokenUrl: setting('BANFICO_TOKEN_URL'),
        clientId: setting('BANFICO_CLIENT_ID'),
        clientSecret: setting('BANFICO_CLIENT_SECRET'),
      },
      {
        ...shared,
        client: pageClient('banfico', setting('BANFICO_BASE_URL')),
        tokenClient: pageClient('banfico', new URL(setting('BANFICO_TOKEN_URL')).origin),
      },
    ),
    createIbanbic(
      {
        baseUrl: setting('IBANBIC_BASE_URL'),
        username: setting('IBANBIC_USERNAME'),
        password: setting('IBANBIC_PASSWORD'),
        dummy: false,
      },
      { ...shared, client: pageClient('ibanbic', setting('IBANBIC_BASE_URL')) },
    ),
  ].map((provider) =>
    guardProvider(
      { ...provider, environment: 'sandbox' },
      { clock, metrics, log: logger, budget: null, timeoutMs: 8000 },
    ),
  );

  const { kid, signing, jwks } = await createPageSigning();
  const checks = createCheckService({
    providers,
    store,
    keyring,
    receipts: createReceiptIssuer({ kid, signing, issuer, clock }),
    metrics,
    clock,
    config: { waitMs: 5000, deadlineMs: 20_000, providerTimeoutMs: 8000 },
  });
  return { checks, jwks };
}
