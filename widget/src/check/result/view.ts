import type { CompletedCheck, Outcome } from '@payee-check/shared/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { isAlarming } from '../../form/policy.ts';
import { fill } from '../../locales/format.ts';
import type { CheckMessages } from '../../locales/messages.ts';
import { waitWords } from '../../locales/wait.ts';
import type { Policy } from '../../types.ts';
import type { Run } from '../run.ts';
import { difference, type Stretch } from './difference.ts';
import { icon } from './icons.ts';
import { decisionWords, failureWords, type ResultWords, wordsOf } from './words.ts';

export interface ResultView {
  run: Run;
  /** What the payer typed, before they took over the bank's name. */
  typedName: string;
  policy: Policy;
  /** With the control, its buttons are. */
  disabled: boolean;
  /** What cannot be edited offers no other details. */
  fixed: boolean;
  /** Seconds until it can be asked again. */
  seconds: number;
  messages: CheckMessages;
  locale: string;
  useRegisteredName(click: MouseEvent): void;
  continueAnyway(click: MouseEvent): void;
  change(): void;
  undo(): void;
  retry(): void;
}

/** The card under the fields, or what stands in its place. */
export function resultView(view: ResultView): TemplateResult | typeof nothing {
  const { run, messages } = view;
  if (run.state === 'editing') return nothing;
  if (run.state === 'checking') {
    return html`<div class="waiting"><span class="spinner"></span>${run.pending ? messages.progress.pending : messages.progress.checking}</div>`;
  }
  return run.check ? checkCard(view, run.check) : failureCard(view);
}

interface Card {
  outcome: Outcome;
  heading: string;
  body: unknown;
  actions: unknown;
  /** Stands above the outcome, in a card that is the alarm's. */
  alarm?: TemplateResult | undefined;
  /** The payer chose, and is done with it. */
  settled: boolean;
}

const card = ({ outcome, heading, body, actions, alarm, settled }: Card) =>
  html`<div class="card ${alarm ? 'alarm' : outcome} ${settled ? 'settled' : ''}" part="result">
    ${alarm ?? nothing}
    <div class=${alarm ? `inset ${outcome}` : nothing}>
      <div class="head">
        <span class="icon" part="result-icon">${icon(outcome)}</span>
        <strong class="heading" part="result-heading">${heading}</strong>
      </div>
      <div class="body">${body}</div>
    </div>
    <div class="actions">${actions}</div>
  </div>`;

function checkCard(view: ResultView, check: CompletedCheck) {
  const { run, messages, locale, typedName } = view;
  const { alarm, heading, message, type, warning, risks, notes } = wordsOf(check, messages, locale);
  const bank = check.account.bank?.name;
  const used = check.decision === 'use_registered_name';
  return card({
    outcome: check.outcome,
    heading,
    alarm: alarm && alarmView(alarm, risks),
    settled: isChosen(view, check),
    body: html`<p part="result-message">${message}</p>
      <slot name=${check.outcome.replace(/_/g, '-')}></slot>
      ${check.registeredName ? names(typedName, check.registeredName, type, messages) : nothing}
      ${warning && !used ? html`<p class="warn">${warning}</p>` : nothing}
      ${alarm ? nothing : risks.map(riskView)}
      ${notes.map((note) => html`<p class="note">${note}</p>`)}
      ${bank ? html`<p class="bank" part="bank">${fillOwn(messages.result.bank, 'bank', bank)}</p>` : nothing}`,
    actions: html`${chosen(decisionWords(run, messages, locale))}${actions(view, check)}`,
  });
}

/** Above everything else: what the account is reported for, and what to do. */
const alarmView = ([heading, warning]: NonNullable<ResultWords['alarm']>, risks: readonly string[]) =>
  html`<div class="head strip">
      <span class="icon" part="alarm-icon">${icon('alarm')}</span>
      <strong class="heading" part="alarm-heading">${heading}</strong>
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
    body: html`<p part="result-message">${failureWords(error, seconds, messages, locale)}</p>
      <p class="warn">${messages.warning}</p>`,
    actions: html`${chosen(decisionWords(run, messages, locale))}${
      error.retryable
        ? html`<button type="button" part="button" ?disabled=${disabled} class=${seconds ? 'off' : nothing} aria-disabled=${seconds ? 'true' : nothing} @click=${view.retry}>${retry}</button>`
        : nothing
    }${goOn(view, !run.confirmed)}${undo(view, run.confirmed)}`,
  });
}

/** A message with a name in it, which no translator is to touch. */
function fillOwn(message: string, key: string, name: string) {
  const [before, after = ''] = message.split(`{${key}}`);
  return html`${before}<bdi translate="no">${name}</bdi>${after}`;
}

const chosen = (words: string) => (words ? html`<p class="chosen">${words}</p>` : nothing);

/** Whether the payer chose all that was to be chosen: who took the bank's name has not yet gone on after an alarm. */
const isChosen = ({ run }: ResultView, check: CompletedCheck): boolean =>
  run.confirmed || (check.decision === 'use_registered_name' && !isAlarming(check));

function actions(view: ResultView, check: CompletedCheck) {
  const { run, messages, disabled, fixed } = view;
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
  }${
    open && !fixed
      ? html`<button type="button" part="button" @click=${view.change}>${messages.decision.change}</button>`
      : nothing
  }${
    // Where nobody can ever check it, to try again would lead nowhere.
    outcome === 'unable_to_verify' && reason !== 'not_checkable'
      ? html`<button type="button" part="button" ?disabled=${disabled} @click=${view.retry}>${messages.decision.retry}</button>`
      : nothing
  }${goOn(view, open)}${undo(view, run.confirmed || used)}`;
}

/** The quiet last one, which confirms the warning. */
const goOn = ({ run, policy, disabled, messages, continueAnyway }: ResultView, open: boolean) =>
  open && policy === 'confirm'
    ? html`<button type="button" part="button confirm" class="quiet" id="confirm" aria-disabled=${run.busy ? 'true' : nothing} ?disabled=${disabled} @click=${continueAnyway}>${messages.decision.continue}</button>`
    : nothing;

const undo = ({ run, disabled, messages, undo }: ResultView, settled: boolean) =>
  settled && !run.busy
    ? html`<button type="button" part="button" class="quiet" ?disabled=${disabled} @click=${undo}>${messages.decision.undo}</button>`
    : nothing;

function names(typed: string, registered: string, type: ResultWords['type'], { result }: CheckMessages) {
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
