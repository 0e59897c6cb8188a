import { z } from 'zod';
import type { Account, Customer, Question } from '../../domain/question.ts';
import type { OutboundClient } from '../../outbound/client.ts';
import { ProviderError } from '../../outbound/errors.ts';
import type { Store } from '../../store/store.ts';
import { type Clock, systemClock } from '../../time/clock.ts';
import { kindOf } from '../answers.ts';
import { defineProvider } from '../definition.ts';
import type { CallContext, OwnershipAnswer, Provider } from '../provider.ts';
import type { UnknownWords } from '../unknown-words.ts';
import { type ConnectedAccounts, createAccountLists } from './accounts.ts';
import { createIbanityClient, type IbanityRequests } from './client.ts';
import { bestComparison, connectionOf, historyOf, isLapsed, type Need, needOf, needsTransactions } from './mapping.ts';
import { createHolderNames } from './sandbox-names.ts';
import { createSandboxResources } from './sandbox-resources.ts';
import { type AccountResource, transactionResource, UUID } from './schema.ts';
import { rules, settings } from './settings.ts';
import { createSynchronise } from './synchronise.ts';

export interface IbanityDependencies {
  /** With the application's certificate: mutual TLS is Ibanity's only authentication. The provider closes it. */
  readonly client: OutboundClient;
  /** Where instances share synchronizations. */
  readonly store: Store;
  /** The customer's key in the store: a keyed hash. */
  readonly hash: (customer: string) => string;
  readonly unknownWords: UnknownWords;
  /** Whether an account at a fictitious bank proves anything: never in production. */
  readonly acceptsSandboxBanks: boolean;
  readonly clock?: Clock;
}

const MOST_TRANSACTION_PAGES = 100;
/** How long to wait for the renewal of a connection that is believed anyway. */
const RENEWAL_PATIENCE_MS = 5000;

const anyPage = z.object({ data: z.array(z.unknown()) });

const NOT_CONNECTED: OwnershipAnswer = { relation: 'not_connected', nameComparison: null, reference: null };

/**
 * Ibanity has no payee check. It knows which accounts a customer has connected, and what was paid from them: evidence
 * of `ownership` and of `history`. The customer is `subjects.ibanity`, else `subject`, and has to be a UUID; nobody else
 * can be Ibanity's customer, and nothing is asked for them.
 *
 * @throws ProviderError `bad_credentials` if the signature key cannot be used.
 */
