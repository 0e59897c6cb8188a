import { afterEach, beforeAll } from 'vitest';
import type { Customer, Question } from '../../../domain/question.ts';
import { createOutboundClient } from '../../../outbound/client.ts';
import { createMemoryStore } from '../../../store/memory.ts';
import type { Store } from '../../../store/store.ts';
import { type CertificateAuthority, createAuthority } from '../../../testing/certificates.ts';
import { codeOf } from '../../../testing/ended.ts';
import { json, type Reply, startUpstream, type Upstream } from '../../../testing/upstream.ts';
import { systemClock } from '../../../time/clock.ts';
import type { CallContext, Provider } from '../../provider.ts';
import { createIbanityClient, type IbanityClient } from '../client.ts';
import { createIbanity } from '../index.ts';
import { CUSTOMER, failure, institution } from './documents.ts';

export const IBAN = 'BE12123456789012';
export const NAME = 'Octavia Corwin';
export const question: Question = {
  account: { scheme: 'iban', iban: IBAN, country: 'BE' },
  name: NAME,
  accountType: null,
  identifiers: [],
};
export const customer: Customer = { subject: 'shop-customer-17', subjects: { ibanity: CUSTOMER } };
export const ACCOUNTS = `/customers/${CUSTOMER}/accounts`;
export const SYNCHRONIZATIONS = `/customers/${CUSTOMER}/synchronizations`;
/** The synchronization's date in the published examples. */
export const old = '2017-05-19T15:20:03.688660Z';
/** A bank that is none of the sandbox's. */
export const bank = { '/financial-institutions/*': json(200, institution(false)) };

export interface HarnessOptions {
  readonly timeoutMs?: number;
  /** Of our private key. */
  readonly passphrase?: string;
  /** Our client certificate; `foreign`: of an authority that the server does not know. */
  readonly certificate?: 'own' | 'foreign' | 'none';
  /** The authority that we trust. */
  readonly authority?: 'own' | 'foreign';
  readonly maxVersion?: 'TLSv1.2' | 'TLSv1.3';
  /** Not in production. */
  readonly acceptsSandboxBanks?: boolean;
  /** What instances share. */
  readonly store?: Store;
  readonly signature?: { readonly key: string; readonly keyId: string };
}

/** An Ibanity on loopback, with mutual TLS, and our adapter for it. */
export interface Harness {
  readonly provider: Provider;
  readonly client: IbanityClient;
  readonly upstream: Upstream;
  /** Field and text of every word that was not known. */
  readonly unknown: readonly (readonly [string, string])[];
  /** `METHOD /path?query` of every request so far. */
  targets(): string[];
  context(ms?: number): CallContext;
  readonly codeOf: typeof codeOf;
  close(): Promise<void>;
}

/**
 * One harness a test, closed after it, all of one authority. Replies by path, or by `parent/*`; a list is used up in turn,
 * its last one from then on.
 */
export function useIbanity(): (
  routes: Record<string, Reply | readonly Reply[]>,
  options?: HarnessOptions,
) => Promise<Harness> {
  let authority: CertificateAuthority;
  const open: Harness[] = [];
  beforeAll(async () => {
    authority = await createAuthority();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((harness) => harness.close()));
  });
  return async (routes, options) => {
    const harness = await createHarness(authority, routes, options);
    open.push(harness);
    return harness;
  };
}

async function createHarness(
  authority: CertificateAuthority,
  routes: Record<string, Reply | readonly Reply[]>,
  options: HarnessOptions = {},
): Promise<Harness> {
  const { timeoutMs = 2000, passphrase, certificate = 'own', maxVersion, signature = null } = options;
  const server = await authority.server();
  const unknown: [string, string][] = [];
  const counts = new Map<string, number>();
  const upstream = await startUpstream(
    ({ url }) => {
      const path = url.split('?')[0] ?? '';
      const route = path in routes ? path : `${path.slice(0, path.lastIndexOf('/'))}/*`;
      const replies = [routes[route] ?? json(404, failure('resource_no_found'))].flat();
      const index = counts.get(route) ?? 0;
      counts.set(route, index + 1);
      return replies[index] ?? replies.at(-1) ?? json(500, {});
    },
    { tls: { ...server, ca: authority.ca, ...(maxVersion === undefined ? {} : { maxVersion }) } },
  );
  const stranger = await createAuthority('Stranger');
  const issuer = certificate === 'foreign' ? stranger : authority;
  const own = certificate === 'none' ? {} : await issuer.client(passphrase === undefined ? {} : { passphrase });
  const outbound = createOutboundClient({
    provider: 'ibanity',
    baseUrl: upstream.url,
    timeoutMs,
    tls: {
      ...own,
      ...(passphrase === undefined ? {} : { passphrase }),
      ca: options.authority === 'foreign' ? stranger.ca : authority.ca,
    },
  });
  const { acceptsSandboxBanks = true } = options;
  const config = {
    baseUrl: upstream.url,
    keyPassphrase: passphrase,
    signatureKey: signature?.key,
    signatureKeyId: signature?.keyId,
  };
  const provider = createIbanity(config, {
    client: outbound,
    store: options.store ?? createMemoryStore(),
    hash: (id) => `hash of ${id.slice(0, 4)}`,
    acceptsSandboxBanks,
    unknownWords: { report: ({ field, text }) => unknown.push([field, text]) },
  });
  return {
    provider,
    client: createIbanityClient(config, { client: outbound, clock: systemClock }),
    upstream,
    unknown,
    targets: () => upstream.requests.map(({ method, url }) => `${method} ${url}`),
    context: (ms = 5000) => ({ signal: new AbortController().signal, deadline: Date.now() + ms }),
    codeOf,
    async close() {
      await provider.close();
      await upstream.close();
    },
  };
}
