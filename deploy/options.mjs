import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/**
 * The options of a command in this folder, and what else it was given. With `--help`, or with an option that it does not have,
 * the command ends with the comment at the top of its file, which says how it is used.
 *
 * @param {string} file the command's own `import.meta.url`
 * @param {Parameters<typeof parseArgs>[0]} settings
 */
export function readOptions(file, { options, ...settings }) {
  const [, comment] = /\/\*\*\n([\s\S]*?)\n \*\//.exec(readFileSync(new URL(file), 'utf8'));
  const usage = `${comment.replace(/^ \* ?/gm, '')}\n`;
  try {
    const { values, positionals } = parseArgs({ ...settings, options: { ...options, help: { type: 'boolean' } } });
    const { help, ...given } = values;
    if (!help) return { values: given, positionals };
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exit(1);
  }
  process.stdout.write(usage);
  process.exit();
}
