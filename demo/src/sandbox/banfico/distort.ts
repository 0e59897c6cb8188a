import type { Distortion } from '../server/faults.ts';

const lies = {
  unknown_word: { status: 'ACTIVE', nameCheckStatus: 'PERHAPS' },
  needless_name: { status: 'ACTIVE', nameCheckStatus: 'NO_MATCH', respondedName: 'Jane Doe' },
  contradiction: { status: 'CLOSED', nameCheckStatus: 'FULL_MATCH' },
} as const;

/** A finished answer that no documentation allows; anything else is left as it is. */
export function distort(body: object, how: Exclude<Distortion, 'array'>): object {
  if (!('data' in body)) return body;
  const whole: { data: { result?: { account?: object; responder?: object } } } = JSON.parse(JSON.stringify(body));
  if (!whole.data.result?.account) return body;
  const { respondedName: _, ...account } = { respondedName: undefined, ...whole.data.result.account };
  whole.data.result.account = { ...account, ...lies[how] };
  return whole;
}
