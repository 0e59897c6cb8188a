import type { CheckRequest, CompletedCheck, Identifier } from '@payee-check/shared/contract';
import { type Access, accessTo } from '../client/access.ts';
import type { Fields } from '../controllers/fields.ts';
import type { Configured } from '../controllers/host.ts';
import type { Settings } from '../controllers/settings.ts';
import { isAlarming } from '../form/policy.ts';
import type { FieldKey } from '../types.ts';

/** The question to ask, once the fields have no faults. */
export function questionOf(fields: Fields, identifiers: readonly Identifier[] | undefined): CheckRequest | undefined {
  if (!fields.isComplete) return undefined;
  const { account, name, accountType, identifier } = fields;
  const all = [...(identifier ? [identifier] : []), ...(identifiers ?? [])];
  return {
    account,
    ...(fields.asksName ? { name } : {}),
    ...(accountType ? { accountType } : {}),
    ...(all.length > 0 ? { identifiers: all.map(({ type, value }) => ({ type, value })) } : {}),
  };
}

/** The BFF and the session: the element's own, or those of the surrounding context unless the element sets others. */
export class AccessSource {
  #own: { from: string; getSessionToken: unknown; access: Access } | undefined;
  readonly #element: Configured;
  readonly #settings: Settings;

  constructor(element: Configured, settings: Settings) {
    this.#element = element;
    this.#settings = settings;
  }

  /** The element's own access is replaced when the page changes its settings. */
  get current(): Access {
    const { sessionToken, getSessionToken } = this.#element;
    const { shared } = this.#settings;
    const endpoint = this.#element.endpoint || shared?.endpoint || '';
    if (shared && endpoint === shared.endpoint && !sessionToken && !getSessionToken) return shared.access;
    const from = JSON.stringify([endpoint, sessionToken]);
    if (this.#own?.from !== from || this.#own.getSessionToken !== getSessionToken) {
      this.#own = { from, getSessionToken, access: accessTo(endpoint, sessionToken, getSessionToken) };
    }
    return this.#own.access;
  }
}

/** The field that is more likely to be wrong, according to the answer. */
export function keyInDoubt({ keys, accountKey }: Fields, check: CompletedCheck | null): FieldKey | undefined {
  if (!check || isAlarming(check)) return accountKey;
  if (check.reason === 'identifier_mismatch') return keys.find((key) => key === 'identifier') ?? accountKey;
  const isName = check.outcome === 'close_match' || (check.outcome === 'no_match' && check.reason === null);
  return isName ? keys[0] : accountKey;
}
