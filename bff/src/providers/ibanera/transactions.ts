import { z } from 'zod';
import { ProviderError } from '../../outbound/errors.ts';
import type { TokenContext } from '../../outbound/token-source.ts';
import { isMissing } from '../answers.ts';
import type { IbaneraClient } from './client.ts';
import {
  accountDetails,
  type Envelope,
  type TransactionDetails,
  type TransactionRow,
  transactionDetails,
  transactionRow,
} from './schema.ts';

/** What the history reads. Every method rejects with `ProviderError`. */
export interface Transactions {
  /** The ids of a customer's own accounts; without a customer, of the API principal's. */
  accounts(customer: string | null, context: TokenContext): Promise<string[]>;
  /** An account's transactions, page by page. */
  list(account: string, context: TokenContext): AsyncGenerator<readonly TransactionRow[]>;
  details(transaction: string, context: TokenContext): Promise<TransactionDetails>;
}

const PAGE_SIZE = 100;
/** An answer that promises more pages than this is not believed. */
const MOST_PAGES = 1000;

/** The transaction's details are published under `v2`, with `v1` in the example of a request: either may be there. */
type Version = 'v1' | 'v2';

export function createTransactions(client: IbaneraClient): Transactions {
  let version: Version = 'v2';

  async function* pages<T extends z.ZodType>(
    path: string,
    row: T,
    query: (page: number) => Record<string, string>,
    context: TokenContext,
  ): AsyncGenerator<z.infer<T>[]> {
    for (let page = 1; page <= MOST_PAGES; page++) {
      // `details` is `null` if there is nothing.
      const details = z.array(row).nullable();
      const { details: rows, envelope } = await client.read({ path, query: query(page), details }, context);
      yield rows ?? [];
      if (isLast(rows?.length ?? 0, page, envelope)) return;
    }
    throw new ProviderError('ibanera', 'bad_answer');
  }

  return {
    async accounts(customer, context) {
      const ids = new Set<string>();
      const query = (page: number) => ({
        ...(customer === null ? {} : { customersId: customer }),
        pageNumber: String(page),
        pageSize: String(PAGE_SIZE),
      });
      for await (const rows of pages('/api/v1/customer/accounts/list-accounts', accountDetails, query, context)) {
        for (const { id } of rows) ids.add(id);
      }
      return [...ids];
    },
    list(account, context) {
      const query = (page: number) => ({
        AccountsId: account,
        PageNumber: String(page),
        PageSize: String(PAGE_SIZE),
      });
      return pages('/api/v1/customer/accounts/transactions', transactionRow, query, context);
    },
    async details(transaction, context) {
      const read = (under: Version) => {
        const path = `/api/${under}/customer/accounts/transactions/get`;
        return client.read({ path, query: { Id: transaction }, details: transactionDetails }, context);
      };
      const asked = version;
      const { details } = await read(asked).catch(async (error: unknown) => {
        if (asked === 'v1' || !isMissing(error)) throw error;
        const older = await read('v1');
        version = 'v1';
        return older;
      });
      if (details.transactionId !== transaction) throw new ProviderError('ibanera', 'bad_answer');
      return details;
    },
  };
}

/** `numberOfPages` is missing in some examples; then a page that is not full is the last one. */
function isLast(rows: number, page: number, { numberOfPages, pageSize }: Envelope): boolean {
  if (rows === 0) return true;
  return typeof numberOfPages === 'number' ? page >= numberOfPages : rows < (pageSize ?? PAGE_SIZE);
}
