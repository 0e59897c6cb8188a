import { createCheckService } from '../../../bff/src/checks/service.ts';
import { createLogInPauses } from '../../../bff/src/outbound/log-in-pause.ts';
import { createTokenCache } from '../../../bff/src/outbound/token-source.ts';
import { guardProvider } from '../../../bff/src/providers/guard.ts';
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

/**
 * The BFF's own checks, put together as `createBff` does, with the sandbox in this page. @param issuer As named in
 * receipts.
 */
export async function createPageChecks(sandbox: PageSandbox, issuer: string) {
  const store = createMemoryStore({ clock });
  const keyring = createKeyring([]);
  const pauses = createLogInPauses({ store, hash: keyring.hash, clock, metrics, logger });
  const tokens = createTokenCache({ clock, pauses });
  const unknownWords = createUnknownWords({ metrics, logger });
  const shared = {
    store,
    keyring,
    reserve: 0,
    clock,
    metrics,
    logger,
    tokens,
    pauses,
    unknownWords,
    production: false,
  };

  const providers = sandbox.map(({ definition, sandbox: { env } }) => {
    const { provider, faults } = definition.configure(env, { isNamed: true, isSandbox: true });
    if (provider === null) throw new Error(faults.map(({ name, message }) => `${name} ${message}`).join('\n'));
    const client = (baseUrl: string) => pageClient(provider.name, baseUrl);
    return guardProvider(provider.create({ ...shared, client }), {
      clock,
      metrics,
      log: logger,
      budget: null,
      timeoutMs: 8000,
    });
  });

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
