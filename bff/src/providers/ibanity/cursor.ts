import { ProviderError } from '../../outbound/errors.ts';
import type { Page } from './schema.ts';

/** "A cursor refers to a resource uuid"; other ids are let through, but nothing that could be anything else. */
const CURSOR = /^[A-Za-z0-9_-]{1,128}$/;

/** Never asked: it only makes a relative link readable. */
const ANY_BASE = 'https://api.ibanity.com';

/**
 * Where the next page starts, or `null` after the last one.
 *
 * The link itself is never followed: Ibanity documents links with `http:`, and where we send our certificate is for
 * the configuration alone to say. Only its `after` is taken (`page[after]` in later versions of the API). Without a link
 * there is no next page: `meta.paging.after` is where the page at hand starts ("the start of the page being returned").
 */
export function nextCursor({ links }: Page): string | null {
  const link = links?.next;
  if (typeof link !== 'string' || link === '') return null;
  const query = URL.canParse(link, ANY_BASE) ? new URL(link, ANY_BASE).searchParams : new URLSearchParams();
  const cursor = query.get('after') ?? query.get('page[after]') ?? '';
  if (!CURSOR.test(cursor)) throw new ProviderError('ibanity', 'bad_answer');
  return cursor;
}
