import type { Messages } from '../messages.ts';
import { fieldMessages } from './fields.ts';
import { optionMessages } from './options.ts';
import { resultMessages } from './results.ts';

/** All of English, which every other language has in one module. */
export const messages: Messages = { ...fieldMessages, ...optionMessages, ...resultMessages };
