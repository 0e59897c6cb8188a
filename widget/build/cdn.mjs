/**
 * Builds the files that a page loads from the BFF: `dist/cdn/payee-check.js`, one module without static imports, its
 * lazy parts, and `integrity.json` with the hash of each; and `shown.mjs`, which is kept with them.
 *
 * Every `import()` in the sources becomes a part: a file of its own that gets as a parameter what it shares with the
 * entry, and whose hash is written where it is loaded, in the entry or in another part (`src/cdn/load.ts`).
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, minify } from 'vite';
import { minifyTemplates } from './minify-templates.mjs';
import { buildShown } from './shown.mjs';
import { trimLit } from './trim-lit.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const source = resolve(root, 'src');
/** `dist/cdn`, or the folder given as an argument. */
const out = resolve(root, process.argv[2] ?? 'dist/cdn');

/** Modules that the entry shares with its parts: what they use from these is listed in `src/cdn/load.ts`. */
const shared = [
  'lit',
  '@payee-check/shared/iban/typing',
  ...['cdn/load.ts', 'errors.ts', 'locales/en/fields.ts'].map((path) => resolve(source, path)),
];

/** Safari 16.4, Chrome and Edge 109, Firefox 115. */
const target = ['safari16.4', 'chrome109', 'edge109', 'firefox115'];

/** A place where a part is loaded; imports of types do not count. */
const IMPORT = /(?<!typeof )import\('(\.[\w./-]+)\.ts'\)/g;

/** Lit's fallback for browsers without adopted style sheets, which none of the targets is. */
const adoptSheets = {
  name: 'adopt-sheets',
  enforce: 'pre',
  resolveId: (id) => (/^(\.|@lit\/reactive-element)\/css-tag\.js$/.test(id) ? resolve(source, 'cdn/css-tag.ts') : null),
};

async function bundle(input, format, plugins) {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['@payee-check/source', 'module', 'browser', 'production', 'import', 'default'] },
    plugins: [adoptSheets, minifyTemplates(), trimLit(), ...plugins],
    build: {
      write: false,
      target,
      minify: true,
      modulePreload: false,
      lib: { entry: input, formats: [format], fileName: () => 'out.js' },
      // A part waits for the parts that it loads, so this takes as long as a build and is not a slow plugin.
      rollupOptions: {
        // Nobody needs a part's toStringTag.
        output: { comments: false, generatedCode: { symbols: false } },
        checks: { pluginTimings: false },
      },
    },
  });
  const [{ output }] = [result].flat();
  if (output.length !== 1) throw new Error(`${input} gave ${output.length} files`);
  // For a library, Vite keeps the white space of ES modules.
  const minified = await minify('out.js', output[0].code, {
    module: true,
    compress: { target, passes: 3 },
    mangle: { toplevel: true },
    codegen: { removeWhitespace: true, legalComments: 'none' },
  });
  if (minified.errors.length > 0) throw new Error(`${input}: ${minified.errors[0].message}`);
  return minified.code;
}

/** What the entry passes to its parts. */
const handed = new Set(
  /const sharedModules = \(\) => \(\{([^}]*)\}\)/
    .exec(await readFile(resolve(source, 'cdn/load.ts'), 'utf8'))?.[1]
    .match(/\w+/g),
);

/** In a part, what the entry shares with it is not bundled but read from the parameter. */
const takeFromEntry = {
  name: 'take-from-entry',
  enforce: 'pre',
  /** Without this check, something that the entry does not pass would be noticed only when it is called. */
  transform(code, id) {
    if (!id.startsWith(source)) return;
    for (const [, names, from] of code.matchAll(/^(?:im|ex)port \{([^}]*)\} from '([^']+)'/gm)) {
      const path = from.startsWith('.') ? resolve(dirname(id), from) : from;
      const values = names.split(',').map((name) => name.trim().split(' as ')[0]);
      const missing = values.find((name) => name && !name.startsWith('type ') && !handed.has(name));
      if (shared.includes(path) && missing) throw new Error(`${id} uses ${missing}, which the entry does not pass`);
    }
  },
  async resolveId(id, importer) {
    if (!importer) return null;
    const path = id.startsWith('.') ? resolve(dirname(importer), id) : id;
    return shared.includes(path) ? { id: basename(path), external: true } : null;
  },
};

const integrityOf = (code) => `sha384-${createHash('sha384').update(code).digest('base64')}`;

/** A part's name: its file's, or its folder's if the file is an index; for a language's second part, both. */
function nameOf(path) {
  const file = basename(path);
  if (/[\\/]locales[\\/]assist[\\/]/.test(path)) return `${file}-assist`;
  return file === 'index' || file === 'define' ? basename(dirname(path)) : file;
}

/** Each part by its name, built only once. */
const parts = new Map();

function partAt(path) {
  const name = nameOf(path);
  if (!parts.has(name)) parts.set(name, { path, code: buildPart(path) });
  const part = parts.get(name);
  if (part.path !== path) throw new Error(`Two parts have the name ${name}: ${part.path} and ${path}`);
  return part.code;
}

/** Where a part is loaded, its `import()` becomes a load that checks the hash, so the part is built first. */
const loadParts = {
  name: 'load-parts',
  enforce: 'pre',
  async transform(code, id) {
    const paths = id.startsWith(source) ? [...code.matchAll(IMPORT)].map(([, path]) => path) : [];
    if (paths.length === 0) return null;
    const hashes = new Map();
    for (const path of paths) hashes.set(path, integrityOf(await partAt(resolve(dirname(id), path))));
    const loads = code.replace(
      IMPORT,
      (_, path) => `load('${nameOf(resolve(dirname(id), path))}', '${hashes.get(path)}')`,
    );
    return `import { load } from '${resolve(source, 'cdn/load.ts')}';\n${loads}`;
  },
};

async function buildPart(path) {
  const code = await bundle(`${path}.ts`, 'cjs', [takeFromEntry, loadParts]);
  return `export default(require)=>{const exports={};${code.trim()}\nreturn exports}\n`;
}

// Nearly all of the entry runs before the first render: with this, Chromium compiles all of it off the main thread,
// instead of each function when it is first called (https://v8.dev/blog/explicit-compile-hints).
const entry = `//# allFunctionsCalledOnLoad\n${await bundle(resolve(source, 'cdn/entry.ts'), 'es', [loadParts])}`;
const files = new Map([['payee-check', entry]]);
for (const [name, { code }] of parts) files.set(name, await code);
const shown = await buildShown();

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const integrity = {};
// Sorted by name: parts are found in the order in which they happen to be compiled, and the same commit has to give the
// same bytes.
for (const [name, code] of [...files].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
  integrity[`${name}.js`] = integrityOf(code);
  await writeFile(resolve(out, `${name}.js`), code);
}
await writeFile(resolve(out, 'integrity.json'), `${JSON.stringify(integrity, null, 2)}\n`);
await writeFile(resolve(out, 'shown.mjs'), shown);
