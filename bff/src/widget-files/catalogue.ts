import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { z } from 'zod';

/** One released version of the widget's files. */
export interface WidgetRelease {
  readonly version: string;
  /**
   * Where each file is, by its name within the release, with `/` between folders. Files can be reached only through
   * this list.
   */
  readonly files: ReadonlyMap<string, string>;
  /** What `integrity.json` says about each file, by name. */
  readonly hashes: ReadonlyMap<string, string>;
}

export interface WidgetCatalogue {
  /** What `/widget/v1/` serves; `null`: the widget is not built. */
  readonly current: WidgetRelease | null;
  /** By version, the current one among them. */
  readonly releases: ReadonlyMap<string, WidgetRelease>;
}

export interface WidgetSource {
  /** The built files of the current version. */
  readonly directory: string;
  readonly version: string;
  /** A folder of earlier versions, `<x.y.z>/…`, which pages may have pinned; it need not exist. */
  readonly earlier?: string;
}

const VERSION = /^\d+\.\d+\.\d+$/;

function listFiles(directory: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(directory, { withFileTypes: true, recursive: true })) {
    // A link could lead anywhere.
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(directory.length + 1).replaceAll(sep, '/'), path);
  }
  return files;
}

const integrity = z.record(z.string(), z.string());

function readRelease(version: string, directory: string): WidgetRelease {
  const files = listFiles(directory);
  const path = files.get('integrity.json');
  const hashes = path === undefined ? {} : integrity.parse(JSON.parse(readFileSync(path, 'utf8')));
  return { version, files, hashes: new Map(Object.entries(hashes)) };
}

/** Lists the files once: no path is ever built from a request. */
export function createCatalogue({ directory, version, earlier }: WidgetSource): WidgetCatalogue {
  const releases = new Map<string, WidgetRelease>();
  for (const name of earlier !== undefined && existsSync(earlier) ? readdirSync(earlier) : []) {
    if (VERSION.test(name)) releases.set(name, readRelease(name, join(earlier ?? '', name)));
  }
  const current = existsSync(directory) ? readRelease(version, directory) : null;
  if (current !== null) releases.set(version, current);
  return { current, releases };
}

const manifest = z.object({ version: z.string().regex(VERSION) });

/** The widget installed next to the BFF; `null` if there is none. */
export function installedWidget(): WidgetSource | null {
  try {
    const packageFile = createRequire(import.meta.url).resolve('@payee-check/widget/package.json');
    const root = dirname(packageFile);
    const { version } = manifest.parse(JSON.parse(readFileSync(packageFile, 'utf8')));
    return { directory: join(root, 'dist', 'cdn'), version, earlier: join(root, 'versions') };
  } catch {
    return null;
  }
}
