import { createContext } from '@lit/context';
import type { Access } from '../client/access.ts';
import type { Policy, Theme } from '../types.ts';

/** What a `<payee-check-context>` gives the elements inside it. */
export interface Settings {
  endpoint: string;
  locale: string;
  policy: Policy | undefined;
  theme: Theme | undefined;
  /** One session for all. */
  access: Access;
}

export const settingsContext = createContext<Settings>(Symbol.for('payee-check-settings'));
