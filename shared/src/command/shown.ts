import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import { type ReceiptClaims, receiptClaims } from '../contract/receipt.ts';
import { readKeptReceipt } from '../receipt/index.ts';
import { type Command, EXIT } from './io.ts';

const USAGE = `payee-check shown [file] [--widget FOLDER] [--messages FILE]

  file        a receipt, or {"receipt", …}; standard input if there is none
  --widget    the kept files of the element's version, such as widget/versions/1.4.0; looked for if it is not given
  --messages  the page's own messages, as JSON, if it had any`;

const options = { widget: { type: 'string' }, messages: { type: 'string' } } as const;

/** `shown.mjs`, which is kept with each version of the element. */
const kept = z.object({
  version: z.string(),
  possibilities: z.function({
    input: [z.unknown(), z.unknown()],
    output: z.promise(
      z.array(
        z.object({ purpose: z.string(), named: z.boolean(), typed: z.boolean(), text: z.string(), hash: z.string() }),
      ),
    ),
  }),
});

/** Where an installed or checked-out widget has the files of a version. */
const placesOf = (version: string) => [
  `node_modules/@payee-check/widget/versions/${version}`,
  'node_modules/@payee-check/widget/dist/cdn',
];

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    return null;
  }
}

/** The kept element of a version; `null` if there is none. */
async function elementOf(version: string, folders: readonly string[]) {
  for (const folder of folders) {
    const path = resolve(join(folder, 'shown.mjs'));
    const isThere = await stat(path).then(
      () => true,
      () => false,
    );
    if (!isThere) continue;
    const found = kept.safeParse({ ...(await import(pathToFileURL(path).href)) }).data;
    if (found?.version === version) return found;
  }
  return null;
}

function claimsIn(text: string): ReceiptClaims | null {
  const given = readKeptReceipt(text);
  try {
    return given === null ? null : (receiptClaims.safeParse(decodeJwt(given.receipt)).data ?? null);
  } catch {
    return null;
  }
}

/**
 * `payee-check shown`: the sentences whose hash a receipt has. It does not check whether the receipt is genuine;
 * `payee-check verify` does.
 */
export const shown: Command = async (args, io) => {
  const parsed = parse(args);
  if (parsed === null || parsed.positionals.length > 1) {
    io.complain(USAGE);
    return EXIT.usage;
  }
  const claims = claimsIn(await io.read(parsed.positionals[0] ?? '-'));
  if (claims === null) {
    io.complain('The file is neither a receipt nor an object with one');
    return EXIT.usage;
  }
  if (claims.shown === undefined) {
    io.print('The receipt says nothing about the screen: nothing was decided, or no element reported it.');
    return EXIT.refused;
  }
  const { locale, element: version, policy, text } = claims.shown;
  const { widget, messages } = parsed.values;
  const element = await elementOf(version, widget === undefined ? placesOf(version) : [widget]);
  if (element === null) {
    io.complain(`There are no files of the element ${version} here: give their folder with --widget`);
    return EXIT.usage;
  }
  const overrides: unknown = messages === undefined ? undefined : JSON.parse(await io.read(messages));
  const { outcome, reason, risk, basis } = claims;
  const all = await element.possibilities({ outcome, reason, risk, basis, locale, policy }, overrides);
  const found = all.find(({ hash }) => hash === text);
  if (found === undefined) {
    io.print(
      `None of the ${all.length} texts that the element ${version} can show in "${locale}" for such a result has this hash: the page had messages of its own, or the browser did not tell the truth.`,
    );
    return EXIT.refused;
  }
  io.print(`The element ${version} says that the payer had this on the screen, in "${locale}":\n`);
  for (const line of found.text.split('\n')) io.print(`  ${line}`);
  io.print(`\nPolicy: ${policy}. Purpose: ${found.purpose}. ${found.named ? 'With' : 'Without'} a registered name.`);
  io.print('The browser reported it. `payee-check verify` tells whether the receipt is genuine.');
  return EXIT.ok;
};
