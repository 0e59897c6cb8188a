/**
 * Builds the files that a page loads from the BFF: `dist/cdn/payee-check.js`, one module without static imports, its
 * lazy parts, and `integrity.json` with the hash of each; and `shown.mjs`, which is kept with them.
 *
 * Every `import()` in the sources becomes a part: a file of its own that takes what it shares with the entry by
 * parameter, and whose hash stands where it is loaded, in the entry or in another part (`src/cdn/load.ts`).
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
/** `dist/cdn`, or the folder that is named. */
const out = resolve(root, process.argv[2] ?? 'dist/cdn');

/** Modules that the entry shares with its parts: what they take from these stands in `src/cdn/load.ts`. */
const shared = [
  'lit',
  '@payee-check/shared/iban/typing',
  ...['cdn/load.ts', 'errors.ts', 'locales/en/fields.ts'].map((path) => resolve(source, path)),
];

/** Safari 16.4, Chrome and Edge 109, Firefox 115. */
const target = ['safari16.4', 'chrome109', 'edge109', 'firefox115'];

/** Where a part is loaded; its type alone is not. */
const IMPORT = /(?<!typeof )import\('(\.[\w./-]+)\.ts'\)/g;

/** Lit's support of browsers that adopt no style sheets, which none of the targets is. */
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
      // A part waits for the parts that it loads: that is how long a build takes, and no fault of a plugin.
      rollupOptions: {
        // Nobody asks a part what kind of object it is.
        output: { comments: false, generatedCode: { symbols: false } },
        checks: { pluginTimings: false },
      },
    },
  });
  const [{ output }] = [result].flat();
  if (output.length !== 1) throw new Error(`${input} gave ${output.length} files`);
  // In a library Vite leaves the white space of ES modules alone.
  const minified = await minify('out.js', output[0].code, {
    module: true,
    compress: { target, passes: 3 },
    mangle: { toplevel: true },
    codegen: { removeWhitespace: true, legalComments: 'none' },
  });
  if (minified.errors.length > 0) throw new Error(`${input}: ${minified.errors[0].message}`);
  return minified.code;
}

/** What the entry hands to its parts. */
const handed = new Set(
  /const sharedModules = \(\) => \(\{([^}]*)\}\)/
    .exec(await readFile(resolve(source, 'cdn/load.ts'), 'utf8'))?.[1]
    .match(/\w+/g),
);

/** In a part, what the entry shares with it is not bundled but asked for. */
const takeFromEntry = {
  name: 'take-from-entry',
  enforce: 'pre',
  /** What the entry does not hand over would be missed only when it is called. */
  transform(code, id) {
    if (!id.startsWith(source)) return;
    for (const [, names, from] of code.matchAll(/^(?:im|ex)port \{([^}]*)\} from '([^']+)'/gm)) {
      const path = from.startsWith('.') ? resolve(dirname(id), from) : from;
      const values = names.split(',').map((name) => name.trim().split(' as ')[0]);
      const missing = values.find((name) => name && !name.startsWith('type ') && !handed.has(name));
      if (shared.includes(path) && missing)
        throw new Error(`${id} takes ${missing}, which the entry does not hand over`);
    }
  },
  async resolveId(id, importer) {
    if (!importer) return null;
    const path = id.startsWith('.') ? resolve(dirname(importer), id) : id;
    return shared.includes(path) ? { id: basename(path), external: true } : null;
  },
};

const integrityOf = (code) => `sha384-${createHash('sha384').update(code).digest('base64')}`;

/** What a part is called: its file, or its folder where that is an index; a language's second part by both. */
function nameOf(path) {
  const file = basename(path);
  if (/[\\/]locales[\\/]assist[\\/]/.test(path)) return `${file}-assist`;
  return file === 'index' || file === 'define' ? basename(dirname(path)) : file;
}

/** Each part by its name, built once. */
const parts = new Map();

function partAt(path) {
  const name = nameOf(path);
  if (!parts.has(name)) parts.set(name, { path, code: buildPart(path) });
  const part = parts.get(name);
  if (part.path !== path) throw new Error(`Two parts are called ${name}: ${part.path} and ${path}`);
  return part.code;
}

/** Where a part is loaded, its `import()` becomes a load with the hash checked: the part is built first. */
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

// Nearly all of the entry runs before the first render: Chromium compiles it whole, and off the main thread, rather than
// each function when it is called first (https://v8.dev/blog/explicit-compile-hints).
const entry = `//# allFunctionsCalledOnLoad\n${await bundle(resolve(source, 'cdn/entry.ts'), 'es', [loadParts])}`;
const files = new Map([['payee-check', entry]]);
for (const [name, { code }] of parts) files.set(name, await code);
const shown = await buildShown();

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const integrity = {};
// In the order of their names: parts are found in whatever order they are compiled, and the same commit gives the same bytes.
for (const [name, code] of [...files].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
  integrity[`${name}.js`] = integrityOf(code);
  await writeFile(resolve(out, `${name}.js`), code);
}
await writeFile(resolve(out, 'integrity.json'), `${JSON.stringify(integrity, null, 2)}\n`);
await writeFile(resolve(out, 'shown.mjs'), shown);
