import { randomUUID } from 'node:crypto';
import { type Route, route, type SandboxReply, type SandboxRequest } from '../server/exchange.ts';
import { createDocuments } from './documents.ts';
import { notFound } from './errors.ts';
import { deleted, listed, single } from './replies.ts';
import {
  accountAttributes,
  createSandboxDocuments,
  institutionAttributes,
  readAttributes,
  transactionAttributes,
  userAttributes,
} from './sandbox-documents.ts';
import type { BankAccount, Institution, User, World } from './world.ts';

interface Context {
  readonly world: World;
  readonly origin: () => string;
  readonly now: () => number;
}

type Direct = (request: SandboxRequest) => SandboxReply;

/** The sandbox's side of the API: made-up institutions, their clients, accounts and transactions. */
export function sandboxRoutes({ world, origin, now }: Context): readonly Route[] {
  const documents = () => createSandboxDocuments(origin());
  const stamp = () => new Date(now()).toISOString();

  function institutions(handle: (institution: Institution, request: SandboxRequest) => SandboxReply): Direct {
    return (request) => {
      const institution = world.institutions.get(request.params.institution ?? '');
      return institution ? handle(institution, request) : notFound('financialInstitution');
    };
  }

  function users(handle: (user: User, request: SandboxRequest) => SandboxReply): Direct {
    return (request) => {
      const user = world.users.get(request.params.user ?? '');
      return user ? handle(user, request) : notFound('sandboxUser');
    };
  }

  function accounts(handle: (account: BankAccount, request: SandboxRequest) => SandboxReply): Direct {
    return institutions(({ id: institutionId }, outer) =>
      users(({ id: userId }, request) => {
        const account = world.bankAccounts.get(request.params.account ?? '');
        const own = account?.institutionId === institutionId && account.userId === userId;
        return account && own ? handle(account, request) : notFound('sandboxAccount');
      })(outer),
    );
  }

  const accountsOf = ({ id }: User) => [...world.bankAccounts.values()].filter(({ userId }) => userId === id);
  const transactionsOf = ({ id }: BankAccount) =>
    [...world.bankTransactions.values()].filter(({ bankAccountId }) => bankAccountId === id);

  function createInstitution(request: SandboxRequest): SandboxReply {
    const read = readAttributes(request, 'financialInstitution', institutionAttributes);
    if (!read.ok) return read.reply;
    const institution = { id: randomUUID(), ...read.attributes, unreachable: false };
    world.institutions.set(institution.id, institution);
    return single(createDocuments(origin()).institution(institution), 201);
  }

  function updateInstitution(institution: Institution, request: SandboxRequest): SandboxReply {
    const read = readAttributes(request, 'financialInstitution', institutionAttributes);
    if (!read.ok) return read.reply;
    institution.name = read.attributes.name;
    return single(createDocuments(origin()).institution(institution));
  }

  function createUser(request: SandboxRequest): SandboxReply {
    const read = readAttributes(request, 'sandboxUser', userAttributes);
    if (!read.ok) return read.reply;
    const user = { id: randomUUID(), ...read.attributes, createdAt: stamp(), updatedAt: stamp() };
    world.users.set(user.id, user);
    return single(documents().user(user), 201);
  }

  function updateUser(user: User, request: SandboxRequest): SandboxReply {
    const read = readAttributes(request, 'sandboxUser', userAttributes);
    if (!read.ok) return read.reply;
    Object.assign(user, read.attributes, { updatedAt: stamp() });
    return single(documents().user(user));
  }

  function createAccount(institution: Institution, user: User, request: SandboxRequest): SandboxReply {
    const read = readAttributes(request, 'sandboxAccount', accountAttributes);
    if (!read.ok) return read.reply;
    const owners = { userId: user.id, institutionId: institution.id };
    const account = { id: randomUUID(), ...owners, ...read.attributes, createdAt: stamp(), updatedAt: stamp() };
    world.bankAccounts.set(account.id, account);
    return single(documents().account(account), 201);
  }

  function createTransaction(account: BankAccount, request: SandboxRequest): SandboxReply {
    const read = readAttributes(request, 'sandboxTransaction', transactionAttributes);
    if (!read.ok) return read.reply;
    const times = { createdAt: stamp(), updatedAt: stamp() };
    const transaction = { id: randomUUID(), bankAccountId: account.id, ...read.attributes, ...times };
    world.bankTransactions.set(transaction.id, transaction);
    return single(documents().transaction(transaction, account), 201);
  }

  function deleteAccount(account: BankAccount): SandboxReply {
    for (const { id } of transactionsOf(account)) world.bankTransactions.delete(id);
    world.bankAccounts.delete(account.id);
    return deleted('sandboxAccount', account.id);
  }

  function deleteUser(user: User): SandboxReply {
    for (const account of accountsOf(user)) deleteAccount(account);
    world.users.delete(user.id);
    return deleted('sandboxUser', user.id);
  }

  const base = '/sandbox/financial-institutions/:institution/users/:user/accounts';
  return [
    route('POST', '/sandbox/financial-institutions', createInstitution),
    route('PATCH', '/sandbox/financial-institutions/:institution', institutions(updateInstitution)),
    route(
      'DELETE',
      '/sandbox/financial-institutions/:institution',
      institutions(({ id }) => {
        world.institutions.delete(id);
        return deleted('financialInstitution', id);
      }),
    ),
    route('GET', '/sandbox/users', (request) => listed(origin(), request, [...world.users.values()], documents().user)),
    route('POST', '/sandbox/users', createUser),
    route(
      'GET',
      '/sandbox/users/:user',
      users((user) => single(documents().user(user))),
    ),
    route('PATCH', '/sandbox/users/:user', users(updateUser)),
    route('DELETE', '/sandbox/users/:user', users(deleteUser)),
    route(
      'GET',
      '/sandbox/users/:user/accounts',
      users((user, request) => listed(origin(), request, accountsOf(user), documents().account)),
    ),
    route(
      'GET',
      '/sandbox/users/:user/transactions',
      users((user, request) => {
        const owned = accountsOf(user).flatMap((account) =>
          transactionsOf(account).map((transaction) => ({ id: transaction.id, transaction, account })),
        );
        return listed(origin(), request, owned, (item) => documents().transaction(item.transaction, item.account));
      }),
    ),
    route(
      'GET',
      base,
      institutions(({ id }, outer) =>
        users((user, request) => {
          const here = accountsOf(user).filter(({ institutionId }) => institutionId === id);
          return listed(origin(), request, here, documents().account);
        })(outer),
      ),
    ),
    route(
      'POST',
      base,
      institutions((institution, outer) => users((user, request) => createAccount(institution, user, request))(outer)),
    ),
    route(
      'GET',
      `${base}/:account`,
      accounts((account) => single(documents().account(account))),
    ),
    route('DELETE', `${base}/:account`, accounts(deleteAccount)),
    route(
      'GET',
      `${base}/:account/transactions`,
      accounts((account, request) =>
        listed(origin(), request, transactionsOf(account), (item) => documents().transaction(item, account)),
      ),
    ),
    route('POST', `${base}/:account/transactions`, accounts(createTransaction)),
    route(
      'GET',
      `${base}/:account/transactions/:transaction`,
      accounts((account, { params }) => {
        const transaction = transactionsOf(account).find(({ id }) => id === params.transaction);
        return transaction ? single(documents().transaction(transaction, account)) : notFound('sandboxTransaction');
      }),
    ),
    route(
      'DELETE',
      `${base}/:account/transactions/:transaction`,
      accounts((account, { params }) => {
        const transaction = transactionsOf(account).find(({ id }) => id === params.transaction);
        if (!transaction) return notFound('sandboxTransaction');
        world.bankTransactions.delete(transaction.id);
        return deleted('sandboxTransaction', transaction.id);
      }),
    ),
  ];
}
