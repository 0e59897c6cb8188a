/** What a command reads and writes; a test passes its own. */
export interface CommandIo {
  /** A file's text; standard input for `-`. */
  read(path: string): Promise<string>;
  print(line: string): unknown;
  complain(line: string): unknown;
}

/** `refused`: the verification failed; `usage`: the command was called wrongly. */
export const EXIT = { ok: 0, refused: 1, usage: 2 } as const;

/** @returns The exit status */
export type Command = (args: readonly string[], io: CommandIo) => Promise<number>;
