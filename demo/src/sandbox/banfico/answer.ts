import type { BankAnswer, Inability } from '../directory/bank-answer.ts';
import { identifierFits } from '../directory/bank-answer.ts';
import type { Directory } from '../directory/directory.ts';
import type { VerificationRequest } from './request.ts';

/** The contents of `data.result.account` and `data.result.responder`, without the envelope. */
export interface AccountAnswer {
  readonly status: 'ACTIVE' | 'INACTIVE' | 'CLOSED' | 'FORBIDDEN' | 'NOT_FOUND' | 'UNABLE_TO_MATCH';
  readonly nameCheckStatus?: 'FULL_MATCH' | 'PARTIAL_MATCH' | 'NO_MATCH' | 'UNABLE_TO_MATCH';
  readonly respondedName?: string;
  readonly message?: string;
  /** The scheme's own code; `null` with a plain match. */
  readonly code: string | null;
}

/** Either an answer, or the HTTP status returned instead. */
export type Answer = AccountAnswer | { readonly httpStatus: 408 | 421 | 500 | 503 };

const UNABLE = 'UNABLE_TO_MATCH';

/**
 * The bank's answer in Banfico's codes. UK banks use the codes of Confirmation of Payee, others those of the European
 * scheme.
 */
export function answerOf(answer: BankAnswer, british: boolean): Answer {
  const code = (uk: string | null, epc: string | null) => (british ? uk : epc);
  switch (answer.kind) {
    case 'match':
      return { status: 'ACTIVE', nameCheckStatus: 'FULL_MATCH', code: code(null, 'MTCH') };
    case 'close_match':
      return {
        status: 'ACTIVE',
        nameCheckStatus: 'PARTIAL_MATCH',
        respondedName: answer.registeredName,
        code: code('MBAM', 'CMTC'),
      };
    case 'no_match':
      return { status: 'ACTIVE', nameCheckStatus: 'NO_MATCH', code: code('ANNM', 'NMTC') };
    case 'other_type':
      return otherType(answer);
    case 'unable':
      return unableTo(answer.why);
  }
}

function otherType({ actualType, registeredName }: Extract<BankAnswer, { kind: 'other_type' }>): AccountAnswer {
  const business = actualType === 'business';
  const message = `The account type is ${business ? 'Business' : 'Personal'} Account`;
  const close = { status: 'ACTIVE', nameCheckStatus: 'PARTIAL_MATCH', message } as const;
  return registeredName === null
    ? { ...close, code: business ? 'BANM' : 'PANM' }
    : { ...close, code: business ? 'BAMM' : 'PAMM', respondedName: registeredName };
}

function unableTo(why: Inability): Answer {
  switch (why) {
    case 'account_not_found':
      return { status: 'NOT_FOUND', nameCheckStatus: UNABLE, code: 'AC01' };
    case 'reference_not_found':
      return { status: UNABLE, nameCheckStatus: UNABLE, code: 'IVCR' };
    case 'account_closed':
      return { status: 'CLOSED', nameCheckStatus: UNABLE, code: null };
    case 'account_inactive':
      return { status: 'INACTIVE', nameCheckStatus: UNABLE, code: null };
    case 'account_switched':
      return { status: UNABLE, nameCheckStatus: UNABLE, code: 'CASS' };
    case 'payee_opted_out':
      return { status: 'FORBIDDEN', nameCheckStatus: UNABLE, code: 'OPTO' };
    case 'account_type_unsupported':
      return { status: UNABLE, nameCheckStatus: UNABLE, code: 'ACNS' };
    case 'bank_unsupported':
      return { httpStatus: 421 };
    case 'bank_timeout':
      return { httpStatus: 408 };
    case 'bank_unavailable':
      return { httpStatus: 503 };
    case 'service_failure':
      return { httpStatus: 500 };
  }
}

/**
 * Asks the directory once for each name. Several names are one joint account: the worst of their answers counts, since
 * a wrong holder makes the whole claim wrong.
 */
export function askDirectory(directory: Directory, { account, accountType, names }: VerificationRequest) {
  const asked = names.length > 0 ? names : [''];
  const replies = asked.map((name) => directory.ask({ account, name, accountType }));
  const order: readonly BankAnswer['kind'][] = ['unable', 'no_match', 'other_type', 'close_match', 'match'];
  const worst = replies.toSorted((a, b) => order.indexOf(a.answer.kind) - order.indexOf(b.answer.kind))[0];
  if (!worst) throw new RangeError('SANDBOX_NO_QUESTION');
  return { answer: worst.answer, slow: replies.some(({ slow }) => slow) };
}

/** The identities, each with the register's result: one as an object, as in the documentation's table, several as a list. */
export function identitiesOf(directory: Directory, { account, identities }: VerificationRequest): object | null {
  const holder = directory.holderOf(account);
  const checked = identities.map(({ type, value }) => ({
    status: holder && identifierFits(holder, type, value) ? 'FULL_MATCH' : 'NO_MATCH',
    type,
    value,
  }));
  return (checked.length === 1 ? checked[0] : checked.length > 1 ? checked : null) ?? null;
}
