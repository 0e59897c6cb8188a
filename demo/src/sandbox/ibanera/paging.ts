/** A query parameter, whatever the case of its name: the documentation writes `pageNumber` here and `PageNumber` there. */
export function parameter(query: URLSearchParams, name: string): string | null {
  for (const [key, value] of query) if (key.toLowerCase() === name.toLowerCase()) return value;
  return null;
}

export type Page<T> =
  | {
      readonly ok: true;
      readonly items: readonly T[];
      readonly pageSize: number;
      readonly pageNumber: number;
      readonly numberOfPages: number;
    }
  | { readonly ok: false; readonly fieldName: 'PageNumber' | 'PageSize' };

const MAX_PAGE_SIZE = 100;

/** Page 1 of 10 by default, as documented. A page past the end is empty. */
export function cutPage<T>(list: readonly T[], query: URLSearchParams): Page<T> {
  const pageNumber = positive(parameter(query, 'PageNumber'), 1);
  const pageSize = positive(parameter(query, 'PageSize'), 10);
  if (pageNumber === null) return { ok: false, fieldName: 'PageNumber' };
  if (pageSize === null || pageSize > MAX_PAGE_SIZE) return { ok: false, fieldName: 'PageSize' };
  const items = list.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
  return { ok: true, items, pageSize, pageNumber, numberOfPages: Math.max(1, Math.ceil(list.length / pageSize)) };
}

function positive(value: string | null, otherwise: number): number | null {
  if (value === null) return otherwise;
  return /^[1-9]\d{0,6}$/u.test(value) ? Number(value) : null;
}
