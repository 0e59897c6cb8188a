import { json, type SandboxReply, type SandboxRequest } from '../server/exchange.ts';
import { cutPage } from './paging.ts';

export const single = (document: object, status = 200): SandboxReply => json(status, { data: document });

export const deleted = (type: string, id: string): SandboxReply => json(200, { data: { id, type } });

/**
 * One page of a list.
 *
 * @param origin With `https:`; the links are `http:` all the same, as in the documentation
 */
export function listed<T extends { readonly id: string }>(
  origin: string,
  request: SandboxRequest,
  resources: readonly T[],
  document: (resource: T) => object,
): SandboxReply {
  const page = cutPage(resources, request.query);
  if (!page.ok) return page.reply;
  const limit = request.query.get('limit');
  const first = `${origin.replace(/^https:/u, 'http:')}${request.path}`;
  const link = (query: string) => `${first}?${limit === null ? '' : `limit=${limit}&`}${query}`;
  return json(200, {
    meta: { paging: page.paging },
    links: {
      first,
      ...(page.next && { next: link(page.next) }),
      ...(page.previous && { previous: link(page.previous) }),
    },
    data: page.items.map(document),
  });
}
