/**
 * Names a thing in the store. `owner` is what it belongs to, a session's id or a keyed hash: never an account number, a
 * name or an address. The braces make a hash tag, so that what belongs together stays on one node of a Redis Cluster.
 */
export function storeKey(owner: string, kind: string, ...rest: readonly string[]): string {
  return rest.length === 0 ? `payee-check:{${owner}}:${kind}` : `payee-check:{${owner}}:${kind}:${rest.join(':')}`;
}
