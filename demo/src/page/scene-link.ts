/** The progress of a scene, apart from its switches. Nothing personal: a test payee's id, never what was typed. */
export interface Progress {
  /**
   * A test payee's id; the position of one of the shop's own buttons, such as `own-1`; or `all` if each of several
   * payees was checked as it is.
   */
  readonly payee: string | null;
  readonly without: boolean;
  readonly decision: 'use' | 'continue' | null;
  /** The form was sent, and the shop has answered. */
  readonly sent: boolean;
  /** The tab of the engine room that is open. */
  readonly room: string | null;
}

export const beginning: Progress = { payee: null, without: false, decision: null, sent: false, room: null };

const ID = /^[a-z0-9-]{1,80}$/;

const named = (value: string | null): string | null => (value !== null && ID.test(value) ? value : null);

export function readProgress(query: URLSearchParams): Progress {
  const decision = query.get('decision');
  return {
    payee: named(query.get('payee')),
    without: query.get('without') === 'yes',
    decision: decision === 'use' || decision === 'continue' ? decision : null,
    sent: query.get('sent') === 'yes',
    room: named(query.get('room')),
  };
}

/** Adds to a query what has changed since the start. */
export function writeProgress(query: URLSearchParams, { payee, without, decision, sent, room }: Progress): void {
  if (payee !== null) query.set('payee', payee);
  if (without) query.set('without', 'yes');
  if (decision !== null) query.set('decision', decision);
  if (sent) query.set('sent', 'yes');
  if (room !== null) query.set('room', room);
}
