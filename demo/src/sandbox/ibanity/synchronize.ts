import { randomUUID } from 'node:crypto';
import type { Account, BankAccount, Customer, World } from './world.ts';

/**
 * Copies what the bank has into what the application sees: new accounts and transactions appear, vanished ones go,
 * balances are updated.
 *
 * @param at ISO 8601 in UTC
 */
export function copyFromBank(world: World, customer: Customer, at: string): void {
  const atBank = [...world.bankAccounts.values()].filter(({ userId }) => userId === customer.userId);
  for (const account of [...world.accounts.values()]) {
    if (account.customerId === customer.id && !world.bankAccounts.has(account.bankAccountId)) forget(world, account);
  }
  for (const bankAccount of atBank) {
    const known = [...world.accounts.values()].find(
      (account) => account.customerId === customer.id && account.bankAccountId === bankAccount.id,
    );
    const account = known ? refreshed(known, bankAccount, at) : authorized(world, customer, bankAccount, at);
    world.accounts.set(account.id, account);
    copyTransactions(world, account, at);
  }
}

/** Removes an account with its authorization and its transactions. */
export function forget(world: World, account: Account): void {
  world.accounts.delete(account.id);
  world.authorizations.delete(account.authorizationId);
  for (const { id, accountId } of [...world.transactions.values()]) {
    if (accountId === account.id) world.transactions.delete(id);
  }
}

function refreshed(account: Account, { balance, description }: BankAccount, at: string): Account {
  return { ...account, balance, description, synchronizedAt: at };
}

function authorized(world: World, customer: Customer, bankAccount: BankAccount, at: string): Account {
  const { subtype, relationship, iban, description, currency, balance, institutionId } = bankAccount;
  const accountId = randomUUID();
  const authorization = { id: randomUUID(), customerId: customer.id, accountId, createdAt: at };
  world.authorizations.set(authorization.id, authorization);
  return {
    id: accountId,
    customerId: customer.id,
    institutionId,
    bankAccountId: bankAccount.id,
    authorizationId: authorization.id,
    synchronizedAt: at,
    ...{ subtype, relationship, iban, description, currency, balance },
  };
}

function copyTransactions(world: World, account: Account, at: string): void {
  const known = new Set([...world.transactions.values()].map(({ reference }) => reference));
  for (const { id, bankAccountId, createdAt: _, updatedAt: __, ...attributes } of world.bankTransactions.values()) {
    if (bankAccountId !== account.bankAccountId || known.has(id)) continue;
    const transaction = { ...attributes, id: randomUUID(), accountId: account.id, customerId: account.customerId };
    world.transactions.set(transaction.id, { ...transaction, reference: id, synchronizedAt: at });
  }
}
