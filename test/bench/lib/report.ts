import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { barChart, type Chart } from './chart.ts';
import { nodeVersion, root } from './processes.ts';
import { table } from './table.ts';

/** One table of a benchmark. */
export interface Section {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Where a figure was measured, and on how busy a machine. */
async function circumstances() {
  return {
    takenAt: new Date().toISOString(),
    node: await nodeVersion(),
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryMiB: Math.round(totalmem() / 2 ** 20),
    /** Above the number of cores, other programs were running, and absolute figures mean little. */
    loadAverage: loadavg().map((value) => Math.round(value * 10) / 10),
  };
}

/**
 * Prints a benchmark's tables, writes them to `test-results/bench/<name>.json`, and its chart to
 * `docs/images/bench-<name>.svg`.
 */
export async function report(name: string, sections: readonly Section[], chart?: Chart): Promise<void> {
  const where = await circumstances();
  for (const { title, head, rows } of sections) console.log(`\n${title}\n\n${table(head, rows)}`);
  const load = where.loadAverage[0] ?? 0;
  console.log(`\nNode ${where.node}, ${where.cores} cores of ${where.cpu}, load average ${load}.`);
  if (load > where.cores * 1.5) console.log('The machine is busy with something else: compare only the ratios.');
  const results = path.join(root, 'test-results', 'bench');
  mkdirSync(results, { recursive: true });
  writeFileSync(path.join(results, `${name}.json`), `${JSON.stringify({ where, sections }, null, 2)}\n`);
  if (chart) writeFileSync(path.join(root, 'docs', 'images', `bench-${name}.svg`), barChart(chart));
}
