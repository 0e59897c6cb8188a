import type { CompletedCheck, Shown } from '@payee-check/shared/contract';
import { ChallengeError } from '../client/request.ts';
import type { Fields } from '../controllers/fields.ts';
import type { Host } from '../controllers/host.ts';
import type { LanguageController } from '../controllers/language.ts';
import { PayeeCheckError } from '../errors.ts';
import type { AssistMessages } from '../locales/assist/messages.ts';
import { optionMessages } from '../locales/en/options.ts';
import { resultMessages } from '../locales/en/results.ts';
import type { CheckMessages } from '../locales/messages.ts';
import type { MessageOverrides } from '../locales/overrides.ts';
import { hashOf, sentencesOf } from '../shown/sentences.ts';
import { VERSION } from '../version.ts';
import { textsOf } from './result/messages.ts';

/** The longest that the contract accepts; a longer one would have the whole decision refused. */
const LONGEST_LOCALE = 35;

/** The messages of a check: the element's own, those of a result, and the second part, which is loaded when needed. */
export class Wording {
  #help: AssistMessages | undefined;
  #of: string | undefined;
  #overrides: unknown;
  #loading: Promise<void> | undefined;
  readonly #host: Host;
  readonly #language: LanguageController;
  readonly #fields: Fields;

  constructor(host: Host, language: LanguageController, fields: Fields) {
    this.#host = host;
    this.#language = language;
    this.#fields = fields;
  }

  get locale(): string {
    return this.#language.locale;
  }

  /** The second part, once it is there. */
  get help(): AssistMessages | undefined {
    // The language may be loaded, or change, later; the messages of the previous one are better than none.
    if (this.#help && this.#of !== this.locale) this.want();
    return this.#help ?? this.#language.assist;
  }

  get messages(): CheckMessages {
    const loaded = this.#language.messages;
    const fault = { ...resultMessages.fault, ...loaded.fault };
    const messages = { ...optionMessages, ...resultMessages, ...loaded, fault };
    const own = this.#host.element.messages;
    const { help } = this;
    // If nobody asked for the type of the account, the message must not say that it is wrong.
    const untyped = this.#fields.accountType ? undefined : help?.untyped.reason;
    const reason = { ...messages.reason, ...untyped };
    return this.#fields.asksName
      ? { ...messages, reason: { ...reason, ...own?.reason } }
      : withoutName({ ...messages, reason }, help?.identifier.only, own);
  }

  /** Loads the messages for an answer or a failure; never rejects. */
  prepare(end: CompletedCheck | PayeeCheckError): Promise<void> | undefined {
    const isNeeded =
      end instanceof PayeeCheckError
        ? end instanceof ChallengeError
        : (end.reason === 'account_is_personal' || end.reason === 'account_is_business') && !this.#fields.accountType;
    // If it cannot be loaded, the other messages are used.
    return isNeeded ? this.load().catch(() => {}) : undefined;
  }

  /** The messages after a failure: an unanswered challenge has a message of its own, once that is loaded. */
  after(error: PayeeCheckError | null): CheckMessages {
    const { messages, help } = this;
    if (!(error instanceof ChallengeError) || !help) return messages;
    return { ...messages, failure: { ...messages.failure, unavailable: help.challenge.failed } };
  }

  /** What a receipt of a decision states about the screen. */
  async shown(check: CompletedCheck): Promise<Shown | undefined> {
    const { messages, locale } = this;
    const { policy } = this.#host.element;
    if (locale.length > LONGEST_LOCALE) return undefined;
    const text = await hashOf(sentencesOf(textsOf(check, messages, locale))).catch(() => undefined);
    return text === undefined ? undefined : { locale, element: VERSION, policy, text };
  }

  /** Calls `say` with the message for a slow challenge, if that can be loaded. */
  challenge(say: (message: string) => void): void {
    this.load().then(
      () => this.help && say(this.help.challenge.working),
      () => {},
    );
  }

  /** Loads the second part. Rejects if it cannot be fetched; another call tries again. */
  load(): Promise<void> {
    const { locale } = this;
    const { messages: overrides } = this.#host.element;
    if (this.#of !== locale || this.#overrides !== overrides) {
      this.#of = locale;
      this.#overrides = overrides;
      this.#loading = undefined;
    }
    this.#loading ??= this.#load().catch((error) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  /** Loads the second part without waiting for it: until then, other messages are shown. */
  want(): void {
    this.load().catch(() => {});
  }

  async #load(): Promise<void> {
    const { locale } = this;
    const { messages: overrides } = this.#host.element;
    const { part } = await import('../messages/index.ts');
    const help = await (await part.assist()).find(locale, overrides);
    if (this.#of !== locale || this.#overrides !== overrides) return;
    this.#help = help;
    this.#host.changed();
  }
}

/** If only an identifier is asked about, the messages do not mention a name; the evidence does not distinguish the two kinds of match. */
function withoutName(
  messages: CheckMessages,
  only: Partial<AssistMessages['identifier']['only']> = {},
  own: MessageOverrides = {},
): CheckMessages {
  const { heading, outcome, reason, progress } = messages;
  const { checking = progress.checking, unable_to_verify = outcome.unable_to_verify } = only;
  const { not_checkable = reason.not_checkable } = only;
  return {
    ...messages,
    heading: { ...heading, match: heading.match_identifier, unable_to_verify: heading.error, ...own.heading },
    outcome: { ...outcome, match: outcome.match_identifier, unable_to_verify, ...own.outcome },
    reason: { ...reason, not_checkable, ...own.reason },
    progress: { ...progress, checking, ...own.progress },
  };
}
