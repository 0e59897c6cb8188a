import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The arguments that `npm run serve` passes to Node: its options and the built BFF, relative to the repository's root.
 */
export function serveArguments(root: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [program, ...rest] = String(scripts.serve).split(' ');
  if (program !== 'node' || !rest.at(-1)?.endsWith('.js')) throw new Error('`npm run serve` no longer runs Node alone');
  return rest;
}
