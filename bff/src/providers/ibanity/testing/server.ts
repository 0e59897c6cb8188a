import { randomUUID } from 'node:crypto';
import type { CertificateAuthority } from '../../../testing/certificates.ts';
import { json, type Reply, startUpstream, type Upstream } from '../../../testing/upstream.ts';
import { account, failure, institution, page, synchronization, transaction } from './documents.ts';

type SynchronizationEnd = 'done' | 'failed' | 'never';

/** What the bank knows of a customer, of which Ibanity learns with the next synchronization. */
interface BankAccount {
  readonly iban: string;
  readonly relationship?: string;
  /** Hours since Ibanity saw it last; absent: never, so that it is not in the list. */
  readonly seenHoursAgo?: number;
}

interface IbanityWorld {
  /** By the customer's id. To be changed by a test as a customer changes it. */
  readonly customers: Map<string, BankAccount[]>;
  /** How a synchronization ends, and after how many polls. */
  synchronizations: { end: SynchronizationEnd; polls: number };
  /** IBANs that were paid from every customer's accounts. */
  readonly paid: string[];
}

export interface IbanityServer {
  readonly world: IbanityWorld;
  readonly upstream: Upstream;
  /** How often a request was made whose `METHOD /path` fits. */
  count(what: RegExp): number;
}

const HOUR_MS = 3_600_000;
const PAGE = 2;

/**
 * Ibanity as its reference describes it, kept apart from what our sandbox does: nothing synchronizes by itself, pages are
 * cut by cursors, `meta.paging.after` is the start of the page at hand, and links are `http:`.
 */
export async function startIbanityServer(authority: CertificateAuthority): Promise<IbanityServer> {
  const world: IbanityWorld = { customers: new Map(), synchronizations: { end: 'done', polls: 1 }, paid: [] };
  const seen = new Map<string, number>();
  const running = new Map<string, { customer: string; polls: number }>();
  const key = (customer: string, iban: string) => `${customer} ${iban}`;

  function listOf(customer: string): object[] {
    return (world.customers.get(customer) ?? []).flatMap(({ iban, relationship = 'owner', seenHoursAgo }, index) => {
      const at =
        seen.get(key(customer, iban)) ?? (seenHoursAgo === undefined ? null : Date.now() - seenHoursAgo * HOUR_MS);
      if (at === null) return [];
      const synchronizedAt = new Date(at).toISOString();
      return [account({ id: `account-${index}`, customer, iban, relationship, synchronizedAt })];
    });
  }

  /** "after: Cursor that specifies the start of the page being returned". */
  function cut(all: readonly object[], query: URLSearchParams): object {
    const start = Number(query.get('after')?.slice('cursor-'.length) ?? 0);
    const next = start + PAGE < all.length ? `cursor-${start + PAGE}` : undefined;
    const whole = page(all.slice(start, start + PAGE), next);
    return { ...whole, meta: { paging: { limit: PAGE, before: next ?? null, after: `cursor-${start}` } } };
  }

  function poll(id: string): Reply {
    const known = running.get(id);
    if (known === undefined) return json(404, failure('resource_not_found'));
    known.polls++;
    const { end, polls } = world.synchronizations;
    if (end === 'never' || known.polls < polls) return json(200, synchronization('running', id));
    if (end === 'done') {
      for (const { iban } of world.customers.get(known.customer) ?? []) seen.set(key(known.customer, iban), Date.now());
    }
    return json(200, synchronization(end, id));
  }

  const upstream = await startUpstream(
    ({ method, url }) => {
      const { pathname, searchParams } = new URL(url, 'https://api.ibanity.com');
      const [, kind, id = '', what] = pathname.split('/');
      if (kind === 'financial-institutions') return json(200, institution(false, id));
      if (kind === 'synchronizations') return poll(id);
      if (kind !== 'customers' || !world.customers.has(id)) return json(404, failure('resource_not_found'));
      if (what === 'accounts') return json(200, cut(listOf(id), searchParams));
      if (what === 'transactions') {
        return json(
          200,
          cut(
            world.paid.map((counterpart) => transaction({ counterpart })),
            searchParams,
          ),
        );
      }
      if (what === 'synchronizations' && method === 'POST') {
        const started = randomUUID();
        running.set(started, { customer: id, polls: 0 });
        return json(202, synchronization('pending', started));
      }
      return json(404, failure('resource_not_found'));
    },
    { tls: { ...(await authority.server()), ca: authority.ca } },
  );
  return {
    world,
    upstream,
    count: (what) => upstream.requests.filter(({ method, url }) => what.test(`${method} ${url}`)).length,
  };
}
