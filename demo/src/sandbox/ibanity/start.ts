import { randomUUID } from 'node:crypto';
import type { Distortion } from '../server/faults.ts';
import {
  createWorkbench,
  type ProviderSandbox,
  type ProviderSandboxOptions,
  providerSandbox,
} from '../server/provider-sandbox.ts';
import { startServer } from '../server/server.ts';
import { makeCertificates } from './certificates.ts';
import { noCertificate, refuse, refuseStatus } from './errors.ts';
import { applicationRoutes } from './routes.ts';
import { sandboxRoutes } from './sandbox-routes.ts';
import { seed } from './seed.ts';
import { makeSignatureKey, signatureIsGood } from './signature.ts';
import { copyFromBank } from './synchronize.ts';
import { createWorld } from './world.ts';

export interface IbanitySandboxOptions extends ProviderSandboxOptions {
  /**
   * What happens to a client without a certificate from the right authority: the TLS handshake is aborted (`tls`, the
   * default), or it gets the documented 401 `invalid_application_certificate` (`http`).
   */
  readonly withoutCertificate?: 'tls' | 'http';
  /** Newer installations require every request to be signed. */
  readonly signatures?: boolean;
  /** How long a synchronization takes, in milliseconds; 0 by default. */
  readonly synchronizationMs?: number;
}

export interface IbanitySandbox extends ProviderSandbox {
  /**
   * What the bank's own pages do on the real service: a made-up bank's client gives the application access.
   *
   * @param userId Of a sandbox user
   * @returns The new customer's id; `null` if there is no such user
   */
  connectCustomer(userId: string): string | null;
}

/** Simulates Ibanity: `https://api.ibanity.com`, including mutual TLS. */
export async function startIbanitySandbox(options: IbanitySandboxOptions = {}): Promise<IbanitySandbox> {
  const bench = createWorkbench(options);
  const { now } = bench;
  // Certificates use the real time: TLS looks at the machine's own clock.
  const certificates = await makeCertificates(Date.now());
  const signatureKey = options.signatures ? makeSignatureKey() : null;
  const world = createWorld();
  seed(world, now());
  const context = { world, now, origin: () => server.origin, synchronizationMs: options.synchronizationMs ?? 0 };

  const server = await startServer(
    {
      routes: [...applicationRoutes(context), ...sandboxRoutes(context)],
      refuse: (status, _request, headers) => refuseStatus(status, headers),
      admit: (request) => {
        if (!request.clientCertificate) return noCertificate();
        if (!signatureKey || signatureIsGood(request, signatureKey, now())) return null;
        return refuse(401, { code: 'invalid_signature', message: 'The signature of the request is missing or wrong.' });
      },
      distort,
      mediaType: 'application/vnd.api+json; charset=utf-8',
    },
    {
      ...bench.settings,
      tls: {
        cert: certificates.server.certificate,
        key: certificates.server.privateKey,
        ca: certificates.authority,
        requestCert: true,
        rejectUnauthorized: options.withoutCertificate !== 'http',
      },
    },
  );

  const env = {
    IBANITY_BASE_URL: server.origin,
    IBANITY_CERTIFICATE: certificates.client.certificate,
    IBANITY_PRIVATE_KEY: certificates.client.privateKey,
    IBANITY_CA: certificates.authority,
    ...(signatureKey && { IBANITY_SIGNATURE_KEY: signatureKey.privateKey, IBANITY_SIGNATURE_KEY_ID: signatureKey.id }),
  };
  return {
    ...providerSandbox(env, bench, server),
    connectCustomer(userId) {
      const user = world.users.get(userId);
      if (!user) return null;
      const at = new Date(now()).toISOString();
      const email = `${user.login}@example.org`;
      const customer = { id: randomUUID(), userId, email, phoneNumber: '+490000000000', createdAt: at };
      world.customers.set(customer.id, customer);
      copyFromBank(world, customer, at);
      return customer.id;
    },
  };
}

const lies = {
  unknown_word: { relationship: 'acquaintance', status: 'perhaps' },
  needless_name: { holder: 'Jane Doe' },
  contradiction: { relationship: 'trustee', iban: 'XX00' },
} as const;

/** Documents whose attributes no documentation allows; errors are left as they are. */
function distort(body: object, how: Exclude<Distortion, 'array'>): object {
  if (!('data' in body)) return body;
  const change = (document: object) => {
    const attributes = 'attributes' in document ? document.attributes : {};
    return { ...document, attributes: { ...(typeof attributes === 'object' ? attributes : {}), ...lies[how] } };
  };
  const { data } = body;
  if (Array.isArray(data)) return { ...body, data: data.map(change) };
  return typeof data === 'object' && data !== null ? { ...body, data: change(data) } : body;
}
