import { gzipSync } from 'node:zlib';
import { build } from 'vite';

export interface BundleSize {
  /** What a page loads at once: the entry and everything it imports statically; bytes after gzip. */
  readonly atOnce: number;
  /** What may be loaded later. */
  readonly later: number;
}

export const gzipped = (content: string | Uint8Array): number => gzipSync(content, { level: 9 }).length;

/**
 * Bundles a module with everything it needs, minified, for current browsers; packages resolve as they do for a user.
 */
export async function bundleSize(source: string): Promise<BundleSize> {
  const entry = 'virtual:entry';
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? source : undefined),
      },
    ],
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  });
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const chunks = new Map(
    outputs.flatMap((output) => (output.type === 'chunk' ? [[output.fileName, output] as const] : [])),
  );
  const first = [...chunks.values()].find(({ isEntry }) => isEntry);
  const atOnce = new Set<string>();
  const follow = (name: string) => {
    if (atOnce.has(name)) return;
    atOnce.add(name);
    chunks.get(name)?.imports.forEach(follow);
  };
  if (first) follow(first.fileName);
  const styles = outputs.filter((output) => output.type === 'asset' && output.fileName.endsWith('.css'));
  const sizeOf = (wanted: boolean) =>
    [...chunks.values()].reduce(
      (sum, chunk) => sum + (atOnce.has(chunk.fileName) === wanted ? gzipped(chunk.code) : 0),
      0,
    );
  const styleSize = styles.reduce((sum, style) => sum + (style.type === 'asset' ? gzipped(style.source) : 0), 0);
  return { atOnce: sizeOf(true) + styleSize, later: sizeOf(false) };
}
