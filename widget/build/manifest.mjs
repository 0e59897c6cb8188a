/**
 * Generates `custom-elements.json` and the editor data from the doc tags of the two elements' classes. `--check` writes
 * nothing, and fails if the existing files no longer match the source.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const elements = ['src/payee-check/element.ts', 'src/context/element.ts'];
const bases = ['src/form/form-control.ts'];

/** Where the element's tokens are, each documented beside its value. */
const tokens = ['src/styles/tokens.ts', 'src/check/result/tokens.ts'];
const TOKEN = /@cssproperty \[?(--[\w-]+)(?:=([^\]]+)\])? - (.+)/g;

async function cssProperties() {
  const texts = await Promise.all(tokens.map((path) => readFile(join(root, path), 'utf8')));
  return [...texts.join('').matchAll(TOKEN)].map(([, name, value, description]) => ({
    description,
    name,
    ...(value ? { default: value } : {}),
  }));
}

/** What Lit and the platform call, but a page does not. */
const INTERNAL =
  /^(static|properties|styles|formAssociated|settings|askedLocale|type|.*Callback|update|updated|willUpdate|render|sync|changed|discard|standing|showState|showFaults|internals|language|joining|isDisabled|fields|options|usedScheme|adopt|at|ready)$/;

async function analyze() {
  const analyzer = createRequire(import.meta.url).resolve('@custom-elements-manifest/analyzer/cem.js');
  const folder = await mkdtemp(join(tmpdir(), 'manifest-'));
  try {
    const globs = [...elements, ...bases].flatMap((path) => ['--globs', path]);
    // Otherwise it would write the temporary folder into package.json.
    await writeFile(join(folder, 'config.mjs'), 'export default { packagejson: false };\n');
    const config = ['--outdir', relative(root, folder), '--config', relative(root, join(folder, 'config.mjs'))];
    execFileSync(process.execPath, [analyzer, 'analyze', ...globs, ...config, '--quiet'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return JSON.parse(await readFile(join(folder, 'custom-elements.json'), 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Only the elements, and only those members that a page can use. */
function publish({ schemaVersion, readme, modules }) {
  return {
    schemaVersion,
    readme,
    modules: elements.map((path) => {
      const module = modules.find((module) => module.path === path);
      const element = module.declarations.find((declaration) => declaration.customElement);
      const { inheritedFrom: _, ...declaration } = element;
      declaration.members = element.members
        .filter(
          ({ name, privacy, static: fixed }) => !fixed && !privacy && !name.startsWith('#') && !INTERNAL.test(name),
        )
        .map(({ inheritedFrom: __, ...member }) => member);
      declaration.attributes = (element.attributes ?? []).filter(({ description }) => description);
      declaration.events = (element.events ?? []).filter(({ description }) => description);
      if (path === elements[0]) declaration.cssProperties = cssTokens;
      declaration.superclass = { name: 'HTMLElement' };
      return {
        kind: 'javascript-module',
        path: 'dist/index.js',
        declarations: [declaration],
        exports: [
          { kind: 'js', name: declaration.name, declaration: { name: declaration.name, module: 'dist/index.js' } },
          {
            kind: 'custom-element-definition',
            name: declaration.tagName,
            declaration: { name: declaration.name, module: 'dist/index.js' },
          },
        ],
      };
    }),
  };
}

const declarations = (manifest) => manifest.modules.flatMap((module) => module.declarations);

/** https://code.visualstudio.com/api/extension-guides/custom-data-extension */
const htmlData = (manifest) => ({
  version: 1.1,
  tags: declarations(manifest).map(({ tagName, description, attributes }) => ({
    name: tagName,
    description,
    attributes: attributes.map(({ name, description: about, type }) => ({
      name,
      description: about,
      ...(type?.text === 'boolean' ? { valueSet: 'v' } : {}),
      ...(type?.text.includes("'")
        ? { values: [...type.text.matchAll(/'([^']+)'/g)].map(([, word]) => ({ name: word })) }
        : {}),
    })),
  })),
});

const cssData = (manifest) => ({
  version: 1.1,
  properties: declarations(manifest)
    .flatMap(({ cssProperties = [] }) => cssProperties)
    .map(({ name, description }) => ({ name, description })),
  pseudoElements: declarations(manifest)
    .flatMap(({ cssParts = [] }) => cssParts)
    .map(({ name, description }) => ({ name: `::part(${name})`, description })),
});

const cssTokens = await cssProperties();
const manifest = publish(await analyze());
const files = {
  'custom-elements.json': manifest,
  'html-custom-data.json': htmlData(manifest),
  'css-custom-data.json': cssData(manifest),
};
for (const [name, content] of Object.entries(files)) {
  const text = `${JSON.stringify(content, null, 2)}\n`;
  const path = join(root, name);
  if (!process.argv.includes('--check')) await writeFile(path, text);
  else if ((await readFile(path, 'utf8').catch(() => '')) !== text) {
    process.stderr.write(`${name} does not fit the source: run "npm run manifest -w widget"\n`);
    process.exitCode = 1;
  }
}
