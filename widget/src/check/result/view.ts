import type { CompletedCheck, Outcome } from '@payee-check/shared/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { isAlarming } from '../../form/policy.ts';
import type { AssistMessages } from '../../locales/assist/messages.ts';
import { fill } from '../../locales/format.ts';
import type { CheckMessages } from '../../locales/messages.ts';
import { waitWords } from '../../locales/wait.ts';
import type { Policy } from '../../types.ts';
import type { Run } from '../run.ts';
import { difference, type Stretch } from './difference.ts';
import { decisionMessage, factOf, failureMessage, type ResultTexts, textsOf } from './messages.ts';

export interface ResultView {
  run: Run;
  /** The name that the payer typed, before they accepted the bank's. */
  typedName: string;
  policy: Policy;
  /** Disabled together with the control. */
  disabled: boolean;
  /** A control that cannot be edited offers no button to change the details. */
  fixed: boolean;
  /** Seconds until the payer can ask again. */
  seconds: number;
  messages: CheckMessages;
  /** The second part of the messages, once it is there. */
  help: AssistMessages | undefined;
  locale: string;
  useRegisteredName(click: MouseEvent): void;
  continueAnyway(click: MouseEvent): void;
  change(): void;
  undo(): void;
  retry(): void;
}

/** The card under the fields, or what is shown in its place. */
export function resultView(view: ResultView): TemplateResult | typeof nothing {
  const { run, messages } = view;
  if (run.state === 'editing') return nothing;
  if (run.state === 'checking') {
    const { pending, checking } = messages.progress;
    const text = (run.challenged && view.help?.challenge.working) || (run.pending ? pending : checking);
    return html`<div class="waiting"><span class="spinner"></span>${text}</div>`;
  }
  return run.check ? checkCard(view, run.check) : failureCard(view);
}

interface Card {
  outcome: Outcome;
  heading: unknown;
  body: unknown;
  actions: unknown;
  /** Shown above the outcome, in a card with the alarm's colours. */
  alarm?: TemplateResult | undefined;
  /** The payer has chosen, and nothing is left to choose. */
  settled: boolean;
  /** The payer took the bank's name, which fits now: a tick, and no colour of a warning. */
  renamed?: boolean;
}

const card = ({ outcome, heading, body, actions, alarm, settled, renamed }: Card) =>
  html`<div class="card ${alarm ? 'alarm' : outcome} ${settled ? 'settled' : ''}" part="result">
    ${alarm ?? nothing}
    <div class=${alarm ? `inset ${renamed ? 'settled' : outcome}` : nothing}>
      <div class="head">
        <span class="icon" part="result-icon">${icon(renamed ? 'match' : outcome)}</span>
        <strong class="heading" part="result-heading" id="result-heading">${heading}</strong>
      </div>
      <div class="body">${body}</div>
    </div>
    <div class="actions">${actions}</div>
  </div>`;

function checkCard(view: ResultView, check: CompletedCheck) {
  const { run, messages, locale, typedName } = view;
  const { alarm, heading, message, type, warning, risks, notes } = textsOf(check, messages, locale);
  const bank = check.account.bank?.name;
  const settled = isChosen(view, check);
  const used = check.decision === 'use_registered_name';
  // The name is now the bank's: what is said of it is just that, also below an alarm that still has to be confirmed.
  const renamed = used ? check.registeredName : undefined;
  const told = settled || used ? factOf(check, message, messages) : message;
  return card({
    outcome: check.outcome,
    heading: renamed === undefined ? heading : fillOwn(messages.decision.used, 'name', renamed),
    alarm: alarm && alarmView(alarm, risks),
    settled,
    body: html`${told ? html`<p part="result-message">${told}</p>` : nothing}
      <slot name=${check.outcome.replace(/_/g, '-')}></slot>
      ${check.registeredName ? names(typedName, check.registeredName, type, messages) : nothing}
      ${warning && !used ? html`<p class="warn">${warning}</p>` : nothing}
      ${alarm ? nothing : risks.map(riskView)}
      ${notes.map((note) => html`<p class="note">${note}</p>`)}
      ${bank ? html`<p class="bank" part="bank">${fillOwn(messages.result.bank, 'bank', bank)}</p>` : nothing}`,
    renamed: renamed !== undefined,
    actions: html`${chosen(decisionMessage(renamed === undefined ? run : { ...run, check: null }, messages, locale))}${actions(view, check)}`,
  });
}

/** Shown above everything else: what the account is reported for, and what to do. */
const alarmView = ([heading, warning]: NonNullable<ResultTexts['alarm']>, risks: readonly string[]) =>
  html`<div class="head strip">
      <span class="icon" part="alarm-icon">${icon('alarm')}</span>
      <strong class="heading" part="alarm-heading" id="alarm">${heading}</strong>
    </div>
    <div class="body" part="alarm-message">
      ${risks.map((risk) => html`<p>${risk}</p>`)}
      <p class="warn">${warning}</p>
    </div>`;

const riskView = (risk: string) =>
  html`<p class="risk"><span class="icon">${icon('alarm')}</span><span>${risk}</span></p>`;

function failureCard(view: ResultView) {
  const { run, messages, locale, seconds, disabled } = view;
  const { error } = run;
  if (!error) return nothing;
  const retry = seconds
    ? fill(messages.decision.retry_in, { when: waitWords(seconds, locale) }, locale)
    : messages.decision.retry;
  return card({
    outcome: 'unable_to_verify',
    heading: messages.heading.error,
    settled: run.confirmed,
    body: html`<p part="result-message">${failureMessage(error, seconds, messages, locale)}</p>
      <p class="warn">${messages.warning}</p>`,
    actions: html`${chosen(decisionMessage(run, messages, locale))}${
      error.retryable
        ? html`<button type="button" part="button" ?disabled=${disabled} class=${seconds ? 'off' : nothing} aria-disabled=${seconds ? 'true' : nothing} @click=${view.retry}>${retry}</button>`
        : nothing
    }${change(view, !run.confirmed && !error.retryable)}${goOn(view, !run.confirmed)}${undo(view, run.confirmed)}`,
  });
}

