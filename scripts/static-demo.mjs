/**
 * `npm run demo:static`: the demo as static files, in `demo/dist-static`. Landing page, stories, scenes, messages and
 * documentation as the demo's server renders them; BFF, shop and providers run in the page (`demo/src/static`).
 *
 * `-- --base=/payee-check/` names the folder in which a host will serve the files, if not at its root.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { build as bundle } from 'vite';
import { build } from './lib/build.mjs';
import { ensureDocs } from './lib/docs.mjs';
import { root } from './lib/run.mjs';

const out = join(root, 'demo/dist-static');
const source = join(root, 'demo/src/static');

const { base } = parseArgs({ options: { base: { type: 'string', default: '/' } } }).values;

/** Pages that need a server, and where links to them lead instead. */
const without = new Map([
  ['/payment-run', '/supplier'],
  ['/api', '/docs/http-api.html'],
]);

/** The part of Node that the BFF's checks and the sandbox use. */
const node = (file) => join(source, 'node', file);
const alias = {
  'node:crypto': node('crypto.ts'),
  'node:http': node('http.ts'),
  'node:https': node('http.ts'),
  'node:zlib': node('rest.ts'),
  'node:net': node('rest.ts'),
  'node:fs': node('rest.ts'),
};
const buffer = {
  name: 'buffer',
  transform: (code, id) =>
    /\bBuffer\b/.test(code) && !/node_modules|static\/node/.test(id)
      ? `import { Buffer } from ${JSON.stringify(node('buffer.ts'))};\n${code}`
      : null,
};

/** The BFF's own files and the sandbox's, unchanged: no copy of them is kept here. */
function bundleServers() {
  return bundle({
    configFile: false,
    logLevel: 'error',
    root: source,
    resolve: { conditions: ['@payee-check/source', 'browser', 'import'], alias },
    plugins: [buffer],
    build: {
      outDir: join(out, 'static'),
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: join(source, 'main.ts'),
        // `no-eval.ts` comes first, also before what is loaded on demand.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', strictExecutionOrder: true },
      },
    },
  });
}

/** Runs the demo while `use` runs. */
async function withDemo(use) {
  const demo = spawn(process.execPath, [join(root, 'demo/dist/start.js')], {
    env: { ...process.env, PORT: '0', DEMO_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    let said = '';
    for await (const chunk of demo.stdout) {
      said += chunk;
      const page = /Demo page\s+(\S+)/.exec(said)?.[1];
      if (page && said.includes('Ctrl+C')) return await use(page);
    }
    throw new Error('The demo did not start');
  } finally {
    demo.kill();
  }
}

const here = (text) =>
  text.replaceAll(/http:\/\/localhost:\d+\/widget\/[\w-]+/g, '/widget').replaceAll(/http:\/\/localhost:\d+/g, '/bff');
const note = readFileSync(join(source, 'note.html'), 'utf8').trim();

/**
 * The URLs that a page loads and links to. Those that it sends requests to stay at the root: they are answered in the
 * page.
 */
const inFolder = (html) => html.replaceAll(/ (href|src|data-scene)="\/(?!\/)/g, ` $1="${base}`);

/** The documentation's generator has already written its own folder into everything that it loads. */
function moveDocs() {
  for (const file of readdirSync(join(out, 'docs'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:html|js|css|txt)$/.test(file)) continue;
    const path = join(out, 'docs', file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/(["'(`=])\/docs\//g, `$1${base}docs/`));
  }
}

/**
 * A page as rendered by its server, with the URLs of this site; the script that answers requests in the page comes
 * before its own scripts.
 */
function rewrite(html, policy) {
  let page = here(html);
  for (const [path, other] of without) {
    page = page
      .replace(new RegExp(`<li><a[^>]* href="${path}"[^>]*>[^<]*</a></li>`), '')
      .replaceAll(`href="${path}"`, `href="${other}"`);
  }
  return inFolder(
    page
      .replace(
        '<script src="/theme.js">',
        `<link rel="stylesheet" href="/static/note.css">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <script type="module" src="/static/main.js"></script>
    $&`,
      )
      .replace('<main', `${note}\n    $&`),
  );
}

/** The part of the policy that a `<meta>` element can set; the rest needs a server's header. */
const metaPolicy = (policy) => policy.replaceAll(/ http:\/\/localhost:\d+/g, '').replace(/ frame-ancestors [^;]*;/, '');

function write(path, content) {
  const file = join(out, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

async function writePages(demo) {
  const { sitePages } = await import(join(root, 'demo/dist/server/pages.js'));
  const pages = sitePages.map(({ path }) => path).filter((path) => !without.has(path));
  const read = async (path) => {
    const answer = await fetch(demo + path);
    return { text: await answer.text(), policy: metaPolicy(answer.headers.get('content-security-policy') ?? '') };
  };
  const writePage = async (path, file) => {
    const { text, policy } = await read(path);
    write(file, rewrite(text, policy));
  };
  await Promise.all(pages.map((path) => writePage(path, join(path, 'index.html'))));
  await writePage('/nothing-is-here', '404.html');
  // Without the rows for providers that are not simulated, and for their customers.
  const payees = JSON.parse((await read('/payees.json')).text);
  write('payees.json', JSON.stringify(payees.filter(({ subject, alone }) => subject === undefined && !alone)));
  // The elements in the documentation, and its link back to the demo.
  const { default: live } = await import(
    `data:text/javascript,${encodeURIComponent((await read('/docs/live.js')).text)}`
  );
  const at = (path) => base + path.slice(1);
  const places = live.places.flatMap(({ href, label }) => (without.has(href) ? [] : [{ href: at(href), label }]));
  const beside = { home: base, endpoint: '/bff', script: at('/static/live.js'), places };
  write('docs/live.js', `export default ${JSON.stringify(beside)};\n`);
  write('static/live.js', "import './main.js';\nimport '../widget/payee-check.js';\n");
}

const scriptsAlone = (file) => !/\.map$|\.d\.ts$/.test(file);

try {
  if (!/^\/(?:[\w.~-]+\/)*$/.test(base))
    throw new Error('--base has to begin and end with a slash, such as /payee-check/');
  await build(['demo', 'cdn', 'receiptPage']);
  await ensureDocs();
  rmSync(out, { recursive: true, force: true });
  await bundleServers();
  for (const [from, to, filter] of [
    ['demo/public', '.'],
    ['demo/dist/page', 'page', scriptsAlone],
    ['demo/dist/sandbox/provider-names.js', 'sandbox/provider-names.js'],
    ['demo/src/static/note.css', 'static/note.css'],
    ['widget/dist/cdn', 'widget'],
    ['docs/dist', 'docs'],
  ]) {
    cpSync(join(root, from), join(out, to), { recursive: true, ...(filter && { filter }) });
  }
  if (base !== '/') moveDocs();
  await withDemo(writePages);
  console.log(`demo: demo/dist-static, to be served over HTTPS from ${base === '/' ? 'the root' : base} of a host`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
