import type { AccountStatus, Reason } from '@payee-check/shared/contract';
import type { Account, Question } from '../../checks/question.ts';
import { ProviderError } from '../errors.ts';
import type { NameCheckAnswer } from '../provider.ts';
import { readRegisteredName } from '../registered-name.ts';
import { type CodeMeaning, codeMeaning } from './codes.ts';
import { compareIdentities } from './identities.ts';
import { accountId } from './request.ts';
import type { AnsweredAccount, VerificationResult } from './schema.ts';
import { readScheme } from './scheme.ts';

type Verdict = NameCheckAnswer['outcome'];

const NAME_CHECK_STATUSES = new Map<string, Verdict>([
  ['FULL_MATCH', 'match'],
  ['PARTIAL_MATCH', 'close_match'],
  ['NO_MATCH', 'no_match'],
  ['UNABLE_TO_MATCH', 'unable_to_verify'],
  // The EPC scheme's words for the same four.
  ['MTCH', 'match'],
  ['CMTC', 'close_match'],
  ['NMTC', 'no_match'],
  ['NOAP', 'unable_to_verify'],
]);

const ACCOUNT_STATUSES = new Map<string, AccountStatus>([
  ['ACTIVE', 'active'],
  ['INACTIVE', 'inactive'],
  ['CLOSED', 'closed'],
  ['FORBIDDEN', 'forbidden'],
  ['NOT_FOUND', 'not_found'],
  ['UNABLE_TO_MATCH', null],
]);

/** What an account's status is where the reason says more about it than the status. */
const STATUS_BY_REASON: Partial<Record<Reason, AccountStatus>> = {
  account_closed: 'closed',
  account_inactive: 'inactive',
  account_not_found: 'not_found',
  account_switched: 'switched',
  payee_opted_out: 'forbidden',
};

/** What is handed on of `result.id`; the documentation's are a UUID, and letters and digits. */
const REFERENCE = /^[\w.:-]{1,128}$/;

/**
 * A finished result as evidence. Status, name verdict and codes have to agree: an account that is not active, or an
 * answer that contradicts itself, never becomes a match, and a name is read from a close match alone.
 *
 * @throws ProviderError `bad_answer` for an answer that contradicts itself, is about another account or uses unknown
 * words; `unsupported` for one without a verdict, so that another provider is asked.
 */
export function readVerdict(question: Question, result: VerificationResult): NameCheckAnswer {
  const account = result.account ?? null;
  if (account === null) throw new ProviderError('banfico', 'unsupported');
  if (!isAbout(question.account, account)) throw contradiction();

  const status = ACCOUNT_STATUSES.get(account.status ?? '');
  if (status === undefined) throw contradiction();
  const given = account.nameCheckStatus ?? '';
  const verdict = given === '' ? null : NAME_CHECK_STATUSES.get(given);
  if (verdict === undefined) throw contradiction();

  const codes = (result.responder?.codes ?? []).map(codeMeaning);
  const common = {
    accountStatus: status,
    reference: REFERENCE.test(result.id) ? result.id : null,
    scheme: readScheme(result.responder?.scheme ?? null),
  };
  const identities = compareIdentities(question.identifiers, account.identities);

  if (verdict === null || verdict === 'unable_to_verify') {
    const reason = unableReason(status, verdict, codes);
    if (reason !== null) return { ...common, ...unable(reason, status) };
    if (status === 'active' && identities === 'mismatch') {
      return { ...common, outcome: 'no_match', reason: 'identifier_mismatch' };
    }
    // Some responders verify the state of the account alone: then the name has not been checked by anyone.
    if (verdict === null) throw new ProviderError('banfico', 'unsupported');
    return { ...common, ...unable('bank_unsupported', status) };
  }

  const agreed = agree(verdict, codes);
  if (status !== 'active') {
    // A closed account still has a holder; one that is not to be found, or not to be asked about, has none to compare.
    const comparable = status === 'closed' || status === 'inactive' || agreed.verdict === 'no_match';
    if (!comparable) throw contradiction();
    return { ...common, ...unable(unableReason(status, 'unable_to_verify', []) ?? 'bank_unsupported', status) };
  }
  if (identities === 'mismatch') return { ...common, outcome: 'no_match', reason: 'identifier_mismatch' };
  if (identities === 'unclear' && agreed.verdict !== 'no_match') throw contradiction();
  if (agreed.verdict !== 'close_match') return { ...common, outcome: agreed.verdict, reason: null };
  const registeredName = agreed.named ? readRegisteredName(plainForm(account.respondedName)) : null;
  return { ...common, outcome: 'close_match', reason: agreed.reason, registeredName };
}

type NameVerdict = Exclude<CodeMeaning, { verdict: 'unable_to_verify' }>;

/** Name verdict and codes in one; a code that is unknown, or says something else, makes the answer unusable. */
function agree(verdict: Exclude<Verdict, 'unable_to_verify'>, codes: readonly (CodeMeaning | null)[]): NameVerdict {
  const close: Extract<CodeMeaning, { verdict: 'close_match' }>[] = [];
  for (const code of codes) {
    // BANM and PANM: the name fits in full, it is the account's type that does not.
    const typeAlone = code?.verdict === 'close_match' && !code.named;
    if (code?.verdict !== verdict && !(typeAlone && verdict === 'match')) throw contradiction();
    if (code?.verdict === 'close_match') close.push(code);
  }
  if (verdict !== 'close_match' && close.length === 0) return { verdict };
  const [reason = null, another] = new Set(close.flatMap((code) => code.reason ?? []));
  if (another !== undefined) throw contradiction();
  return { verdict: 'close_match', reason, named: close.every((code) => code.named) };
}

/** Why no verdict was reached, or `null` where nothing in the answer says it. */
function unableReason(
  status: AccountStatus,
  verdict: Verdict | null,
  codes: readonly (CodeMeaning | null)[],
): Reason | null {
  let byCode: Reason | null = null;
  for (const code of codes) {
    if (code === null) continue;
    if (code.verdict === 'unable_to_verify') byCode ??= code.reason;
    else if (verdict === 'unable_to_verify') throw contradiction();
  }
  if (byCode === 'account_switched') return byCode;
  if (status === 'closed') return 'account_closed';
  if (status === 'inactive') return 'account_inactive';
  if (byCode !== null) return byCode;
  if (status === 'not_found') return 'account_not_found';
  return status === 'forbidden' ? 'payee_opted_out' : null;
}

function unable(reason: Reason, status: AccountStatus) {
  return { outcome: 'unable_to_verify', reason, accountStatus: STATUS_BY_REASON[reason] ?? status } as const;
}

/** Whether the answer is about the account that was asked about. */
function isAbout(asked: Account, answered: AnsweredAccount): boolean {
  const { id, secondaryId } = accountId(asked);
  if (plain(answered.id) !== plain(id)) return false;
  const secondary = plain(answered.secondaryId ?? '');
  return secondary === '' || secondary === plain(secondaryId ?? '');
}

function plain(value: string): string {
  return value.toUpperCase().replace(/[\s-]/g, '');
}

/** A name that comes back in the request's unstructured form, `,,,Full Name`, as people write it. */
function plainForm(respondedName: string | null | undefined): string {
  return (respondedName ?? '').replace(/(^|;)\s*,,,\s*/g, '$1 ');
}

function contradiction(): ProviderError {
  return new ProviderError('banfico', 'bad_answer');
}
