import { parseArgs } from 'node:util';
import { followChain } from '../audit/chain.ts';
import { type Command, EXIT } from './io.ts';

const USAGE = `payee-check verify-audit FILE [--last HASH]

  FILE        lines of an audit log, in their order, rotated files one after the other; - for standard input
  --last      the hash of the last line that is known to be there: what was cut off behind is then found as well`;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { last: { type: 'string' } }, allowPositionals: true });
  } catch {
    return null;
  }
}

/** `payee-check verify-audit`: whether a line of an audit log was changed, added or taken out. */
export const verifyAudit: Command = async (args, io) => {
  const parsed = parse(args);
  const [path] = parsed?.positionals ?? [];
  if (parsed === null || path === undefined || parsed.positionals.length > 1) {
    io.complain(USAGE);
    return EXIT.usage;
  }
  const found = await followChain((await io.read(path)).split('\n').filter((line) => line !== ''));
  if (found.kind === 'broken') {
    io.print(`Broken at line ${found.line}: ${found.why}`);
    return EXIT.refused;
  }
  // An empty file counts as intact as well.
  if (found.chains.length === 0) {
    io.print('It contains no lines, so nothing is proved');
    return EXIT.refused;
  }
  const { last } = parsed.values;
  for (const { chain, lines, hash } of found.chains) io.print(`${chain}  ${lines} lines, intact  last ${hash}`);
  if (last !== undefined && !found.hashes.has(last)) {
    io.print('The line with the expected hash is missing');
    return EXIT.refused;
  }
  return EXIT.ok;
};
