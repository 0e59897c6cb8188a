import type { Account, Authorization, Customer, Institution, Synchronization, Transaction } from './world.ts';

/** Makes JSON:API documents of the application's resources, key by key as the documentation prints them. */
export interface Documents {
  institution(resource: Institution): object;
  customer(resource: Customer): object;
  account(resource: Account): object;
  transaction(resource: Transaction): object;
  authorization(resource: Authorization): object;
  synchronization(resource: Synchronization, now: number): object;
}

/** @param origin For instance `https://api.ibanity.com` */
export function createDocuments(origin: string): Documents {
  const customerUrl = (id: string) => `${origin}/customers/${id}`;
  const accountUrl = (customerId: string, id: string) => `${customerUrl(customerId)}/accounts/${id}`;
  const authorizationUrl = (customerId: string, id: string) => `${customerUrl(customerId)}/authorizations/${id}`;
  const linked = (type: string, id: string, related: string) => ({ data: { id, type }, links: { related } });

  return {
    institution: ({ id, name }) => ({
      id,
      type: 'financialInstitution',
      attributes: { name, sandbox: true },
      links: { self: `${origin}/financial-institutions/${id}` },
    }),

    customer: ({ id, email, phoneNumber, createdAt }) => ({
      id,
      type: 'customer',
      attributes: { phoneNumber, email, createdAt },
      relationships: Object.fromEntries(
        ['transactions', 'authorizations', 'accounts'].map((name) => [
          name,
          { links: { related: `${customerUrl(id)}/${name}` } },
        ]),
      ),
      links: { self: customerUrl(id) },
    }),

    account: (account) => {
      const { id, customerId, institutionId, authorizationId, synchronizedAt } = account;
      const { subtype, relationship, iban, description, currency, balance } = account;
      return {
        id,
        type: 'account',
        meta: { synchronizedAt, transactionsSynchronizedAt: synchronizedAt },
        attributes: { subtype, relationship, reference: id.slice(0, 8), iban, description, currency, balance },
        relationships: {
          transactions: { links: { related: `${accountUrl(customerId, id)}/transactions` } },
          customer: linked('customer', customerId, customerUrl(customerId)),
          // The documentation uses both spellings of this type; its lists have this one.
          financialInstitution: linked(
            'financial-institution',
            institutionId,
            `${origin}/financial-institutions/${institutionId}`,
          ),
          authorization: linked('authorization', authorizationId, authorizationUrl(customerId, authorizationId)),
        },
        links: { self: accountUrl(customerId, id) },
      };
    },

    transaction: (transaction) => {
      const { id, accountId, customerId, synchronizedAt } = transaction;
      const { valueDate, reference, executionDate, currency, counterpart, communication, amount } = transaction;
      return {
        id,
        type: 'transaction',
        meta: { synchronizedAt },
        attributes: { valueDate, reference, executionDate, currency, counterpart, communication, amount },
        relationships: { account: linked('account', accountId, accountUrl(customerId, accountId)) },
        links: { self: `${accountUrl(customerId, accountId)}/transactions/${id}` },
      };
    },

    authorization: ({ id, customerId, accountId, createdAt }) => ({
      id,
      type: 'authorization',
      attributes: { createdAt },
      relationships: {
        customer: linked('customer', customerId, customerUrl(customerId)),
        account: linked('account', accountId, accountUrl(customerId, accountId)),
      },
    }),

    synchronization: (synchronization, now) => {
      const { id, customerId, startedAt, readyAt } = synchronization;
      const at = (ms: number) => new Date(ms).toISOString();
      return {
        id,
        type: 'synchronization',
        attributes: {
          status: statusOf(synchronization, now),
          duration: now >= readyAt ? readyAt - startedAt : 0,
          createdAt: at(startedAt),
          updatedAt: at(Math.min(now, readyAt)),
        },
        relationships: { customer: linked('customer', customerId, customerUrl(customerId)) },
        links: { self: `${customerUrl(customerId)}/synchronizations/${id}` },
      };
    },
  };
}

/** Queued, then running, then finished. */
export function statusOf(
  { startedAt, readyAt, fails }: Synchronization,
  now: number,
): 'pending' | 'running' | 'done' | 'failed' {
  if (now >= readyAt) return fails ? 'failed' : 'done';
  return now < startedAt + (readyAt - startedAt) / 3 ? 'pending' : 'running';
}
