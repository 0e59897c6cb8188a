/**
 * Reproduces what an element of this version showed, from the statements of a receipt: built into one file that is kept with each version
 * (`shown.mjs`), and read by `payee-check shown`.
 */
import type { CompletedCheck } from '@payee-check/shared/contract';
import { type Told, textsOf } from '../check/result/messages.ts';
import { optionMessages } from '../locales/en/options.ts';
import { resultMessages } from '../locales/en/results.ts';
import type { MessageOverrides } from '../locales/overrides.ts';
import { part } from '../messages/index.ts';
import type { Purpose } from '../types.ts';
import { VERSION } from '../version.ts';
import { hashOf, sentencesOf } from './sentences.ts';

export const version = VERSION;

/** What a receipt states about the result and the screen. */
export interface Stated {
  readonly outcome: CompletedCheck['outcome'];
  readonly reason: CompletedCheck['reason'];
  readonly risk: CompletedCheck['risk'];
  readonly basis: 'name_check' | 'identifier_check' | 'ownership' | null;
  readonly locale: string;
  readonly policy: 'confirm' | 'inform' | 'require-match';
}

/** What it does not state, and what was on the screen if it was so. */
export interface Possibility {
  readonly purpose: Purpose;
  /** Whether the bank disclosed a registered name. */
  readonly named: boolean;
  /** Whether the type of the account was asked for, or given by the page. */
  readonly typed: boolean;
  readonly text: string;
  readonly hash: string;
}

const PURPOSES: readonly Purpose[] = ['payment', 'payout', 'mandate'];

function checkOf({ outcome, reason, risk, basis }: Stated, named: boolean): Told {
  const kind = basis ?? 'name_check';
  return {
    outcome,
    reason,
    ...(named && { registeredName: 'A name' }),
    risk,
    evidence: [kind === 'ownership' ? { kind, result: 'owner' } : { kind, result: outcome }],
  };
}

/**
 * Everything that the element of this version can have shown for it, each text once.
 *
 * @param overrides The page's own `messages`
 */
export async function possibilities(stated: Stated, overrides?: MessageOverrides): Promise<Possibility[]> {
  const { locale, policy, outcome } = stated;
  const required = policy === 'require-match';
  const all = new Map<string, Possibility>();
  const assist = await (await part.assist()).find(locale, overrides);
  for (const purpose of PURPOSES) {
    const situation = purpose === 'payment' && !required ? undefined : { purpose, required, typed: true };
    const found = await part.find(locale, overrides, situation);
    // In the way the element combines them.
    const fault = { ...resultMessages.fault, ...found.messages.fault };
    const messages = { ...optionMessages, ...resultMessages, ...found.messages, fault };
    for (const typed of [true, false]) {
      const untyped = { reason: { ...messages.reason, ...assist.untyped.reason, ...overrides?.reason } };
      const words = typed ? messages : { ...messages, ...untyped };
      for (const named of outcome === 'close_match' ? [true, false] : [false]) {
        const text = sentencesOf(textsOf(checkOf(stated, named), words, locale));
        const hash = await hashOf(text);
        if (hash !== undefined && !all.has(hash)) all.set(hash, { purpose, named, typed, text, hash });
      }
    }
  }
  return [...all.values()];
}