export function createIbanity(config: IbanityRequests, dependencies: IbanityDependencies): Provider {
  const { client: outbound, store, hash, unknownWords, acceptsSandboxBanks, clock = systemClock } = dependencies;
  const client = createIbanityClient(config, { client: outbound, clock });
  const lists = createAccountLists(client, clock);
  const synchronise = createSynchronise({ client, store, hash, clock });
  // Its tables take memory only where they are needed.
  const matching = import('@payee-check/shared/names');
  const holderNames = createHolderNames(client, createSandboxResources(client), clock);

  /**
   * The accounts after a synchronization; if it fails and the answer does not depend on it, the accounts as they were.
   */
  async function renewed(
    customer: string,
    accounts: readonly AccountResource[],
    { why, canDoWithout }: Need,
    context: CallContext,
  ): Promise<ConnectedAccounts> {
    if (!canDoWithout) {
      await synchronise(customer, why, context);
      return lists.readAgain(customer, context);
    }
    const now = clock.now();
    const patience = Math.min(RENEWAL_PATIENCE_MS, (context.deadline - now) / 2);
    const brief = { ...context, deadline: now + patience };
    try {
      await synchronise(customer, why, brief);
      return await lists.readAgain(customer, context);
    } catch (error) {
      if (context.signal.aborted) throw error;
      return accounts;
    }
  }

  /** In the sandbox the holder's name is known; if it cannot be read, the proof still holds. */
  async function compareName(question: Question, iban: string, account: AccountResource, context: CallContext) {
    try {
      const names = await holderNames.find(iban, account, context);
      const { matchNames } = await matching;
      const kind = kindOf(question.accountType);
      return bestComparison(names.map((registered) => matchNames({ typed: question.name, registered, kind }).outcome));
    } catch {
      return null;
    }
  }

  /**
   * If a fictitious bank proves nothing, it has to be known that the bank is real; otherwise that may stay unknown
   * (`null`).
   */
  async function isAtSandboxBank(account: AccountResource, context: CallContext): Promise<boolean | null> {
    try {
      return await holderNames.isSandbox(account, context);
    } catch (error) {
      if (!acceptsSandboxBanks) throw error;
      return null;
    }
  }

  return {
    name: 'ibanity',
    supports: ({ scheme }) => scheme === 'iban',
    async logIn(context) {
      // The list of banks is the same for everybody.
      await client.call({ method: 'GET', path: '/financial-institutions', answer: anyPage }, context);
    },
    mayKnow: (customer) => idOf(customer) !== null,

    async ownership(question, customer, context): Promise<OwnershipAnswer> {
      const iban = ibanOf(question.account);
      const id = customerId(customer);
      let accounts = await lists.read(id, context);
      if (accounts === null) return NOT_CONNECTED;
      let connection = connectionOf(iban, id, accounts);
      const need = needOf(connection, accounts, clock.now(), context.decisive ?? true);
      if (need !== null) {
        accounts = await renewed(id, accounts, need, context);
        connection = connectionOf(iban, id, accounts ?? []);
        if (isLapsed(connection, clock.now())) throw new ProviderError('ibanity', 'bank_unavailable');
      }
      if (connection.kind === 'contradictory') throw new ProviderError('ibanity', 'bad_answer');
      if (connection.kind === 'not_connected') return NOT_CONNECTED;
      const { relation, account, unknownWord: text } = connection;
      if (text !== null) {
        const personal = [question.name, iban];
        unknownWords.report({ provider: 'ibanity', field: 'relationship', scheme: null, text, personal });
      }
      const reference = account.id;
      if (relation === 'unknown') return { relation, nameComparison: null, reference };
      const isSandbox = await isAtSandboxBank(account, context);
      if (isSandbox !== false && !acceptsSandboxBanks) return { relation: 'unknown', nameComparison: null, reference };
      if (isSandbox !== true) return { relation, nameComparison: null, reference };
      const nameComparison = await compareName(question, iban, account, context);
      return { relation, nameComparison, reference, environment: 'sandbox' };
    },

    async history(question, customer, context) {
      const iban = ibanOf(question.account);
      const id = customerId(customer);
      const accounts = (await lists.read(id, context)) ?? [];
      if (accounts.length === 0) return historyOf(iban, [], clock.now());
      const failure = needsTransactions(accounts, clock.now()) ? await failureOf(id, context) : null;
      const path = `/customers/${id}/transactions`;
      const transactions = await client.list(path, transactionResource, MOST_TRANSACTION_PAGES, context);
      const history = historyOf(iban, transactions, clock.now());
      // A payment in the list was made, however old the list is; but an old list does not show that there was none.
      if (failure !== null && !history.paidBefore) throw failure;
      return history;
    },

    close: () => outbound.close(),
  };

  /** Why transactions could not be synchronized, if so. History alone makes no check "pending". */
  async function failureOf(customer: string, { signal, deadline, answerBy = deadline }: CallContext) {
    const now = clock.now();
    // Half of the time, so that the list at hand can still be read.
    const brief = { signal, deadline: now + (Math.min(answerBy, deadline) - now) / 2 };
    try {
      await synchronise(customer, 'stale', brief);
      return null;
    } catch (error) {
      if (signal.aborted || !(error instanceof ProviderError)) throw error;
      return error;
    }
  }
}

export const ibanity = defineProvider({
  name: 'ibanity',
  settings,
  rules,
  create(config, dependencies) {
    const { baseUrl, certificate: cert, privateKey: key, keyPassphrase: passphrase, ca } = config;
    const tls = { cert, key, ...(passphrase !== undefined && { passphrase }), ...(ca !== undefined && { ca }) };
    return createIbanity(config, {
      ...dependencies,
      client: dependencies.client(baseUrl, tls),
      hash: (customer) => dependencies.keyring.hash('ibanity customer', customer.toLowerCase()),
      acceptsSandboxBanks: !dependencies.production,
    });
  },
});

function ibanOf(account: Account): string {
  if (account.scheme !== 'iban') throw new ProviderError('ibanity', 'unsupported');
  return account.iban;
}

/** The customer's id, which becomes part of paths, so its form is checked before anything is asked. */
function idOf({ subject, subjects }: Customer): string | null {
  const id = subjects.ibanity ?? subject;
  return id !== null && UUID.test(id) ? id : null;
}

function customerId(customer: Customer): string {
  const id = idOf(customer);
  if (id === null) throw new ProviderError('ibanity', 'refused_request');
  return id;
}