/** A message that contains a name, which translation tools must leave alone. */
function fillOwn(message: string, key: string, name: string) {
  const [before, after = ''] = message.split(`{${key}}`);
  return html`${before}<bdi translate="no">${name}</bdi>${after}`;
}

const chosen = (text: string) => (text ? html`<p class="chosen" id="chosen">${text}</p>` : nothing);

/** Reasons that may soon be over. A closed or unknown account, or a bank that does not take part, stays so. */
const PASSING: ReadonlySet<string> = new Set([
  'bank_timeout',
  'bank_unavailable',
  'provider_unavailable',
  'interrupted',
]);

/** Whether the payer has made every choice: after accepting the bank's name, an alarm still has to be confirmed. */
const isChosen = ({ run }: ResultView, check: CompletedCheck): boolean =>
  run.confirmed || (check.decision === 'use_registered_name' && !isAlarming(check));

function actions(view: ResultView, check: CompletedCheck) {
  const { run, messages, disabled } = view;
  const { registeredName: name, outcome, reason } = check;
  if (outcome === 'match' && !isAlarming(check)) return nothing;
  const open = !isChosen(view, check);
  const used = check.decision === 'use_registered_name';
  const busy = run.busy ? 'true' : nothing;
  return html`${
    name && open && !used
      ? html`<button type="button" part="button" class="primary" aria-disabled=${busy} ?disabled=${disabled} @click=${view.useRegisteredName}>
        ${fillOwn(messages.decision.use, 'name', name)}
      </button>`
      : nothing
  }${change(view, open)}${
    outcome === 'unable_to_verify' && (reason === null || PASSING.has(reason))
      ? html`<button type="button" part="button" ?disabled=${disabled} @click=${view.retry}>${messages.decision.retry}</button>`
      : nothing
  }${goOn(view, open)}${undo(view, run.confirmed || used)}`;
}

/** The way out: back to the field in doubt, with the values kept. */
const change = ({ fixed, messages, change }: ResultView, offered: boolean) =>
  offered && !fixed
    ? html`<button type="button" part="button" @click=${change}>${messages.decision.change}</button>`
    : nothing;

/** The last button, a quiet one, which confirms the warning. */
const goOn = ({ run, policy, disabled, messages, continueAnyway }: ResultView, open: boolean) =>
  open && policy === 'confirm'
    ? html`<button type="button" part="button confirm" class="quiet" id="confirm" aria-disabled=${run.busy ? 'true' : nothing} ?disabled=${disabled} @click=${continueAnyway}>${messages.decision.continue}</button>`
    : nothing;

const undo = ({ run, disabled, messages, undo }: ResultView, settled: boolean) =>
  settled && !run.busy
    ? html`<button type="button" part="button" class="quiet" ?disabled=${disabled} @click=${undo}>${messages.decision.undo}</button>`
    : nothing;

function names(typed: string, registered: string, type: ResultTexts['type'], { result }: CheckMessages) {
  const { one, other } = difference(typed, registered);
  return html`<dl class="names">
    <dt>${result.typed}</dt>
    <dd dir="auto" translate="no">${one.map(marked)}</dd>
    <dt>${result.registered}</dt>
    <dd dir="auto" translate="no">${other.map(marked)}</dd>
    ${type ? html`<dt>${type[0]}</dt><dd>${type[1]}</dd>` : nothing}
  </dl>`;
}

const marked = ([text, differs]: Stretch) => (differs ? html`<mark>${text}</mark>` : text);

/** Each outcome has its own shape, so that it can be recognised without colour; all on a 20 × 20 grid. */
const paths: Record<Outcome | 'alarm', string> = {
  // A tick in a circle.
  match: 'M10 1a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm4.3 6.7-5 5.6a1 1 0 0 1-1.5 0L5.6 11 7 9.6l1.5 1.6 4.3-4.8Z',
  // "About equal" in a square on its corner.
  close_match:
    'M10 .4 19.6 10 10 19.6 .4 10ZM5.6 8.8C7 7.2 8.6 7.3 10.3 8.1 11.8 8.8 12.6 8.9 13.5 7.8L14.6 8.8C13.2 10.5 11.6 10.3 9.8 9.5 8.3 8.8 7.5 8.8 6.7 9.8ZM5.6 12.2C7 10.6 8.6 10.7 10.3 11.5 11.8 12.2 12.6 12.3 13.5 11.2L14.6 12.2C13.2 13.9 11.6 13.7 9.8 12.9 8.3 12.2 7.5 12.2 6.7 13.2Z',
  // A cross in an octagon.
  no_match:
    'M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3Zm.4 4.3L5.3 6.7 8.6 10l-3.3 3.3 1.4 1.4L10 11.4l3.3 3.3 1.4-1.4L11.4 10l3.3-3.3-1.4-1.4L10 8.6Z',
  // A dash in a circle.
  unable_to_verify: 'M10 1a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM5.5 9h9v2h-9Z',
  // An exclamation mark in a triangle.
  alarm: 'M10 1 19.6 18H.4Zm-1.1 6 .35 5.5h1.5L11.1 7Zm1.1 6.6a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Z',
};

const icon = (shape: Outcome | 'alarm'): TemplateResult =>
  html`<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" fill="currentColor" fill-rule="evenodd">
    <path d=${paths[shape]} />
  </svg>`;
