/** All that happens once there is something to ask: loaded when the payer begins to type. */
import { optionMessages } from '../locales/en/options.ts';
import { resultMessages } from '../locales/en/results.ts';
import type { ConversationPart } from '../payee-check/conversation.ts';
import { LiveConversation } from './conversation.ts';
import { resultStyles } from './result/result.styles.ts';
import { outcomeTokens } from './result/tokens.ts';
import { warn } from './warn.ts';

export const part: ConversationPart = {
  createConversation: (host) => new LiveConversation(host),
  warn,
  english: { ...optionMessages, ...resultMessages },
  styles: [outcomeTokens, resultStyles],
};
