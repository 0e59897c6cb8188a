/** An answer that did not come in time. */
export class LateAnswer extends Error {
  override readonly name = 'LateAnswer';
}

/** The node does not have the key and says which one does, so this Redis is a cluster. */
export function isMoved(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('MOVED ');
}

/** The keys of one command are on different nodes. */
export function isCrossSlot(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('CROSSSLOT');
}

/** Redis has forgotten a script or never had it: a caller that uses its hash has to send it again. */
export function isUnknownScript(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('NOSCRIPT');
}

/**
 * What is wrong with Redis, in one word for a log: `late`, its own error code (`READONLY`, `WRONGPASS`, `OOM`), or the
 * system's (`ECONNREFUSED`). The message is left out, because it may repeat the command, or the URL with its password.
 */
export function faultOf(error: unknown): string {
  if (error instanceof LateAnswer) return 'late';
  if (!(error instanceof Error)) return 'unknown';
  const replied = error.name === 'ReplyError' ? /^[A-Z]+/.exec(error.message)?.[0] : undefined;
  if (replied !== undefined) return replied;
  // Its message contains an address.
  if (error.message.startsWith('All sentinels are unreachable')) return 'NO_SENTINEL';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.name === 'Error' || error.name === 'MaxRetriesPerRequestError' ? 'not_connected' : error.name;
}
