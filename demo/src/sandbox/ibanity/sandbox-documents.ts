import type { BankAccount, BankTransaction, User } from './world.ts';

/** JSON:API documents of the sandbox's own resources, key by key as the documentation prints them. */
export interface SandboxDocuments {
  user(resource: User): object;
  account(resource: BankAccount): object;
  transaction(resource: BankTransaction, account: BankAccount): object;
}

export function createSandboxDocuments(origin: string): SandboxDocuments {
  const userUrl = (id: string) => `${origin}/sandbox/users/${id}`;
  const accountUrl = ({ id, userId, institutionId }: BankAccount) =>
    `${origin}/sandbox/financial-institutions/${institutionId}/users/${userId}/accounts/${id}`;

  return {
    user: ({ id, login, password, lastName, firstName, createdAt, updatedAt }) => ({
      id,
      type: 'sandboxUser',
      attributes: { login, password, lastName, firstName, createdAt, updatedAt },
      relationships: {
        sandboxAccounts: { links: { related: `${userUrl(id)}/accounts` } },
        sandboxTransactions: { links: { related: `${userUrl(id)}/transactions` } },
      },
      links: { self: userUrl(id) },
    }),

    account: (account) => {
      const { subtype, relationship, iban, description, currency, balance, createdAt, updatedAt } = account;
      return {
        id: account.id,
        type: 'sandboxAccount',
        attributes: { subtype, relationship, iban, description, currency, balance, createdAt, updatedAt },
        relationships: {
          sandboxTransactions: { links: { related: `${accountUrl(account)}/transactions` } },
          // `sanboxUser` is what the documentation's examples say.
          sanboxUser: {
            links: { related: userUrl(account.userId) },
            data: { type: 'sandboxUser', id: account.userId },
          },
          financialInstitution: {
            links: { related: `${origin}/financial-institutions/${account.institutionId}` },
            data: { type: 'financialInstitution', id: account.institutionId },
          },
        },
        links: { self: accountUrl(account) },
      };
    },

    transaction: (transaction, account) => {
      const { valueDate, executionDate, counterpart, communication, amount, currency } = transaction;
      const { createdAt, updatedAt } = transaction;
      return {
        id: transaction.id,
        type: 'sandboxTransaction',
        links: { self: `${accountUrl(account)}/transactions/${transaction.id}` },
        attributes: { valueDate, executionDate, counterpart, communication, amount, currency, createdAt, updatedAt },
        relationships: {
          sandboxAccount: {
            links: { related: accountUrl(account) },
            data: { type: 'sandboxAccount', id: account.id },
          },
        },
      };
    },
  };
}
