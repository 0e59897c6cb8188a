import { randomUUID } from 'node:crypto';
import { type Route, route, type SandboxReply, type SandboxRequest } from '../server/exchange.ts';
import { createDocuments, statusOf } from './documents.ts';
import { notFound } from './errors.ts';
import { deleted, listed, single } from './replies.ts';
import { copyFromBank, forget } from './synchronize.ts';
import type { Account, Customer, World } from './world.ts';

interface Context {
  readonly world: World;
  readonly origin: () => string;
  readonly now: () => number;
  /** How long a synchronization takes, in milliseconds. */
  readonly synchronizationMs: number;
}

const MOST_SYNCHRONIZATIONS = 1000;

type Direct = (request: SandboxRequest) => SandboxReply;

/** The application's side of the API: customers, their accounts, transactions, authorizations, synchronizations. */
export function applicationRoutes({ world, origin, now, synchronizationMs }: Context): readonly Route[] {
  const documents = () => createDocuments(origin());
  const ofCustomer = <T extends { customerId: string }>(all: ReadonlyMap<string, T>, { id }: Customer) =>
    [...all.values()].filter(({ customerId }) => customerId === id);

  /** A resource named in the path, if there is one and it is the customer's. */
  function customers(handle: (customer: Customer, request: SandboxRequest) => SandboxReply): Direct {
    return (request) => {
      const customer = world.customers.get(request.params.customer ?? '');
      return customer ? handle(customer, request) : notFound('customer');
    };
  }

  function accounts(handle: (account: Account, request: SandboxRequest) => SandboxReply): Direct {
    return customers((customer, request) => {
      const account = world.accounts.get(request.params.account ?? '');
      return account?.customerId === customer.id ? handle(account, request) : notFound('account');
    });
  }

  function synchronize(customer: Customer): SandboxReply {
    const institutions = [...world.bankAccounts.values()].flatMap(({ userId, institutionId }) =>
      userId === customer.userId ? [world.institutions.get(institutionId)] : [],
    );
    const startedAt = now();
    const synchronization = {
      id: randomUUID(),
      customerId: customer.id,
      startedAt,
      readyAt: startedAt + synchronizationMs,
      fails: institutions.some((institution) => institution?.unreachable),
      applied: false,
    };
    world.synchronizations.set(synchronization.id, synchronization);
    const oldest = world.synchronizations.keys().next().value;
    if (world.synchronizations.size > MOST_SYNCHRONIZATIONS && oldest !== undefined)
      world.synchronizations.delete(oldest);
    // Queued whatever happens next, as the documentation's answer shows it.
    return single(documents().synchronization(synchronization, startedAt - 1), 202);
  }

  function showSynchronization({ params }: SandboxRequest): SandboxReply {
    const synchronization = world.synchronizations.get(params.synchronization ?? '');
    const customer = world.customers.get(synchronization?.customerId ?? '');
    if (!synchronization || !customer) return notFound('synchronization');
    if (!synchronization.applied && statusOf(synchronization, now()) === 'done') {
      copyFromBank(world, customer, new Date(synchronization.readyAt).toISOString());
      synchronization.applied = true;
    }
    return single(documents().synchronization(synchronization, now()));
  }

  function deleteCustomer(customer: Customer): SandboxReply {
    for (const account of ofCustomer(world.accounts, customer)) forget(world, account);
    world.customers.delete(customer.id);
    return deleted('customer', customer.id);
  }

  return [
    route('GET', '/financial-institutions', (request) =>
      listed(origin(), request, [...world.institutions.values()], documents().institution),
    ),
    route('GET', '/financial-institutions/:institution', ({ params }) => {
      const institution = world.institutions.get(params.institution ?? '');
      return institution ? single(documents().institution(institution)) : notFound('financialInstitution');
    }),
    route('GET', '/accounts', (request) =>
      listed(origin(), request, [...world.accounts.values()], documents().account),
    ),
    route('GET', '/transactions', (request) =>
      listed(origin(), request, [...world.transactions.values()], documents().transaction),
    ),
    route('GET', '/customers', (request) =>
      listed(origin(), request, [...world.customers.values()], documents().customer),
    ),
    route(
      'GET',
      '/customers/:customer',
      customers((customer) => single(documents().customer(customer))),
    ),
    route('DELETE', '/customers/:customer', customers(deleteCustomer)),
    route(
      'GET',
      '/customers/:customer/accounts',
      customers((customer, request) =>
        listed(origin(), request, ofCustomer(world.accounts, customer), documents().account),
      ),
    ),
    route(
      'GET',
      '/customers/:customer/accounts/:account',
      accounts((account) => single(documents().account(account))),
    ),
    route(
      'GET',
      '/customers/:customer/transactions',
      customers((customer, request) =>
        listed(origin(), request, ofCustomer(world.transactions, customer), documents().transaction),
      ),
    ),
    route(
      'GET',
      '/customers/:customer/accounts/:account/transactions',
      accounts(({ id }, request) => {
        const own = [...world.transactions.values()].filter(({ accountId }) => accountId === id);
        return listed(origin(), request, own, documents().transaction);
      }),
    ),
    route(
      'GET',
      '/customers/:customer/accounts/:account/transactions/:transaction',
      accounts(({ id }, { params }) => {
        const transaction = world.transactions.get(params.transaction ?? '');
        return transaction?.accountId === id ? single(documents().transaction(transaction)) : notFound('transaction');
      }),
    ),
    route(
      'GET',
      '/customers/:customer/authorizations',
      customers((customer, request) =>
        listed(origin(), request, ofCustomer(world.authorizations, customer), documents().authorization),
      ),
    ),
    route(
      'GET',
      '/customers/:customer/authorizations/:authorization',
      customers(({ id }, { params }) => {
        const authorization = world.authorizations.get(params.authorization ?? '');
        return authorization?.customerId === id
          ? single(documents().authorization(authorization))
          : notFound('authorization');
      }),
    ),
    route(
      'DELETE',
      '/customers/:customer/authorizations/:authorization',
      customers(({ id }, { params }) => {
        const authorization = world.authorizations.get(params.authorization ?? '');
        if (authorization?.customerId !== id) return notFound('authorization');
        const account = world.accounts.get(authorization.accountId);
        if (account) forget(world, account);
        return deleted('authorization', authorization.id);
      }),
    ),
    route('POST', '/customers/:customer/synchronizations', customers(synchronize)),
    route('GET', '/synchronizations/:synchronization', showSynchronization),
    route('GET', '/customers/:customer/synchronizations/:synchronization', showSynchronization),
  ];
}
