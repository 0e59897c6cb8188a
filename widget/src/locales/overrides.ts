import type { AssistMessages } from './assist/messages.ts';
import type { Messages, Plural } from './messages.ts';

type DeepPartial<T> = { [Key in keyof T]?: T[Key] extends string | Plural ? T[Key] : DeepPartial<T[Key]> };

/** What a host puts in place of the element's own words: any part of {@link Messages}, and of {@link AssistMessages}. */
export type MessageOverrides = DeepPartial<Messages> & { assist?: DeepPartial<AssistMessages> };
