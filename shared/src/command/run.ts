import { doctor } from './doctor.ts';
import { type Command, EXIT } from './io.ts';
import { shown } from './shown.ts';
import { verify } from './verify.ts';
import { verifyAudit } from './verify-audit.ts';

const commands: Readonly<Record<string, Command>> = { verify, shown, 'verify-audit': verifyAudit, doctor };

const USAGE = `payee-check verify [file] --issuer URL [--keys FILE]     a receipt, as evidence of what was found
payee-check shown [file] [--widget FOLDER]                the sentences that the payer had on the screen
payee-check verify-audit FILE                             the chain of an audit log
payee-check doctor [--env-file FILE] [--origin URL]       whether a BFF would work with these settings`;

/** The command line: the first argument names the command. */
export const run: Command = async ([name = '', ...args], io) => {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    io.complain(USAGE);
    return EXIT.usage;
  }
  try {
    return await command(args, io);
  } catch (error) {
    // A missing file, or keys that are not JSON.
    io.complain(error instanceof Error ? error.message : String(error));
    return EXIT.usage;
  }
};
