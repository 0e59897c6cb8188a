import type { Outcome } from '@payee-check/shared/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../locales/format.ts';
import type { CheckMessages } from '../../locales/messages.ts';
import { waitWords } from '../../locales/wait.ts';
import type { Policy } from '../../types.ts';
import type { Run } from '../run.ts';
import { difference, type Stretch } from './difference.ts';
import { icon } from './icons.ts';
import { failureWords, type ResultWords, wordsOf } from './words.ts';

export interface ResultView {
  run: Run;
  /** What the payer typed, before they took over the bank's name. */
  typedName: string;
  policy: Policy;
  /** With the control, its buttons are. */
  disabled: boolean;
  /** Seconds until it can be asked again. */
  seconds: number;
  messages: CheckMessages;
  locale: string;
  useRegisteredName(): void;
  continueAnyway(): void;
  retry(): void;
}

/** The card under the fields, or what stands in its place. */
export function resultView(view: ResultView): TemplateResult | typeof nothing {
  const { run, messages } = view;
  if (run.state === 'editing') return nothing;
  if (run.state === 'checking') {
    return html`<div class="waiting"><span class="spinner"></span>${run.pending ? messages.progress.pending : messages.progress.checking}</div>`;
  }
  return run.check ? checkCard(view) : failureCard(view);
}

function card(outcome: Outcome, heading: string, body: unknown, actions: unknown) {
  return html`<div class="card ${outcome}" part="result">
    <div class="head">
      <span class="icon" part="result-icon">${icon(outcome)}</span>
      <strong class="heading" part="result-heading">${heading}</strong>
    </div>
    <div class="body">${body}</div>
    <div class="actions">${actions}</div>
  </div>`;
}

function checkCard(view: ResultView) {
  const { run, messages, locale, typedName } = view;
  const { check } = run;
  if (!check) return nothing;
  const { heading, message, type, warning, risks, notes } = wordsOf(check, messages, locale);
  const bank = check.account.bank?.name;
  const used = check.decision === 'use_registered_name';
  const slot = check.outcome.replace(/_/g, '-');
  return card(
    check.outcome,
    heading,
    html`<p part="result-message">${message}</p>
      <slot name=${slot}></slot>
      ${check.registeredName ? names(typedName, check.registeredName, type, messages) : nothing}
      ${warning && !used ? html`<p class="warn">${warning}</p>` : nothing}
      ${risks.map((risk) => html`<p class="warn risk ${check.risk.level}">${risk}</p>`)}
      ${notes.map((note) => html`<p class="note">${note}</p>`)}
      ${bank ? html`<p class="bank" part="bank">${fill(messages.result.bank, { bank }, locale)}</p>` : nothing}
      ${decisionLine(view, used)}`,
    actions(view, used),
  );
}

function failureCard({ run, messages, locale, seconds, ...view }: ResultView) {
  const { error } = run;
  if (!error) return nothing;
  const retry = seconds
    ? fill(messages.decision.retry_in, { when: waitWords(seconds, locale) }, locale)
    : messages.decision.retry;
  return card(
    'unable_to_verify',
    messages.heading.error,
    html`<p part="result-message">${failureWords(error, seconds, messages, locale)}</p>
      <p class="warn">${messages.warning}</p>
      ${run.confirmed ? html`<p class="chosen">${messages.decision.continued}</p>` : nothing}`,
    html`${
      error.retryable
        ? html`<button type="button" part="button" ?disabled=${view.disabled} class=${seconds ? 'off' : nothing} aria-disabled=${seconds ? 'true' : nothing} @click=${view.retry}>${retry}</button>`
        : nothing
    }
    ${view.policy === 'confirm' && !run.confirmed ? continueButton(messages, view) : nothing}`,
  );
}

function decisionLine({ run, messages, locale }: ResultView, used: boolean) {
  const line = used
    ? fill(messages.decision.used, { name: run.check?.registeredName ?? '' }, locale)
    : run.decisionFailed
      ? messages.decision.failed
      : run.confirmed || run.check?.decision
        ? messages.decision.continued
        : '';
  return line ? html`<p class="chosen">${line}</p>` : nothing;
}

function actions({ run, policy, messages, locale, ...view }: ResultView, used: boolean) {
  const { check } = run;
  if (!check || check.outcome === 'match' || used) return nothing;
  const name = check.registeredName;
  return html`${
    name
      ? html`<button type="button" part="button" class="primary" ?disabled=${view.disabled} @click=${view.useRegisteredName}>
        ${fill(messages.decision.use, { name }, locale)}
      </button>`
      : nothing
  }
  ${
    check.outcome === 'unable_to_verify' && check.reason !== 'not_checkable'
      ? html`<button type="button" part="button" ?disabled=${view.disabled} @click=${view.retry}>${messages.decision.retry}</button>`
      : nothing
  }
  ${policy === 'confirm' && !run.confirmed && !check.decision ? continueButton(messages, view) : nothing}`;
}

const continueButton = (messages: CheckMessages, view: Pick<ResultView, 'disabled' | 'continueAnyway'>) =>
  html`<button type="button" part="button confirm" id="confirm" ?disabled=${view.disabled} @click=${view.continueAnyway}>${messages.decision.continue}</button>`;

function names(typed: string, registered: string, type: ResultWords['type'], { result }: CheckMessages) {
  const { one, other } = difference(typed, registered);
  return html`<dl class="names">
    <dt>${result.typed}</dt>
    <dd dir="auto">${one.map(marked)}</dd>
    <dt>${result.registered}</dt>
    <dd dir="auto">${other.map(marked)}</dd>
    ${type ? html`<dt>${type[0]}</dt><dd>${type[1]}</dd>` : nothing}
  </dl>`;
}

const marked = ([text, differs]: Stretch) => (differs ? html`<mark>${text}</mark>` : text);
