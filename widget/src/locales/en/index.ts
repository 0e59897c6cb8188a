import type { Messages } from '../messages.ts';
import { fieldMessages } from './fields.ts';
import { optionMessages } from './options.ts';
import { resultMessages } from './results.ts';

/** English whole: what every other language has in one module. */
export const messages: Messages = { ...fieldMessages, ...optionMessages, ...resultMessages };
