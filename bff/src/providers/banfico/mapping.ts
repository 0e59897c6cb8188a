import type { AccountStatus, Reason } from '@payee-check/shared/contract';
import { isOrganisationName } from '@payee-check/shared/names';
import { type Account, asksByIdentifier, type Question } from '../../domain/question.ts';
import { ProviderError } from '../../outbound/errors.ts';
import { readRegisteredName } from '../answers.ts';
import type { NameCheckAnswer } from '../provider.ts';
import type { WordField } from '../unknown-words.ts';
import { accountId } from './client.ts';
import {
  allIdentitiesAgree,
  allIdentitiesAnswered,
  type CodeMeaning,
  compareIdentities,
  readCodes,
  readScheme,
} from './codes.ts';
import { type AnsweredAccount, NO, saysNo, type VerificationResult } from './schema.ts';

type Verdict = NameCheckAnswer['outcome'];
type Unable = Extract<CodeMeaning, { verdict: 'unable_to_verify' }>;
type Close = Extract<CodeMeaning, { verdict: 'close_match' }>;

const NAME_CHECK_STATUSES = new Map<string, Verdict>([
  ['FULL_MATCH', 'match'],
  ['PARTIAL_MATCH', 'close_match'],
  ...NO.map((word): [string, Verdict] => [word, 'no_match']),
  ['UNABLE_TO_MATCH', 'unable_to_verify'],
  // The EPC scheme's codes for the same four.
  ['MTCH', 'match'],
  ['CMTC', 'close_match'],
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

/** The account's status, if the reason says more about it than the status itself. */
const STATUS_BY_REASON: Partial<Record<Reason, AccountStatus>> = {
  account_closed: 'closed',
  account_inactive: 'inactive',
  account_not_found: 'not_found',
  account_switched: 'switched',
  payee_opted_out: 'forbidden',
};

/** Which `result.id`s are passed on; the documentation has a UUID, and letters and digits. */
const REFERENCE = /^[\w.:-]{1,128}$/;

/** Called with an unknown code, as received. */
export type OnUnknown = (field: WordField, text: string) => void;

/**
 * A finished result as evidence. Status, name verdict and codes are three statements. An unknown one changes nothing;
 * if two known ones contradict each other, none is believed, and nobody else is asked. A no is final whatever else the
 * answer says. An account that is not known to be active never makes a match, and only a close match's name is read.
 *
 * @throws ProviderError `another_subject` for an answer about another account; `unsupported` for one without an
 *   account.
 */
export function readVerdict(
  question: Question,
  result: VerificationResult,
  onUnknown: OnUnknown = () => undefined,
): NameCheckAnswer {
  const account = result.account ?? null;
  if (account === null) throw new ProviderError('banfico', 'unsupported');
  const isByIdentifier = asksByIdentifier(question);
  const common = {
    reference: REFERENCE.test(result.id ?? '') ? result.id : null,
    scheme: readScheme(result.responder?.scheme ?? null),
    ...(isByIdentifier && { compared: 'identifiers' as const }),
    ...(allIdentitiesAnswered(question.identifiers, account.identities) && { identifiersCompared: true }),
  };
  if (!isAbout(question.account, account)) {
    if (!saysNo(result)) throw new ProviderError('banfico', 'another_subject');
    return { ...common, accountStatus: null, ...UNCLEAR };
  }

  const status = readStatus(account, onUnknown);
  const verdict = readNameVerdict(account, onUnknown);
  const codes = readCodes(result.responder?.codes ?? [], (text) => onUnknown('scheme_code', text));
  const identities = compareIdentities(question.identifiers, account.identities, (text) =>
    onUnknown('identity_status', text),
  );
  const accountStatus = status === 'unknown' ? null : status;

  // Whatever the answer says about its holder, such an account must not be paid.
  if (accountStatus !== null && accountStatus !== 'active') {
    const told = verdict === null || verdict === 'unable_to_verify' ? codes.filter(isUnable) : [];
    return { ...common, ...unable(unableReason(accountStatus, told) ?? 'bank_unsupported', accountStatus) };
  }
  if (verdict === 'no_match') return { ...common, accountStatus, outcome: 'no_match', reason: null };
  if (identities === 'mismatch') {
    return { ...common, accountStatus, outcome: 'no_match', reason: 'identifier_mismatch' };
  }
  // The question was whether the identifiers belong to an active account, and all do; no name was asked about.
  const isAgreed = isByIdentifier && verdict === null && allIdentitiesAgree(question.identifiers, account.identities);
  if (isAgreed && status === 'active' && identities === 'fine') {
    const agreed = agree('match', codes);
    if (agreed?.verdict !== 'match') return { ...common, accountStatus, ...UNCLEAR };
    return { ...common, accountStatus, outcome: 'match', reason: null };
  }
  if (isByIdentifier && identities === 'unclear') return { ...common, accountStatus, ...UNCLEAR };
  if (verdict === null || verdict === 'unable_to_verify') {
    const isUnknown = verdict === null && Boolean(account.nameCheckStatus);
    const answer = withoutVerdict(verdict, accountStatus, codes, isUnknown ? 'bank_unavailable' : 'bank_unsupported');
    const isFinal = answer.outcome === 'unable_to_verify' && status === 'unknown' && Boolean(account.status);
    return { ...common, ...answer, ...(isFinal && { final: true }) };
  }
  const agreed = agree(verdict, codes);
  if (agreed === null || status !== 'active' || identities === 'unclear')
    return { ...common, accountStatus, ...UNCLEAR };
  if (agreed.verdict === 'match') return { ...common, accountStatus, outcome: 'match', reason: null };
  const { reason } = agreed;
  const name = agreed.named ? spokenName(account.respondedName ?? '', question.accountType) : null;
  return { ...common, accountStatus, outcome: 'close_match', reason, registeredName: readRegisteredName(name) };
}

/** The bank has answered, but its answer cannot be relied on: another provider's match must not hide that. */
const UNCLEAR = { outcome: 'unable_to_verify', reason: 'bank_unavailable', final: true } as const;

function readStatus({ status }: AnsweredAccount, onUnknown: OnUnknown): AccountStatus | 'unknown' {
  const known = ACCOUNT_STATUSES.get(status ?? '');
  if (known === undefined && status) onUnknown('account_status', status);
  return known === undefined ? 'unknown' : known;
}

/** `null`: there is none, or only an unknown one. */
function readNameVerdict({ nameCheckStatus }: AnsweredAccount, onUnknown: OnUnknown): Verdict | null {
  const known = NAME_CHECK_STATUSES.get(nameCheckStatus ?? '');
  if (known === undefined && nameCheckStatus) onUnknown('name_result', nameCheckStatus);
  return known ?? null;
}

/** What an answer means if no name was compared. Some responders verify only the state of the account. */
function withoutVerdict(
  verdict: 'unable_to_verify' | null,
  status: 'active' | null,
  codes: readonly CodeMeaning[],
  otherwise: Reason,
): WithoutCommon {
  const others = codes.filter((code) => !isUnable(code));
  const no = others.some((code) => code.verdict === 'no_match');
  // Without a verdict, the code decides; one that says no is a no unless another says something else.
  if (no && codes.every((code) => code.verdict === 'no_match')) {
    return { accountStatus: status, outcome: 'no_match', reason: null };
  }
  if (no || (verdict !== null && others.length > 0)) return { accountStatus: status, ...UNCLEAR };
  return unable(unableReason(status, codes.filter(isUnable)) ?? otherwise, status);
}

/** Name verdict and codes combined; `null` if they contradict each other. */
function agree(
  verdict: 'match' | 'close_match',
  codes: readonly CodeMeaning[],
): { readonly verdict: 'match' } | Close | null {
  const close: Close[] = [];
  for (const code of codes) {
    // BANM and PANM: the name matches in full, but the account's type does not.
    const isTypeAlone = code.verdict === 'close_match' && !code.named;
    if (code.verdict !== verdict && !(isTypeAlone && verdict === 'match')) return null;
    if (code.verdict === 'close_match') close.push(code);
  }
  if (verdict === 'match' && close.length === 0) return { verdict };
  const [reason = null, another] = new Set(close.flatMap((code) => code.reason ?? []));
  if (another !== undefined) return null;
  return { verdict: 'close_match', reason, named: close.every((code) => code.named) };
}

/** Why no verdict was reached, or `null` if nothing in the answer says so. */
function unableReason(status: AccountStatus, codes: readonly Unable[]): Reason | null {
  const byCode = codes.find(({ reason }) => reason !== null)?.reason ?? null;
  if (byCode === 'account_switched') return byCode;
  if (status === 'closed') return 'account_closed';
  if (status === 'inactive') return 'account_inactive';
  if (byCode !== null) return byCode;
  if (status === 'not_found') return 'account_not_found';
  return status === 'forbidden' ? 'payee_opted_out' : null;
}

type WithoutCommon = NameCheckAnswer extends infer Answer
  ? Answer extends unknown
    ? Omit<Answer, 'reference' | 'scheme' | 'compared' | 'identifiersCompared'>
    : never
  : never;

function unable(reason: Reason, status: AccountStatus) {
  return { outcome: 'unable_to_verify', reason, accountStatus: STATUS_BY_REASON[reason] ?? status } as const;
}

function isUnable(code: CodeMeaning): code is Unable {
  return code.verdict === 'unable_to_verify';
}

/** Whether the answer is about the account that was asked about. */
function isAbout(asked: Account, answered: AnsweredAccount): boolean {
  const { id, secondaryId } = accountId(asked);
  if (answered.id !== null && plain(answered.id) !== plain(id)) return false;
  const secondary = plain(answered.secondaryId ?? '');
  return secondary === '' || secondary === plain(secondaryId ?? '');
}

function plain(value: string): string {
  return value.toUpperCase().replace(/[\s-]/g, '');
}

/** What may follow a surname and a comma without being a first name. */
const BEHIND = /^(?:jn?r|junior|sn?r|senior|i{2,3}|iv|esq|ph\.?d|m\.?d|[mocd]be|[qk]c)\.?$/i;

/**
 * A name as a person writes it. It may come in the documentation's structured form, `LastName, FirstName, Middle Name,
 * Honorific` (`Doe,John,,Mr`), also with the last fields omitted, in the unstructured one (`,,,Mr John Doe`), or plain;
 * several holders are separated by `;`.
 *
 * A comma in an organisation's name ("Smith, Jones & Partners LLP") separates no fields.
 */
export function spokenName(responded: string, accountType: Question['accountType']): string {
  return responded
    .split(';')
    .map((holder) => spokenHolder(holder.trim().replace(/^<(.*)>$/, '$1'), accountType))
    .filter((holder) => holder !== '')
    .join(' ; ');
}

function spokenHolder(text: string, accountType: Question['accountType']): string {
  const fields = text.split(',').map((field) => field.trim());
  const filled = fields.filter((field) => field !== '');
  const [last = '', first = '', middle = '', honorific = '', ...more] = fields;
  const isUnstructured = last === '' && first === '' && middle === '';
  if (fields.length === 1 || filled.length === 1) return filled.join('');
  if (isUnstructured || more.some((field) => field !== '')) return filled.join(', ');
  // No organisation's name has an empty field between two others, or a comma at the end.
  const isComplete = fields.length >= 4 && filled.length < fields.length;
  const isOrganisation = namesOrganisation(filled) || (accountType === 'business' && !isComplete);
  if (isOrganisation || (fields.length === 2 && BEHIND.test(first))) return filled.join(', ');
  return [honorific, first, middle, last].filter((field) => field !== '').join(' ');
}

/** Also one that is recognised only by its legal form after a comma, in capitals: "Aceites del Sur, S.L." */
function namesOrganisation(fields: readonly string[]): boolean {
  const behind = fields.at(-1) ?? '';
  return isOrganisationName(fields.join(' ')) || (/^[A-Z./ ]+$/.test(behind) && isOrganisationName(behind));
}
