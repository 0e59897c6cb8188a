/**
 * The element's client for the BFF, without the element: for a page that shows results itself, a service worker,
 * server-side rendering, or React Native. Uses no DOM.
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

/** The BFF's address, and how to get a session. */
export interface PayeeCheckClientOptions {
  /** The BFF's URL, without `/v1`. */
  readonly endpoint: string;
  /**
   * Called for a token that the merchant's server minted, when there is none or it has expired. If absent, an anonymous
   * session is opened with the first question, and again when it has expired.
   */
  readonly getSessionToken?: (() => Promise<string>) | undefined;
}

/** Options of a question. */
export interface CheckOptions {
  /** Required for UK accounts. */
  readonly accountType?: AccountType | undefined;
  /** An organisation's identifiers: LEI, VAT number … */
  readonly identifiers?: readonly Identifier[] | undefined;
  /** Stops waiting, with the error `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** The bank takes longer than usual; the check continues. */
  readonly onPending?: (() => void) | undefined;
}

export interface PayeeCheckClient {
  /**
   * Asks whether an account belongs to a name, and waits for the answer, even a slow bank's.
   *
   * @throws {PayeeCheckError} as a rejection, with a stable `code`
   */
  check(account: AccountInput, name: string, options?: CheckOptions): Promise<CompletedCheck>;
  /**
   * Records what the payer chose after a warning, and returns the check with a new receipt. If the session has expired,
   * the question is asked again in a new one: if the answer differs from the one that the payer decided on, it is
   * returned with `decision: null`, to be shown to the payer. After `use_registered_name` the name to pay is
   * `registeredName`.
   *
   * @throws {PayeeCheckError} as a rejection; nothing was recorded
   */
  decide(check: CompletedCheck, decision: Decision, options?: Pick<CheckOptions, 'signal'>): Promise<CompletedCheck>;
  /**
   * What is known about an account without a name, such as its bank; `undefined` if the BFF does not say.
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
  /** The question of each answer, by the check's id: needed to ask it again. */
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
      // The check of another client with the same session.
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
