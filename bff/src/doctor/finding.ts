/** One line of what `doctor` found. Nothing in it is a secret. */
export interface Finding {
  /** What was looked at: `redis`, or a provider by its name. */
  readonly what: string;
  /** `failed` ends the command with 1; `note` is for somebody to think about. */
  readonly state: 'ok' | 'note' | 'failed';
  readonly text: string;
}

export const ok = (what: string, text: string): Finding => ({ what, state: 'ok', text });
export const note = (what: string, text: string): Finding => ({ what, state: 'note', text });
export const failed = (what: string, text: string): Finding => ({ what, state: 'failed', text });

export function lineOf({ what, state, text }: Finding): string {
  return `${state.padEnd(6)}  ${what.padEnd(9)}  ${text}`;
}
