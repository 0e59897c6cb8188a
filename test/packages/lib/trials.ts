import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './commands.ts';

/** Something that was tried and passed: a row of the table in docs/frameworks.md. */
export interface Trial {
  readonly kind: 'framework' | 'form library' | 'morphing' | 'server';
  /** Unique within the kind. */
  readonly name: string;
  /** The packages that were tried, with their installed versions. */
  readonly packages: Readonly<Record<string, string>>;
  /** Browsers with their versions. */
  readonly browser: string;
  readonly node: string;
  /** The day, as `2026-11-28`. */
  readonly day: string;
}

const file = join(root, 'docs', 'tried-with.json');

/** The versions of packages as installed in a project. */
export async function installed(folder: string, names: readonly string[]): Promise<Trial['packages']> {
  const versions = names.map(async (name) => {
    const { version } = JSON.parse(await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8'));
    return [name, String(version)] as const;
  });
  return Object.fromEntries(await Promise.all(versions));
}

/** Records a trial, replacing the last one of that name, if `RECORD=1` is set. */
export async function record(
  trial: Omit<Trial, 'browser' | 'node' | 'day'>,
  ...browsers: readonly string[]
): Promise<void> {
  if (process.env.RECORD !== '1') return;
  const kept: readonly Trial[] = JSON.parse(await readFile(file, 'utf8'));
  const others = kept.filter(({ kind, name }) => kind !== trial.kind || name !== trial.name);
  const made: Trial = {
    ...trial,
    browser: browsers.join(', '),
    node: process.versions.node,
    day: new Date().toISOString().slice(0, 10),
  };
  const order = ({ kind, name }: Trial) => `${kind} ${name}`;
  const rows = [...others, made].sort((a, b) => order(a).localeCompare(order(b)));
  await writeFile(file, `${JSON.stringify(rows, null, 2)}\n`);
}
