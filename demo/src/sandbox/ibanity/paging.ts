import type { SandboxReply } from '../server/exchange.ts';
import { refuse } from './errors.ts';

/** "It is possible that the response has fewer elements": small pages show whether a client reads further pages. */
const PAGE_CAP = 3;

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

interface Identified {
  readonly id: string;
}

export type Page<T> =
  | {
      readonly ok: true;
      readonly items: readonly T[];
      readonly paging: { readonly limit: number; readonly before?: string; readonly after?: string };
      /** The query of the link to the next page; `null` on the last. */
      readonly next: string | null;
      readonly previous: string | null;
    }
  | { readonly ok: false; readonly reply: SandboxReply };

/** Takes a page from a list by the documented `limit`, `before` and `after`. */
export function cutPage<T extends Identified>(list: readonly T[], query: URLSearchParams): Page<T> {
  const no = (code: string, message: string): Page<T> => ({ ok: false, reply: refuse(400, { code, message }) });
  const asked = query.get('limit');
  const limit = asked === null ? DEFAULT_LIMIT : Number(asked);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT || asked === '') {
    return no('invalid_paging_limit', 'The paging limit is invalid.');
  }
  const before = query.get('before');
  const after = query.get('after');
  if (before !== null && after !== null) {
    return no(
      'ambiguous_paging_cursors',
      'The paging cursors are ambiguous, you should specify only before or after, not both.',
    );
  }
  const cursor = before ?? after;
  const at = cursor === null ? -1 : list.findIndex(({ id }) => id === cursor);
  if (cursor !== null && (at < 0 || !uuid.test(cursor))) {
    return no('invalid_paging_cursor', 'The paging cursor is invalid.');
  }
  const size = Math.min(limit, PAGE_CAP);
  const start = before === null ? at + 1 : Math.max(0, at - size);
  const items = before === null ? list.slice(start, start + size) : list.slice(start, at);
  const first = items[0];
  const last = items.at(-1);
  const more = last !== undefined && start + items.length < list.length;
  return {
    ok: true,
    items,
    paging: { limit, ...(first && { before: first.id }), ...(last && { after: last.id }) },
    next: more && last ? `after=${last.id}` : null,
    previous: start > 0 && first ? `before=${first.id}` : null,
  };
}
