import type { CompletedCheck } from '@payee-check/shared/contract';
import type { PayeeCheckError } from '../../errors.ts';
import { isAlarming } from '../../form/policy.ts';
import { fill } from '../../locales/format.ts';
import type { CheckMessages } from '../../locales/messages.ts';
import { waitWords } from '../../locales/wait.ts';
import type { Run } from '../run.ts';

/** What a finished check says, in its order; the same texts are shown and read out. */
export interface ResultTexts {
  /** Shown above everything else if the account is reported or made up: a heading and the warning. */
  alarm: readonly [heading: string, warning: string] | undefined;
  heading: string;
  message: string;
  /** The type of the account, if both the type and the name differ: a label and its value. */
  type: readonly [label: string, value: string] | undefined;
  warning: string;
  /** Warnings about the account, whatever the outcome. */
  risks: string[];
  /** What else is known about the account. */
  notes: string[];
}

type Evidence = CompletedCheck['evidence'][number];
type WithoutSource<E> = E extends Evidence
  ? Omit<E, 'provider' | 'environment' | 'scheme' | 'reference' | 'elapsedMs'>
  : never;

/** As much of a completed check as its texts depend on: not which provider answered, or when. */
export interface Told extends Pick<CompletedCheck, 'outcome' | 'reason' | 'registeredName' | 'risk'> {
  readonly evidence: readonly WithoutSource<Evidence>[];
}

/** The texts of a completed check. */
export function textsOf(check: Told, messages: CheckMessages, locale: string): ResultTexts {
  const { outcome, reason, registeredName } = check;
  const typeDiffers = reason === 'account_is_personal' || reason === 'account_is_business';
  // A code that this version does not know adds nothing to the outcome's own message.
  const because: string | undefined =
    reason === null || reason === 'identifier_mismatch' ? undefined : messages.reason[reason];
  let message = because ?? messages.outcome[outcome];
  if (outcome === 'no_match' && because) message = `${messages.outcome.no_match} ${because}`;
  // The messages of those two reasons say that the name fits, which is wrong if the bank sent another name.
  const bothDiffer = typeDiffers && registeredName !== undefined;
  if (outcome === 'close_match' && (bothDiffer || !typeDiffers)) {
    message = registeredName ? messages.outcome.close_match : messages.outcome.close_match_unnamed;
  }
  // An outcome that is not about the name says so, in the heading too.
  const other = notOfTheName(check);
  if (other) message = messages.outcome[other];
  const alarm = isAlarming(check) ? messages.risk.alarm : undefined;
  if (alarm) message = without(message, alarm);
  return {
    alarm: alarm ? [messages.heading.risk_high, alarm] : undefined,
    heading:
      outcome === 'close_match' && typeDiffers && !registeredName
        ? messages.heading.close_match_type
        : messages.heading[other ?? outcome],
    message,
    type: bothDiffer
      ? [messages.option.accountType, messages.option[reason === 'account_is_personal' ? 'personal' : 'business']]
      : undefined,
    warning: outcome === 'match' ? '' : messages.warning,
    risks: check.risk.signals.flatMap((signal) => {
      // A signal that this version does not know has no message.
      const risk: string | undefined = messages.risk[signal];
      return risk ?? [];
    }),
    notes: [...(leavesNumber(check) ? [messages.result.number_unchecked] : []), ...notesOf(check, messages, locale)],
  };
}

/** A message without the sentences that are already shown above it: the advice whom to ask is given once. */
const without = (message: string, above: string): string =>
  (message.match(/[^.]+(\.|$)/g) ?? [])
    .filter((sentence) => !above.includes(sentence.trim()))
    .join('')
    .trim();

/** What remains of a message once the payer has chosen: no advice what to check first. Two names that are shown say enough. */
export const factOf = ({ registeredName }: Told, message: string, { risk }: CheckMessages): string =>
  registeredName === undefined ? without(message, risk.alarm) : '';

/** The same as one text, to be read out: an alarm comes first. `names`: both names, if the bank disclosed its own. */
export function spoken(
  { alarm, heading, message, type, warning, risks, notes }: ResultTexts,
  names: string | undefined = undefined,
): string {
  const first = alarm ? [`${alarm[0]}.`, ...risks, alarm[1]] : [];
  const last = [warning, ...(alarm ? [] : risks), ...notes];
  return [...first, `${heading}.`, message, names, type && `${type.join(': ')}.`, ...last].filter(Boolean).join(' ');
}

/** The name that was typed and the bank's, as text. */
const namesText = (typed: string, registered: string | undefined, { result }: CheckMessages) =>
  registered && `${result.typed}: ${typed}. ${result.registered}: ${registered}.`;

