import { encodeFile } from '../encoding.ts';
import type { Pain001File } from '../types.ts';

/** Why a name was left as it was. */
export type NotTakenOver = {
  readonly id: string;
  readonly code: 'unknown_line' | 'name_too_long' | 'invalid_name' | 'no_creditor';
};

/** EPC's guidelines for version 03 have Max70Text; version 09 has the message's own limit. */
const LONGEST = { '03': 70, '09': 140 } as const;

/** Characters that XML 1.0 does not allow, and line ends and tabs, which no name contains. */
const NO_NAME = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (name: string) => name.replace(/[&<>]/g, (character) => ESCAPES[character] ?? character);

/**
 * The file with the names of some lines replaced: `Cdtr/Nm` is new if a name is given, and every other byte is
 * unchanged. A name that does not fit into the message is not truncated but left as it was, and reported.
 *
 * @param names By the line's `id`: the registered name of a close match, for instance.
 *
 * @example
 * const { bytes, notTakenOver } = takeOverNames(file, new Map([['2', 'Jane M. Doe']]));
 */
export function takeOverNames(
  file: Pain001File,
  names: ReadonlyMap<string, string>,
  { longestName = LONGEST[file.version] }: { readonly longestName?: number } = {},
): { bytes: Uint8Array<ArrayBuffer>; notTakenOver: NotTakenOver[] } {
  const { text, encoding, names: spans } = file.source;
  const notTakenOver: NotTakenOver[] = [];
  const known = new Set(file.lines.map(({ id }) => id));
  for (const id of names.keys()) if (!known.has(id)) notTakenOver.push({ id, code: 'unknown_line' });

  let written = '';
  let at = 0;
  for (const [index, line] of file.lines.entries()) {
    const name = names.get(line.id)?.trim();
    if (name === undefined || name === line.name) continue;
    const span = spans[index] ?? null;
    const code =
      NO_NAME.test(name) || name === '' ? 'invalid_name' : [...name].length > longestName ? 'name_too_long' : null;
    if (code !== null || span === null) {
      notTakenOver.push({ id: line.id, code: code ?? 'no_creditor' });
      continue;
    }
    written += text.slice(at, span.from) + span.open + escaped(name) + span.close;
    at = span.to;
  }
  return { bytes: encodeFile(written + text.slice(at), encoding), notTakenOver };
}
