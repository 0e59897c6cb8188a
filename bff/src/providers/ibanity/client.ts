import type { z } from 'zod';
import type { OutboundClient } from '../../outbound/client.ts';
import { ProviderError } from '../../outbound/errors.ts';
import { pathSegment, requestTarget } from '../../outbound/exchange.ts';
import type { Clock } from '../../time/clock.ts';
import type { CallContext } from '../provider.ts';
import { explain } from './errors.ts';
import { type Page, pageOf } from './schema.ts';
import type { IbanitySettings } from './settings.ts';
import { createSigner } from './signature.ts';

/** The part of the configuration that a request needs; certificate and authority belong to the outbound client. */
export type IbanityRequests = Pick<IbanitySettings, 'baseUrl' | 'signatureKey' | 'signatureKeyId' | 'keyPassphrase'>;

/** How requests are sent: a client with the application's certificate, and the clock. */
export interface IbanityTransport {
  readonly client: OutboundClient;
  readonly clock: Clock;
}

interface Call<T extends z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly answer: T;
}

/** Ibanity's API for the rest of this folder. */
export interface IbanityClient {
  /** @throws ProviderError for anything but a success in the documented shape. */
  call<T extends z.ZodType>(call: Call<T>, context: CallContext): Promise<z.infer<T>>;
  /**
   * All pages of a list, one after the other.
   * @throws ProviderError `bad_answer` for pages that form a circle, `unsupported` beyond `mostPages`.
   */
  list<T extends z.ZodType>(path: string, resource: T, mostPages: number, context: CallContext): Promise<z.infer<T>[]>;
}

/** The most that later versions of the API allow. */
const PAGE_LIMIT = 100;

/** Ids are UUIDs in the documentation; in an answer, anything is accepted that is harmless in a path. */
const ID = /^[A-Za-z0-9_-]+$/;

/** "A cursor refers to a resource uuid"; other ids are accepted, but nothing that could be something else. */
const CURSOR = /^[A-Za-z0-9_-]{1,128}$/;

/** Never called: it only makes a relative link parsable. */
const ANY_BASE = 'https://api.ibanity.com';

/** @throws ProviderError `bad_credentials` if the signature key cannot be used. */
export function createIbanityClient(config: IbanityRequests, { client, clock }: IbanityTransport): IbanityClient {
  const baseUrl = new URL(config.baseUrl);
  const sign = signerOf(config);

  async function call<T extends z.ZodType>(
    { method, path, query, body, answer }: Call<T>,
    { signal, deadline }: CallContext,
  ): Promise<z.infer<T>> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers: Record<string, string> = { accept: 'application/vnd.api+json' };
    if (sign !== null) {
      const target = requestTarget(baseUrl, path, query) ?? path;
      const { host } = baseUrl;
      Object.assign(headers, sign({ method, target, host, headers, body: text ?? '' }, clock.now()));
    }
    const response = await client.request({
      method,
      path,
      ...(query === undefined ? {} : { query }),
      headers,
      ...(text === undefined ? {} : { body: text }),
      retry: method === 'GET' ? 'transport' : 'unsent',
      signal,
      deadline,
    });
    if (response.status < 200 || response.status > 299) throw explain(response);
    const parsed = answer.safeParse(response.json());
    if (!parsed.success) throw new ProviderError('ibanity', 'bad_answer', { status: response.status });
    return parsed.data;
  }

  return {
    call,
    async list<T extends z.ZodType>(path: string, resource: T, mostPages: number, context: CallContext) {
      const answer = pageOf(resource);
      const items: z.infer<T>[] = [];
      const seen = new Set<string>();
      let limit: { limit?: string } = { limit: String(PAGE_LIMIT) };
      let after: string | null = null;
      for (let pages = 0; pages < mostPages; ) {
        const query: Record<string, string> = { ...limit, ...(after === null ? {} : { after }) };
        const page = await call({ method: 'GET', path, query, answer }, context).catch((error: unknown) => {
          if (pages > 0 || limit.limit === undefined || !isBadRequest(error)) throw error;
          return null;
        });
        if (page === null) {
          // `invalid_paging_limit`: the maximum of an installation is not documented, so its own default is used.
          limit = {};
          continue;
        }
        pages++;
        items.push(...page.data);
        after = nextCursor(page);
        if (after === null) return items;
        if (seen.has(after)) throw new ProviderError('ibanity', 'bad_answer');
        seen.add(after);
      }
      throw new ProviderError('ibanity', 'unsupported');
    },
  };
}

function isBadRequest(error: unknown): boolean {
  return error instanceof ProviderError && error.code === 'refused_request' && error.status === 400;
}

/**
 * The start of the next page, or `null` after the last one.
 *
 * The link itself is never followed: Ibanity documents links with `http:`, and only the configuration determines where
 * our certificate is sent. Only its `after` is used (`page[after]` in later versions of the API). Without a link there
 * is no next page: `meta.paging.after` is where the page at hand starts ("the start of the page being returned").
 */
export function nextCursor({ links }: Page): string | null {
  const link = links?.next;
  if (typeof link !== 'string' || link === '') return null;
  const query = URL.canParse(link, ANY_BASE) ? new URL(link, ANY_BASE).searchParams : new URLSearchParams();
  const cursor = query.get('after') ?? query.get('page[after]') ?? '';
  if (!CURSOR.test(cursor)) throw new ProviderError('ibanity', 'bad_answer');
  return cursor;
}

/** An id from an answer, for use in a path. */
export function idSegment(id: string): string {
  return pathSegment('ibanity', id, ID);
}

/** Newer installations require HTTP signatures; `null`: requests are not signed. */
function signerOf({ signatureKey: key, signatureKeyId: keyId, keyPassphrase: passphrase }: IbanityRequests) {
  return key === undefined || keyId === undefined ? null : createSigner({ key, keyId, passphrase: passphrase ?? null });
}
