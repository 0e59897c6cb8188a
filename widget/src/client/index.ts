/**
 * The element's way to the BFF, without the element: for a page that shows results of its own, a service worker, a server
 * that renders, React Native. Touches no DOM.
 */
import type {
  AccountInput,
  AccountSummary,
  AccountType,
  CheckRequest,
  CompletedCheck,
  Decision,
  Identifier,
} from '@payee-check/shared/contract';
import { PayeeCheckError } from '../errors.ts';
import { type Access, accessTo } from './access.ts';
import { ask, decide, details } from './ask.ts';
import { tell } from './tell.ts';

export type { AccountInput, AccountSummary, CompletedCheck, Decision } from '@payee-check/shared/contract';
export { PayeeCheckError, type PayeeCheckErrorCode } from '../errors.ts';

/** Where the BFF is, and how to come by a session. */
export interface PayeeCheckClientOptions {
  /** The BFF's URL, without `/v1`. */
  readonly endpoint: string;
  /**
   * Asked for a token that the merchant's server minted, when there is none or it has run out. Absent: an anonymous
   * session is opened with the first question, and again when it has run out.
   */
  readonly getSessionToken?: (() => Promise<string>) | undefined;
}

/** What may go with a question. */
export interface CheckOptions {
  /** UK accounts need one. */
  readonly accountType?: AccountType | undefined;
  /** An organisation's identifiers: LEI, VAT number … */
  readonly identifiers?: readonly Identifier[] | undefined;
  /** Ends the waiting with the error `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** The bank takes longer than usual; it is asked on. */
  readonly onPending?: (() => void) | undefined;
}

export interface PayeeCheckClient {
  /**
   * Asks whether an account belongs to a name, and waits for the answer, a slow bank's included.
   *
   * @throws {PayeeCheckError} as a rejection, with a stable `code`
   */
  check(account: AccountInput, name: string, options?: CheckOptions): Promise<CompletedCheck>;
  /**
   * Records what the payer chose after a warning, and gives the check with a new receipt. Where the session has run out, the
   * question is asked again in a new one: if the answer is no longer the one that was decided on, that answer comes back,
   * with `decision: null`, for the payer to see. After `use_registered_name` the name to pay is `registeredName`.
   *
   * @throws {PayeeCheckError} as a rejection: nothing was recorded
   */
  decide(check: CompletedCheck, decision: Decision, options?: Pick<CheckOptions, 'signal'>): Promise<CompletedCheck>;
  /**
   * What is known of an account without a name, such as its bank; `undefined` where the BFF does not tell.
   *
   * @throws {PayeeCheckError} as a rejection
   */
  details(account: AccountInput, options?: Pick<CheckOptions, 'signal'>): Promise<AccountSummary | undefined>;
}

/**
 * A client for one payer's visit: its questions share a session and that session's limits.
 *
 * @example
 * const client = createPayeeCheckClient({ endpoint: 'https://bff.example' });
 * const check = await client.check({ scheme: 'iban', iban: 'DE89370400440532013000' }, 'Jane Doe');
 * if (check.outcome === 'match') send(check.receipt);
 */
export function createPayeeCheckClient({ endpoint, getSessionToken }: PayeeCheckClientOptions): PayeeCheckClient {
  const access = accessTo(endpoint, undefined, getSessionToken);
  /** What each answer answers, by the check's id: to ask it again takes the question. */
  const questions = new Map<string, CheckRequest>();
  const keep = (check: CompletedCheck, question: CheckRequest): CompletedCheck => {
    questions.set(check.id, question);
    return check;
  };
  return {
    async check(account, name, { accountType, identifiers, signal = neverAborted(), onPending = () => {} } = {}) {
      const question: CheckRequest = {
        account,
        name,
        ...(accountType && { accountType }),
        ...(identifiers?.length && { identifiers: [...identifiers] }),
      };
      return keep(await ask(configured(access), question, signal, onPending), question);
    },
    async decide(check, decision, { signal = neverAborted() } = {}) {
      const question = questions.get(check.id);
      // Another client's check, of the same session.
      if (!question) return decide(configured(access), check, decision, signal);
      const told = await tell(configured(access), { check, decision, question }, signal, () => {});
      return keep(told.kind === 'another' ? { ...told.check, decision: null } : told.check, question);
    },
    details: async (account, { signal = neverAborted() } = {}) => details(configured(access), account, signal),
  };
}

const neverAborted = (): AbortSignal => new AbortController().signal;

function configured(access: Access): Access {
  if (!access.endpoint) throw new PayeeCheckError('not_configured');
  return access;
}
