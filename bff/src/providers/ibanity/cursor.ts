import { ProviderError } from '../errors.ts';
import type { Page } from './schema.ts';

/** "A cursor refers to a resource uuid"; other ids are let through, but nothing that could be anything else. */
const CURSOR = /^[A-Za-z0-9_-]{1,128}$/;

/** Never asked: it only makes a relative link readable. */
const ANY_BASE = 'https://api.ibanity.com';

/**
 * Where the next page starts, or `null` after the last one.
 *
 * The link itself is never followed: Ibanity documents links with `http:`, and where we send our certificate is for
 * the configuration alone to say. Only its `after` is taken (`page[after]` in later versions of the API). An answer
 * with a full page and without a link still has a cursor in `meta.paging.after`.
 */
export function nextCursor(page: Page): string | null {
  const link = page.links?.next;
  const cursor = typeof link === 'string' && link !== '' ? cursorOfLink(link) : cursorOfMeta(page);
  if (cursor === null) return null;
  if (!CURSOR.test(cursor)) throw new ProviderError('ibanity', 'bad_answer');
  return cursor;
}

function cursorOfLink(link: string): string {
  const query = URL.canParse(link, ANY_BASE) ? new URL(link, ANY_BASE).searchParams : new URLSearchParams();
  return query.get('after') ?? query.get('page[after]') ?? '';
}

function cursorOfMeta({ meta, data }: Page): string | null {
  const { limit, after } = meta?.paging ?? {};
  const full = typeof limit === 'number' && limit > 0 && data.length >= limit;
  return full ? (after ?? null) : null;
}
