/** `npm run new:provider <name>`: adds a new adapter that type-checks and is tested, and registers it everywhere. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/run.mjs';
import { edit, format, refuse, writeEdits } from './lib/scaffold.mjs';

const [name = ''] = process.argv.slice(2);
if (!/^[a-z][a-z0-9]{2,20}$/.test(name)) refuse('Usage: npm run new:provider <name>, in small letters and digits');
const folder = join(root, 'bff', 'src', 'providers', name);
if (existsSync(folder)) refuse(`There is a provider of that name: bff/src/providers/${name}`);

const Name = name[0].toUpperCase() + name.slice(1);
const NAME = name.toUpperCase();
// A setting whose name begins like another provider's, or a name that every object already has.
const settings = readFileSync(join(root, 'bff', 'src', 'config', 'environment.ts'), 'utf8');
const isTaken = new RegExp(`^ {2}${NAME}_`, 'm').test(settings);
if (isTaken || name in {} || existsSync(`${folder}.ts`)) refuse(`${name} means something else here already`);
const fill = (text) => text.replaceAll('__name__', name).replaceAll('__Name__', Name).replaceAll('__NAME__', NAME);

// The provider that it follows in every list.
const namesFile = 'demo/src/sandbox/provider-names.ts';
const names = readFileSync(join(root, namesFile), 'utf8');
const last = /'(\w+)'\] as const/.exec(names)?.[1] ?? '';
const Last = last[0].toUpperCase() + last.slice(1);

// Its name in the contract, and its row in the list of adapters.
edit('shared/src/contract/vocabulary.ts', /(providerName = z\.enum\(\[[^\]]*)\]/, `$1, '${name}']`);
edit(
  'bff/src/providers/list.ts',
  /(?=import type \{ ProviderDefinition)/,
  `import { ${name} } from './${name}/index.ts';\n`,
);
edit('bff/src/providers/list.ts', /(definitions[^=]*= \[[^\]]*)\]/, `$1, ${name}]`);

// Its table in the documentation, which `npm run docs:tables` fills.
edit(
  'docs/configuration.md',
  new RegExp(`(<!-- table: variables:${last} -->[\\s\\S]*?<!-- /table -->\\n)`),
  `$1\n### ${Name}\n\n<!-- table: variables:${name} -->\n<!-- /table -->\n`,
);

// Its sandbox: where all are started, and where people read their names.
const start = 'demo/src/sandbox/start.ts';
edit(start, /(import \{ startBanficoSandbox \})/, `import { start${Name}Sandbox } from './${name}/start.ts';\n$1`);
edit(namesFile, /(providerNames = \[[^\]]*)(\] as const)/, `$1, '${name}'$2`);
edit(namesFile, new RegExp(`( {2}${last}: \\[\\d+, \\d+\\],\\n)`), `$1  ${name}: [300, 1500],\n`);
edit(start, new RegExp(`( {4}start${Last}Sandbox\\([^\\n]*\\n)`), `$1    start${Name}Sandbox(common('${name}')),\n`);
edit(start, /(const \[\w+[^\]]*)(\] = await)/, `$1, ${name}$2`);
edit(start, new RegExp(`(= \\{ [^}]*\\b${last})( \\};)`), `$1, ${name}$2`);
edit(start, new RegExp(`( {4}${last}: value\\('${last}'\\),\\n)`), `$1    ${name}: value('${name}'),\n`);
edit('demo/src/sandbox/start.test.ts', /(?=BANFICO_BASE_URL )/, `${NAME}_API_KEY ${NAME}_BASE_URL `);
edit('demo/src/page/traffic.test.ts', new RegExp(`( {6}${last}: none,\\n)`), `$1      ${name}: none,\n`);
edit(namesFile, new RegExp(`( {2}${last}: '[^']*',\\n)`), `$1  ${name}: '${Name}',\n`);

writeEdits();
for (const [template, into] of [
  ['adapter', folder],
  ['sandbox', join(root, 'demo', 'src', 'sandbox', name)],
]) {
  mkdirSync(into);
  const from = join(root, 'scripts', 'templates', 'provider', template);
  for (const file of readdirSync(from)) {
    writeFileSync(join(into, fill(file).replace(/\.template$/, '')), fill(readFileSync(join(from, file), 'utf8')));
  }
}
await format([
  'shared/src/contract/vocabulary.ts',
  'bff/src/providers/list.ts',
  `bff/src/providers/${name}`,
  'demo/src',
]);
console.log(`bff/src/providers/${name} and demo/src/sandbox/${name} are there, and so are ${NAME}_BASE_URL and ${NAME}_API_KEY.
Now: npx vitest run bff/src/providers/${name}, and docs/new-provider.md, file by file.`);
