import type { CallContext } from '../provider.ts';
import { type IbanityClient, idSegment } from './client.ts';
import { electronicForm } from './ownership.ts';
import type { SandboxResources } from './sandbox-resources.ts';
import { type AccountResource, institutionDocument } from './schema.ts';

/**
 * Who holds an account, as far as Ibanity tells: it does so in its sandbox alone, where every account belongs to a
 * made-up user with a name. Empty for any other account.
 */
export type HolderNames = (iban: string, account: AccountResource, context: CallContext) => Promise<readonly string[]>;

const MOST_INSTITUTIONS = 500;
/** Enough for a demo; a sandbox with more users has none of their names compared beyond that. */
const MOST_USERS = 200;
const USERS_AT_ONCE = 8;

export function createHolderNames(client: IbanityClient, sandbox: SandboxResources): HolderNames {
  /** Whether a bank is one of the sandbox's; that never changes. */
  const sandboxed = new Map<string, boolean>();

  async function isSandboxed(institution: string, context: CallContext): Promise<boolean> {
    const known = sandboxed.get(institution);
    if (known !== undefined) return known;
    const path = `/financial-institutions/${idSegment(institution)}`;
    const { data } = await client.call({ method: 'GET', path, answer: institutionDocument }, context);
    const answer = data.attributes.sandbox === true;
    if (sandboxed.size < MOST_INSTITUTIONS) sandboxed.set(institution, answer);
    return answer;
  }

  return async (iban, account, context) => {
    const institution = account.relationships?.financialInstitution?.data?.id;
    if (institution === undefined || !(await isSandboxed(institution, context))) return [];
    const users = (await sandbox.users.list([], context)).slice(0, MOST_USERS);
    const names: string[] = [];
    for (let from = 0; from < users.length; from += USERS_AT_ONCE) {
      const some = users.slice(from, from + USERS_AT_ONCE);
      const held = await Promise.all(some.map(({ id }) => sandbox.accountsOfUser(id, context)));
      for (const [index, { attributes }] of some.entries()) {
        const holds = held[index]?.some((it) => electronicForm(it.attributes.iban) === iban) ?? false;
        if (holds) names.push(`${attributes.firstName} ${attributes.lastName}`);
      }
    }
    return names;
  };
}