/** The result of a check, to be read out; empty while there is none. `seconds` until the payer can ask again. */
export function resultText(
  { check, error }: Pick<Run, 'check' | 'error'>,
  typedName: string,
  seconds: number,
  messages: CheckMessages,
  locale: string,
): string {
  if (check) return spoken(textsOf(check, messages, locale), namesText(typedName, check.registeredName, messages));
  if (!error) return '';
  return `${messages.heading.error}. ${failureMessage(error, seconds, messages, locale)} ${messages.warning}`;
}

/** The payer's choice, or why it could not be recorded; empty if there was none. */
export function decisionMessage(
  run: Pick<Run, 'check' | 'confirmed' | 'untold'>,
  messages: CheckMessages,
  locale: string,
): string {
  const { check, confirmed, untold } = run;
  const used = check?.decision === 'use_registered_name' && check.registeredName;
  if (untold) return confirmed ? messages.decision.failed : failureMessage(untold, 0, messages, locale);
  const lines = [
    used && fill(messages.decision.used, { name: used }, locale),
    confirmed && messages.decision.continued,
  ];
  return lines.filter(Boolean).join(' ');
}

/**
 * An outcome that says nothing about the name: a match by ownership, or by an organisation's identifier; or an identifier
 * that the bank refused, perhaps without comparing the name, or although the name matched.
 */
function notOfTheName({
  outcome,
  reason,
  evidence,
}: Told): 'match_ownership' | 'match_identifier' | 'identifier_mismatch' | undefined {
  if (outcome === 'no_match') return reason === 'identifier_mismatch' ? reason : undefined;
  const holds = (kind: string, ...results: string[]) =>
    evidence.some((finding) => finding.kind === kind && results.includes(finding.result));
  if (outcome !== 'match' || holds('name_check', 'match')) return undefined;
  if (holds('identifier_check', 'match')) return 'match_identifier';
  return holds('ownership', 'owner', 'trustee') ? 'match_ownership' : undefined;
}

/** Whether the name matched, but nobody compared the organisation's number that was also given. */
function leavesNumber({ outcome, evidence }: Told): boolean {
  if (outcome !== 'match' && outcome !== 'close_match') return false;
  const wasCompared = (one: Told['evidence'][number]) =>
    one.kind === 'identifier_check' ? one.result === 'match' : one.kind === 'name_check' && one.identifiersCompared;
  return (
    evidence.some((finding) => finding.kind === 'name_check' && finding.identifiersCompared === false) &&
    !evidence.some(wasCompared)
  );
}

/** States once that the account was paid before, with the latest date that any source knows. */
function notesOf({ evidence, risk }: Told, messages: CheckMessages, locale: string): string[] {
  const paid = evidence.flatMap((finding) =>
    finding.kind === 'history' && finding.paidBefore === true ? [finding] : [],
  );
  // A payment under another name is a warning (a risk signal of its own) and not a reassurance, whatever a second source says.
  const isWarning =
    risk.signals.includes('paid_before_under_another_name') ||
    paid.some((finding) => finding.nameConsistency === 'no_match');
  if (paid.length === 0 || isWarning) return [];
  const times = paid.map(({ lastPaidAt }) => lastPaidAt ?? '').filter((time) => !Number.isNaN(Date.parse(time)));
  const last = times.sort((left, right) => Date.parse(right) - Date.parse(left))[0];
  if (last === undefined) return [messages.risk.paid_before];
  // A page receives only the month: no day may be made up for it, and the payer's time zone must not change it.
  if (/^\d{4}-\d\d$/.test(last)) {
    const month = new Date(last).toLocaleDateString(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
    return [fill(messages.risk.paid_before_in, { month }, locale)];
  }
  const date = new Date(last).toLocaleDateString(locale, { dateStyle: 'long' });
  return [fill(messages.risk.paid_before_on, { date }, locale)];
}

/** Why there is no answer; `seconds` until it can be asked again, or 0. */
export function failureMessage(
  error: PayeeCheckError,
  seconds: number,
  messages: CheckMessages,
  locale: string,
): string {
  switch (error.code) {
    case 'rate_limited': {
      const text = messages.failure.rate_limited;
      // Its first sentence says what happened. When to try again is left out once the wait is over, or where it is not known.
      const [said = text] = seconds ? [text] : text.split(/(?<=\.) /);
      return fill(said, { when: waitWords(seconds, locale) }, locale);
    }
    case 'invalid_account':
      return messages.fault.invalid_account;
    case 'aborted':
    case 'invalid':
    case 'invalid_identifier':
      return messages.failure.invalid_request;
    default:
      return messages.failure[error.code];
  }
}
