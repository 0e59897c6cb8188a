/**
 * Builds `dist/server.js` and `dist/server-parts`: the BFF and everything it needs in one file, with separate files for what is
 * imported on demand. Finding, reading and linking a thousand modules takes longer than everything else the BFF does at start;
 * in one file they take a third less time. `dist/serve.js` is the same in pieces, for instrumentation that hooks into modules
 * as they are loaded.
 */
import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** V8 keeps the source in memory: one byte a character if all of them are ASCII, otherwise two. */
const ascii = {
  name: 'ascii',
  generateBundle(_, bundle) {
    for (const part of Object.values(bundle)) {
      if (part.type !== 'chunk') continue;
      if (/\\[^\0-\x7f]/.test(part.code)) throw new Error('A backslash before an escape would change its meaning');
      part.code = part.code.replaceAll(/[^\0-\x7f]/g, escaped);
    }
  },
};

/** Valid in strings, templates, regular expressions and names. @param {string} unit A UTF-16 code unit. */
const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * Importing one of Node's modules reads all its exports, and one of those of `node:http`, `WebSocket`, loads a whole
 * HTTP client, which takes a tenth of the start. This way only what is used is read.
 */
const builtins = {
  name: 'builtins',
  generateBundle(_, bundle) {
    for (const part of Object.values(bundle)) {
      if (part.type !== 'chunk') continue;
      part.code = part.code.replace(
        /^import (?:\* as )?([\w$]+|\{[^}]*\}) from "([^"]+)";$/gm,
        (line, names, module) =>
          isBuiltin(module) ? `const ${names.replace(/ as /g, ': ')} = process.getBuiltinModule("${module}");` : line,
      );
    }
  },
};

/**
 * Only what the BFF uses of its packages: the rest takes memory, and time at start. From undici it uses neither `fetch`
 * nor caches nor mocks. prom-client needs OpenTelemetry only for exemplars, which are not used. Express brings body readers
 * with tables for every encoding; the BFF’s own reader is in `http/body.ts`. Of the world’s media types, Express looks up those of
 * its own pages; our responses say theirs.
 */
const partly = {
  name: 'partly',
  enforce: 'pre',
  resolveId(source, importer) {
    if (source === 'undici') return '\0undici';
    if (source === 'body-parser') return '\0nothing';
    if (source === 'mime-db') return '\0types';
    return source === '@opentelemetry/api' && importer?.includes('/prom-client/') ? '\0nothing' : null;
  },
  load: (id) => PARTS[id] ?? null,
};
const PARTS = {
  '\0nothing': 'export default {};',
  '\0types': `export default {
    'application/json': { charset: 'UTF-8', extensions: ['json'] },
    'application/octet-stream': { extensions: ['bin'] },
    'text/html': { extensions: ['html'] },
    'text/plain': { extensions: ['txt'] },
  };`,
  '\0undici': `
    import api from 'undici/lib/api/index.js';
    import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
    Object.assign(Dispatcher.prototype, api);
    export { default as buildConnector } from 'undici/lib/core/connect.js';
    export { default as Agent } from 'undici/lib/dispatcher/agent.js';
    export { default as EnvHttpProxyAgent } from 'undici/lib/dispatcher/env-http-proxy-agent.js';
    export { default as Pool } from 'undici/lib/dispatcher/pool.js';
  `,
};

/**
 * npm installs one version of a package several times if another version is at the top level. Only one copy of each
 * goes into the file: the list of media types, which is read at start, was there four times.
 */
const oneOfEach = {
  name: 'one-of-each',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    const [, folder, name, file] = /^(.*\/node_modules\/)((?:@[^/]+\/)?[^/]+)\/(.*)$/.exec(found?.id ?? '') ?? [];
    if (folder === undefined || found.external) return found;
    const { version } = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8'));
    const key = `${name}@${version}/${file}`;
    if (!copies.has(key)) copies.set(key, found.id);
    return { ...found, id: copies.get(key) };
  },
};
const copies = new Map();

// Compiled from an older build, whose files are overwritten and not removed, because another build may be running.
rmSync(join(root, '.cache'), { recursive: true, force: true, maxRetries: 3 });
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  plugins: [partly, oneOfEach, builtins, ascii],
  // For packages that have both, a `require` gets the CommonJS form.
  ssr: { noExternal: true, external: ['@opentelemetry/api'], resolve: { conditions: ['node', 'default'] } },
  build: {
    ssr: 'dist/serve.js',
    outDir: 'dist',
    emptyOutDir: false,
    // Keeps names, so that stack traces and profiles are readable.
    minify: false,
    target: 'node20.19',
    rolldownOptions: {
      output: {
        entryFileNames: 'server-parts/[name].js',
        chunkFileNames: 'server-parts/[name].js',
        // V8 keeps the source, and nobody reads it here. Licences stay.
        comments: { legal: true, annotation: false, jsdoc: false },
      },
    },
  },
});
copyFileSync(join(root, 'build', 'start.mjs'), join(root, 'dist', 'server.js'));
