import { ProviderError } from '../../outbound/errors.ts';
import { type Clock, limitTime } from '../../time/clock.ts';
import type { CallContext } from '../provider.ts';
import { waitFor } from '../wait-for.ts';
import { type IbanityClient, idSegment } from './client.ts';
import { electronicForm } from './mapping.ts';
import type { SandboxResources } from './sandbox-resources.ts';
import { type AccountResource, institutionDocument } from './schema.ts';

/**
 * The holders of an account, as far as Ibanity knows: only in its sandbox does every account belong to a fictitious
 * user with a name. Empty for any other account.
 */
export interface HolderNames {
  find(iban: string, account: AccountResource, context: CallContext): Promise<readonly string[]>;
  /** Whether the account's bank is one of Ibanity's fictitious ones; `null` if Ibanity does not say. */
  isSandbox(account: AccountResource, context: CallContext): Promise<boolean | null>;
}

const MOST_INSTITUTIONS = 500;
/** Enough for a demo; names of further users are not compared. */
const MOST_USERS = 200;
const USERS_AT_ONCE = 8;
/** The sandbox has no list of all accounts, only one for each user: a reading serves the checks of a few seconds. */
const FRESH_FOR_MS = 5000;
const READING_TIMEOUT_MS = 10_000;
/** The proof is already there; the name is not worth a longer wait. */
const PATIENCE_MS = 1500;

interface Reading {
  readonly since: number;
  readonly names: Promise<ReadonlyMap<string, readonly string[]>>;
}

export function createHolderNames(client: IbanityClient, sandbox: SandboxResources, clock: Clock): HolderNames {
  /** Whether a bank is one of the sandbox's; that never changes. */
  const sandboxed = new Map<string, boolean>();
  let latest: Reading | null = null;

  async function isSandboxed(institution: string, context: CallContext): Promise<boolean | null> {
    const known = sandboxed.get(institution);
    if (known !== undefined) return known;
    const path = `/financial-institutions/${idSegment(institution)}`;
    const { data } = await client.call({ method: 'GET', path, answer: institutionDocument }, context);
    const answer = data.attributes.sandbox ?? null;
    if (answer !== null && sandboxed.size < MOST_INSTITUTIONS) sandboxed.set(institution, answer);
    return answer;
  }

  /** The names of all users by the IBANs of their accounts. */
  async function readNames(
    context: Pick<CallContext, 'signal' | 'deadline'>,
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const users = (await sandbox.users.list([], context)).slice(0, MOST_USERS);
    const names = new Map<string, string[]>();
    for (let from = 0; from < users.length; from += USERS_AT_ONCE) {
      const some = users.slice(from, from + USERS_AT_ONCE);
      const held = await Promise.all(some.map(({ id }) => sandbox.accountsOfUser(id, context)));
      for (const [index, { attributes }] of some.entries()) {
        for (const account of held[index] ?? []) {
          const iban = electronicForm(account.attributes.iban);
          names.set(iban, [...(names.get(iban) ?? []), `${attributes.firstName} ${attributes.lastName}`]);
        }
      }
    }
    return names;
  }

  function reading(): Reading {
    if (latest !== null && clock.now() - latest.since < FRESH_FOR_MS) return latest;
    const since = clock.now();
    const deadline = since + READING_TIMEOUT_MS;
    const time = limitTime(clock, deadline);
    const started = { since, names: readNames({ signal: time.signal, deadline }).finally(time.end) };
    started.names.catch(() => {
      if (latest === started) latest = null;
    });
    latest = started;
    return started;
  }

  async function isSandbox(account: AccountResource, context: CallContext): Promise<boolean | null> {
    const institution = account.relationships?.financialInstitution?.data?.id;
    const brief = { signal: context.signal, deadline: patience(context, clock.now()) };
    return institution === undefined ? null : isSandboxed(institution, brief);
  }

  return {
    isSandbox,
    async find(iban, account, context) {
      if (!(await isSandbox(account, context))) return [];
      const brief = { signal: context.signal, deadline: patience(context, clock.now()) };
      const names = await waitFor(reading().names, brief, clock, () => new ProviderError('ibanity', 'aborted'));
      return names.get(iban) ?? [];
    },
  };
}

/** Half of the remaining time, so that the name never delays the proof itself. */
function patience({ answerBy, deadline }: CallContext, now: number): number {
  // After `answerBy`, a call that said it would answer later has until the deadline.
  const end = answerBy !== undefined && answerBy > now ? answerBy : deadline;
  return now + Math.min(PATIENCE_MS, Math.max(end - now, 0) / 2);
}
