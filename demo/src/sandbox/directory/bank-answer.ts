import { type Bank, bankOf } from './banks.ts';
import type { AccountType, Holder, IdentifierType, SandboxAccount } from './holder.ts';

/** What a holder name can trigger, whatever the account. */
type MagicAnswer = 'no_match' | 'close_match' | 'unavailable' | 'business' | 'opted_out';

const answers: readonly (readonly [RegExp, MagicAnswer])[] = [
  [/\bno\s+match\b/iu, 'no_match'],
  [/\bclose\s+match\b/iu, 'close_match'],
  [/\bunavailable\b/iu, 'unavailable'],
  [/\bopted\s+out\b/iu, 'opted_out'],
  [/\bbusiness\b/iu, 'business'],
];

const slow = /\bslow\b/giu;

interface MagicName {
  readonly answer: MagicAnswer | null;
  /** The bank answers late, with whatever the rest of the name deserves. */
  readonly slow: boolean;
  /** The name without the word that asked for slowness. */
  readonly rest: string;
}

/**
 * Reads the magic words in a holder name: `No Match`, `Close Match`, `Unavailable`, `Slow`, `Business`, `Opted Out`, in
 * any case, as whole words (so that Mr Slowik is not affected).
 */
function readMagic(name: string): MagicName {
  const rest = name.replace(slow, ' ').replace(/\s+/gu, ' ').trim();
  const answer = answers.find(([words]) => words.test(rest))?.[1] ?? null;
  return { answer, slow: rest !== name.trim().replace(/\s+/gu, ' '), rest };
}

/** The shape of `matchNames` in `@payee-check/shared/names`, which simulates the banks' own comparison. */
export type NameMatcher = (names: {
  readonly typed: string;
  readonly registered: string;
  readonly kind?: 'person' | 'organisation';
}) => { readonly outcome: 'match' | 'close_match' | 'no_match' };

export interface BankQuestion {
  readonly account: SandboxAccount;
  /** As typed. */
  readonly name: string;
  readonly accountType?: AccountType | undefined;
}

/** Why a bank gives no verdict. */
export type Inability =
  | 'account_not_found'
  | 'reference_not_found'
  | 'account_closed'
  | 'account_inactive'
  | 'account_switched'
  | 'payee_opted_out'
  | 'account_type_unsupported'
  | 'bank_unsupported'
  | 'bank_timeout'
  | 'bank_unavailable'
  | 'service_failure';

/** The answer of the account-holding bank, before a provider translates it into its own codes. */
export type BankAnswer =
  | { readonly kind: 'match' }
  | { readonly kind: 'close_match'; readonly registeredName: string }
  | { readonly kind: 'no_match' }
  /** The name matches, or nearly does, but the account is of the other type; the registered name is given only with a near match. */
  | { readonly kind: 'other_type'; readonly actualType: AccountType; readonly registeredName: string | null }
  | { readonly kind: 'unable'; readonly why: Inability };

export interface BankReply {
  readonly answer: BankAnswer;
  /** The bank is slow: a provider answers "pending" first. */
  readonly slow: boolean;
  /** Only Banfico can carry this answer: the other service does not reach the bank, or has no code for it. */
  readonly fallbackOnly: boolean;
}

const unable = (why: Inability): BankAnswer => ({ kind: 'unable', why });

const statusAnswers: Readonly<Record<Exclude<Holder['status'], 'active'>, Inability>> = {
  inactive: 'account_inactive',
  closed: 'account_closed',
  switched: 'account_switched',
  opted_out: 'payee_opted_out',
  type_unsupported: 'account_type_unsupported',
  not_found: 'account_not_found',
};

const bankAnswers: Readonly<Record<Exclude<Bank['verification'], 'all' | 'fallback'>, Inability>> = {
  none: 'bank_unsupported',
  times_out: 'bank_timeout',
  unavailable: 'bank_unavailable',
  breaks: 'service_failure',
};

/**
 * Answers as the account-holding bank would. Magic names come first, then the bank, then the account, then the name.
 *
 * @param holder Who holds the account; `null` if the directory has no holder
 */
export function askBank(question: BankQuestion, holder: Holder | null, matchNames: NameMatcher): BankReply {
  const magic = readMagic(question.name);
  const verification = bankOf(question.account)?.verification ?? (isBritish(question.account) ? 'fallback' : 'all');
  const reply = (answer: BankAnswer, fallbackOnly = verification === 'fallback'): BankReply => ({
    answer,
    slow: magic.slow,
    fallbackOnly,
  });

  switch (magic.answer) {
    case 'no_match':
      return reply({ kind: 'no_match' });
    case 'close_match':
      return reply({ kind: 'close_match', registeredName: holder?.names[0] ?? 'Jamie Example' });
    case 'unavailable':
      return reply(unable('bank_unavailable'));
    case 'business':
      return reply({ kind: 'other_type', actualType: 'business', registeredName: null }, true);
    case 'opted_out':
      return reply(unable('payee_opted_out'), true);
    case null:
      break;
  }
  if (verification !== 'all' && verification !== 'fallback') return reply(unable(bankAnswers[verification]));
  if (magic.slow && magic.rest === '') return reply({ kind: 'match' });
  if (holder === null) return reply(unable('account_not_found'));
  if (holder.status !== 'active') return reply(unable(statusAnswers[holder.status]));
  if (!referenceFits(question.account, holder)) return reply(unable('reference_not_found'));
  return reply(compare({ ...question, name: magic.rest }, holder, matchNames));
}

/** Whether an identifier that the payer gave is the holder's own. */
export function identifierFits(holder: Holder, type: IdentifierType, value: string): boolean {
  const plain = (text: string) => text.replace(/[\s.-]/gu, '').toUpperCase();
  return holder.identifiers.some((known) => known.type === type && plain(known.value) === plain(value));
}

function compare(question: BankQuestion, holder: Holder, matchNames: NameMatcher): BankAnswer {
  const best = bestMatch(question.name, holder, matchNames);
  if (best.outcome === 'no_match') return { kind: 'no_match' };
  // Only Confirmation of Payee compares the account type; the European scheme has no such field.
  if (isBritish(question.account) && question.accountType && question.accountType !== holder.accountType) {
    const registeredName = best.outcome === 'close_match' ? best.name : null;
    return { kind: 'other_type', actualType: holder.accountType, registeredName };
  }
  return best.outcome === 'match' ? { kind: 'match' } : { kind: 'close_match', registeredName: best.name };
}

function bestMatch(typed: string, holder: Holder, matchNames: NameMatcher) {
  const all = holder.names.join(' & ');
  const known = holder.names.length === 1 ? holder.names : [...holder.names, all];
  const results = known.map((name) => ({ name, ...matchNames({ typed, registered: name, kind: holder.kind }) }));
  const close = results.find(({ outcome }) => outcome === 'close_match');
  if (holder.alsoClose.some((name) => name.toLowerCase() === typed.toLowerCase())) {
    return { name: holder.names[0], outcome: 'close_match' } as const;
  }
  const match = results.find(({ outcome }) => outcome === 'match');
  return match ?? close ?? ({ name: holder.names[0], outcome: 'no_match' } as const);
}

/** A required roll number has to be given and correct; one that is not required is ignored. */
function referenceFits(account: SandboxAccount, holder: Holder): boolean {
  if (holder.account.scheme !== 'uk' || holder.account.secondaryReference === null) return true;
  return account.scheme === 'uk' && account.secondaryReference === holder.account.secondaryReference;
}

function isBritish(account: SandboxAccount): boolean {
  return account.scheme === 'uk' || account.iban.startsWith('GB');
}
