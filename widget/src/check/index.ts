/** Everything needed once there is something to ask: loaded when the payer begins to type. */
import type { CSSResult } from 'lit';
import { notesStyles } from './notes.styles.ts';
import { resultStyles } from './result/result.styles.ts';
import { outcomeTokens } from './result/tokens.ts';

export { Conversation } from './conversation.ts';
export { warn } from './warn.ts';
export const styles: readonly CSSResult[] = [outcomeTokens, notesStyles, resultStyles];
