import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type ExtractorMessage,
} from '@microsoft/api-extractor';
import { root } from './commands.ts';
import { type Entry, entries } from './manifests.ts';
import type { PackageName } from './pack.ts';

const silent = { default: { logLevel: ExtractorLogLevel.None } };

/** The published declarations, read as by a program that imports the entry, without our own compiler settings. */
function configFor(entry: Entry, folder: string): ExtractorConfig {
  const projectFolder = join(root, entry.package);
  const mainEntryPointFilePath = join(projectFolder, entry.types);
  const compilerOptions = {
    target: 'ES2022',
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    types: ['node'],
    strict: true,
    skipLibCheck: true,
  };
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder,
      newlineKind: 'lf',
      mainEntryPointFilePath,
      compiler: { overrideTsconfig: { compilerOptions, files: [mainEntryPointFilePath] } },
      apiReport: {
        enabled: true,
        reportFolder: folder,
        reportTempFolder: join(folder, 'temp'),
        reportFileName: 'report',
        // Types that are not exported but are used by exported ones also change the public surface.
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: { extractorMessageReporting: silent, tsdocMessageReporting: silent, compilerMessageReporting: silent },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(projectFolder, 'package.json'),
  });
}

/** One program reads all entries of a package, since creating it takes most of the time. */
const states = new Map<PackageName, CompilerState>();

function stateFor(entry: Entry, config: ExtractorConfig): CompilerState {
  const known = states.get(entry.package);
  if (known) return known;
  const siblings = entries.filter((item) => item.package === entry.package);
  const additionalEntryPoints = siblings.map((sibling) => join(root, sibling.package, sibling.types));
  const state = CompilerState.create(config, { additionalEntryPoints });
  states.set(entry.package, state);
  return state;
}

/** Every declaration that can be reached from an entry, sorted, as text. */
export function apiReport(entry: Entry): string {
  const folder = mkdtempSync(join(tmpdir(), 'payee-check-api-'));
  try {
    const messageCallback = (message: ExtractorMessage) => {
      message.handled = true;
    };
    const config = configFor(entry, folder);
    const compilerState = stateFor(entry, config);
    const { succeeded } = Extractor.invoke(config, { localBuild: true, messageCallback, compilerState });
    if (!succeeded) throw new Error(`API Extractor could not read ${entry.specifier}`);
    const report = readFileSync(join(folder, 'report.api.md'), 'utf8');
    const [, code] = /```ts\n([\s\S]*?)\n```/.exec(report) ?? [];
    if (!code) throw new Error(`API Extractor reported nothing about ${entry.specifier}`);
    const declarations = code
      .replace(/^ *\/\/ \(undocumented\)\n/gm, '')
      .replace(/^\/\/ @public(?: \(undocumented\))?\n/gm, '')
      .replace(/\n*\/\/ \(No @packageDocumentation[^\n]*\n?/, '\n')
      .trim();
    return `# \`${entry.specifier}\`\n\nMade by \`npm run api\`. A change here is a change of what others build on: docs/versioning.md.\n\n\`\`\`ts\n${declarations}\n\`\`\`\n`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
