import { z } from 'zod';
import type { CallContext } from '../provider.ts';
import { type IbanityClient, idSegment } from './client.ts';

/**
 * The resources of Ibanity's sandbox: fictitious banks, their users, accounts and transactions. Only sandbox
 * applications have access; with any other certificate every call ends as `bad_credentials` (HTTP 403,
 * `sandbox_application_required`).
 */
export interface SandboxResources {
  readonly institutions: Resources<SandboxInstitution, []>;
  readonly users: Resources<SandboxUser, []>;
  readonly accounts: Pick<Resources<SandboxAccount, AccountOwner>, 'create' | 'read' | 'delete' | 'list'>;
  readonly transactions: Pick<Resources<SandboxTransaction, TransactionOwner>, 'create' | 'read' | 'delete' | 'list'>;
  /** The accounts of a user at every bank. */
  accountsOfUser(userId: string, context: CallContext): Promise<readonly Stored<SandboxAccount>[]>;
  transactionsOfUser(userId: string, context: CallContext): Promise<readonly Stored<SandboxTransaction>[]>;
}

/** The institution's and the user's id. */
type AccountOwner = readonly [institutionId: string, userId: string];
/** The institution's, the user's and the account's id. */
type TransactionOwner = readonly [institutionId: string, userId: string, accountId: string];

type Stored<T> = { readonly id: string; readonly attributes: T };

/** Every method rejects with `ProviderError`; `refused_request` with status 404 if there is no such resource. */
interface Resources<T, Owner extends readonly string[]> {
  create(owner: Owner, attributes: T, context: CallContext): Promise<Stored<T>>;
  read(owner: Owner, id: string, context: CallContext): Promise<Stored<T>>;
  update(owner: Owner, id: string, attributes: T, context: CallContext): Promise<Stored<T>>;
  delete(owner: Owner, id: string, context: CallContext): Promise<void>;
  list(owner: Owner, context: CallContext): Promise<readonly Stored<T>[]>;
}

const institution = z.object({ name: z.string() });
type SandboxInstitution = z.infer<typeof institution>;

const user = z.object({ login: z.string(), password: z.string(), firstName: z.string(), lastName: z.string() });
type SandboxUser = z.infer<typeof user>;

const account = z.object({
  subtype: z.enum(['checking', 'savings']).optional(),
  relationship: z.enum(['owner', 'trustee']),
  iban: z.string(),
  description: z.string(),
  /** ISO 4217. */
  currency: z.string(),
  balance: z.number(),
});
type SandboxAccount = z.infer<typeof account>;

const transaction = z.object({
  /** ISO 8601, both dates. */
  valueDate: z.string(),
  executionDate: z.string(),
  counterpart: z.string(),
  communication: z.string(),
  /** Negative for money that leaves the account. */
  amount: z.number(),
  currency: z.string(),
});
type SandboxTransaction = z.infer<typeof transaction>;

const deleted = z.object({ data: z.object({ id: z.string() }) });

const MOST_PAGES = 100;

interface Kind<T, Owner extends readonly string[]> {
  readonly type: string;
  readonly attributes: z.ZodType<T>;
  readonly path: (...owner: Owner) => string;
  /** Where the list and single resources are read, if different. */
  readonly readPath?: (...owner: Owner) => string;
}

function createResources<T, Owner extends readonly string[]>(
  client: IbanityClient,
  { type, attributes, path, readPath = path }: Kind<T, Owner>,
): Resources<T, Owner> {
  const resource = z.object({ id: z.string(), attributes });
  const answer = z.object({ data: resource });
  const body = (values: T) => ({ data: { type, attributes: values } });
  return {
    async create(owner, values, context) {
      return (await client.call({ method: 'POST', path: path(...owner), body: body(values), answer }, context)).data;
    },
    async read(owner, id, context) {
      const target = `${readPath(...owner)}/${idSegment(id)}`;
      return (await client.call({ method: 'GET', path: target, answer }, context)).data;
    },
    async update(owner, id, values, context) {
      const target = `${path(...owner)}/${idSegment(id)}`;
      return (await client.call({ method: 'PATCH', path: target, body: body(values), answer }, context)).data;
    },
    async delete(owner, id, context) {
      const target = `${path(...owner)}/${idSegment(id)}`;
      await client.call({ method: 'DELETE', path: target, answer: deleted }, context);
    },
    list: (owner, context) => client.list(readPath(...owner), resource, MOST_PAGES, context),
  };
}

/**
 * @example
 * const sandbox = createSandboxResources(createIbanityClient(config, { client, clock }));
 * const bank = await sandbox.institutions.create([], { name: 'WonderFin' }, context);
 */
export function createSandboxResources(client: IbanityClient): SandboxResources {
  const institutionPath = '/sandbox/financial-institutions';
  const userPath = '/sandbox/users';
  const accountPath = (...[institutionId, userId]: AccountOwner) =>
    `${institutionPath}/${idSegment(institutionId)}/users/${idSegment(userId)}/accounts`;
  const ofUser = (userId: string) => `${userPath}/${idSegment(userId)}`;
  const storedAccount = z.object({ id: z.string(), attributes: account });
  const storedTransaction = z.object({ id: z.string(), attributes: transaction });
  return {
    // Banks are created in the sandbox and read with all other banks.
    institutions: createResources(client, {
      type: 'financialInstitution',
      attributes: institution,
      path: () => institutionPath,
      readPath: () => '/financial-institutions',
    }),
    users: createResources(client, { type: 'sandboxUser', attributes: user, path: () => userPath }),
    accounts: createResources(client, { type: 'sandboxAccount', attributes: account, path: accountPath }),
    transactions: createResources(client, {
      type: 'sandboxTransaction',
      attributes: transaction,
      path: (...[institutionId, userId, accountId]: TransactionOwner) =>
        `${accountPath(institutionId, userId)}/${idSegment(accountId)}/transactions`,
    }),
    accountsOfUser: (userId, context) => client.list(`${ofUser(userId)}/accounts`, storedAccount, MOST_PAGES, context),
    transactionsOfUser: (userId, context) =>
      client.list(`${ofUser(userId)}/transactions`, storedTransaction, MOST_PAGES, context),
  };
}
