import { matchNames } from '@payee-check/shared/names';
import type { Account, Customer, Question } from '../../checks/question.ts';
import type { OutboundClient } from '../../outbound/client.ts';
import { type Clock, systemClock } from '../../time/clock.ts';
import { ProviderError } from '../errors.ts';
import type { CallContext, OwnershipAnswer, Provider } from '../provider.ts';
import { isMissing } from '../refusal.ts';
import { createIbanityClient, type IbanityRequests } from './client.ts';
import { historyOf } from './history.ts';
import { bestComparison, connectionOf, needsAccounts, needsTransactions } from './ownership.ts';
import { createHolderNames } from './sandbox-names.ts';
import { createSandboxResources } from './sandbox-resources.ts';
import { type AccountResource, accountResource, transactionResource, UUID } from './schema.ts';
import { createSynchronise } from './synchronise.ts';

export interface IbanityDependencies {
  /** With the application's certificate: mutual TLS is Ibanity's only authentication. The provider closes it. */
  readonly client: OutboundClient;
  readonly clock?: Clock;
}

const MOST_ACCOUNT_PAGES = 50;
const MOST_TRANSACTION_PAGES = 100;

/**
 * Ibanity has no payee check. It knows which accounts a customer has connected, and what was paid from them: evidence
 * of `ownership` and of `history`. The customer is `subjects.ibanity`, else `subject`, and has to be a UUID; for anyone
 * else nothing is asked and the call ends with `refused_request`.
 *
 * @throws ProviderError `bad_credentials` if the signature key cannot be used.
 */
export function createIbanity(config: IbanityRequests, dependencies: IbanityDependencies): Provider {
  const { client: outbound, clock = systemClock } = dependencies;
  const client = createIbanityClient(config, { client: outbound, clock });
  const synchronise = createSynchronise(client, clock);
  const holderNames = createHolderNames(client, createSandboxResources(client), clock);

  /** `[]` for a customer whom Ibanity does not know. */
  async function accountsOf(customer: string, context: CallContext): Promise<readonly AccountResource[]> {
    try {
      return await client.list(`/customers/${customer}/accounts`, accountResource, MOST_ACCOUNT_PAGES, context);
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  /** In the sandbox the holder's name is known; that it cannot be had takes nothing from the proof. */
  async function compareName(question: Question, iban: string, account: AccountResource, context: CallContext) {
    try {
      const names = await holderNames(iban, account, context);
      return bestComparison(names.map((registered) => matchNames({ typed: question.name, registered }).outcome));
    } catch {
      return null;
    }
  }

  return {
    name: 'ibanity',
    supports: ({ scheme }) => scheme === 'iban',

    async ownership(question, customer, context): Promise<OwnershipAnswer> {
      const iban = ibanOf(question.account);
      const id = customerId(customer);
      let accounts = await accountsOf(id, context);
      let connection = connectionOf(iban, id, accounts);
      if (needsAccounts(connection, accounts, clock.now())) {
        await synchronise(id, context);
        accounts = await accountsOf(id, context);
        connection = connectionOf(iban, id, accounts);
      }
      if (connection.kind === 'contradictory') throw new ProviderError('ibanity', 'bad_answer');
      if (connection.kind === 'not_connected')
        return { relation: 'not_connected', nameComparison: null, reference: null };
      const { relation, account } = connection;
      const nameComparison = await compareName(question, iban, account, context);
      return { relation, nameComparison, reference: account.id };
    },

    async history(question, customer, context) {
      const iban = ibanOf(question.account);
      const id = customerId(customer);
      const accounts = await accountsOf(id, context);
      if (accounts.length === 0) return historyOf(iban, [], clock.now());
      if (needsTransactions(accounts, clock.now())) await synchronise(id, beside(context));
      const path = `/customers/${id}/transactions`;
      const transactions = await client.list(path, transactionResource, MOST_TRANSACTION_PAGES, context);
      return historyOf(iban, transactions, clock.now());
    },

    close: () => outbound.close(),
  };
}

/** History stands beside the check: nobody is told "pending" for its sake, so it has only the time until `answerBy`. */
function beside({ signal, deadline, answerBy = deadline }: CallContext): CallContext {
  return { signal, deadline: Math.min(answerBy, deadline) };
}

function ibanOf(account: Account): string {
  if (account.scheme !== 'iban') throw new ProviderError('ibanity', 'unsupported');
  return account.iban;
}

/** The customer's id, which goes into paths, so it is held to its form before anything is asked. */
function customerId({ subject, subjects }: Customer): string {
  const id = subjects.ibanity ?? subject;
  if (id === null || !UUID.test(id)) throw new ProviderError('ibanity', 'refused_request');
  return id;
}
