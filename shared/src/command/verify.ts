import { parseArgs } from 'node:util';
import type { JSONWebKeySet } from 'jose';
import { holdAsFarAsGiven, ReceiptError, readKeptReceipt, readReceipt } from '../receipt/index.ts';
import { describe } from './describe.ts';
import { type Command, type CommandIo, EXIT } from './io.ts';

const USAGE = `payee-check verify [file] --issuer URL [--keys FILE] [--audience URL] [--json]

  file        a receipt, or {"receipt", "account", "name", "identifiers", "reference", "subject"};
              standard input if there is none
  --issuer    the public URL of the BFF that made it
  --keys      a kept copy of its /.well-known/receipt-keys.json; fetched from there if there is none
  --audience  the origin of the page it has to be for

Account and name stand in the file, and not behind the command, where others would see them.`;

const options = {
  issuer: { type: 'string' },
  keys: { type: 'string' },
  audience: { type: 'string' },
  json: { type: 'boolean' },
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    return null;
  }
}

async function keysOf(path: string | undefined, issuer: string, io: CommandIo): Promise<JSONWebKeySet | string> {
  if (path === undefined) return `${issuer}/.well-known/receipt-keys.json`;
  return JSON.parse(await io.read(path));
}

/**
 * `payee-check verify`: what a receipt proves, in plain words. Nothing leaves this machine if the keys are available
 * locally.
 */
export const verify: Command = async (args, io) => {
  const parsed = parse(args);
  const issuer = parsed?.values.issuer?.replace(/\/$/, '');
  if (parsed === null || issuer === undefined || parsed.positionals.length > 1) {
    io.complain(USAGE);
    return EXIT.usage;
  }
  const { keys, audience, json } = parsed.values;
  const given = readKeptReceipt(await io.read(parsed.positionals[0] ?? '-'));
  if (given === null) {
    io.complain('The file is neither a receipt nor an object with one');
    return EXIT.usage;
  }
  try {
    const jwks = await keysOf(keys, issuer, io);
    const claims = await readReceipt(given.receipt, { jwks, issuer, audience, as: 'evidence' });
    await holdAsFarAsGiven(claims, given);
    if (json === true) io.print(JSON.stringify({ valid: true, claims }));
    else {
      io.print('Genuine: the issuer signed it, and nothing has been changed since.\n');
      for (const [name, value] of describe(claims, given)) io.print(`  ${name.padEnd(24)}${value}`);
      io.print(
        '\nIt proves what was found at that time, but neither that the payment was made nor what is true today.',
      );
    }
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    if (json === true) io.print(JSON.stringify({ valid: false, why: error.code }));
    else io.print(`It proves nothing: ${error.code}. ${error.message}.`);
    return EXIT.refused;
  }
};
