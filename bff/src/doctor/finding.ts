/** One line of `doctor`'s output. It contains no secret. */
export interface Finding {
  /** What was examined: `redis`, or a provider's name. */
  readonly what: string;
  /** `failed` makes the command exit with 1; `note` deserves a thought. */
  readonly state: 'ok' | 'note' | 'failed';
  readonly text: string;
}

export const ok = (what: string, text: string): Finding => ({ what, state: 'ok', text });
export const note = (what: string, text: string): Finding => ({ what, state: 'note', text });
export const failed = (what: string, text: string): Finding => ({ what, state: 'failed', text });

export function lineOf({ what, state, text }: Finding): string {
  return `${state.padEnd(6)}  ${what.padEnd(9)}  ${text}`;
}
