import type { Distortion } from '../server/faults.ts';

const lies = {
  unknown_word: { relationship: 'acquaintance', status: 'perhaps' },
  needless_name: { holder: 'Jane Doe' },
  contradiction: { relationship: 'trustee', iban: 'XX00' },
} as const;

/** Documents whose attributes no documentation allows; errors are left as they are. */
export function distort(body: object, how: Exclude<Distortion, 'array'>): object {
  if (!('data' in body)) return body;
  const change = (document: object) => {
    const attributes = 'attributes' in document ? document.attributes : {};
    return { ...document, attributes: { ...(typeof attributes === 'object' ? attributes : {}), ...lies[how] } };
  };
  const { data } = body;
  if (Array.isArray(data)) return { ...body, data: data.map(change) };
  return typeof data === 'object' && data !== null ? { ...body, data: change(data) } : body;
}
