/** `npm run new:provider <name>`: a new adapter that type-checks and is tested, and its place everywhere it is named. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/run.mjs';
import { edit, format, refuse } from './lib/scaffold.mjs';

const [name = ''] = process.argv.slice(2);
if (!/^[a-z][a-z0-9]{2,20}$/.test(name)) refuse('Usage: npm run new:provider <name>, in small letters and digits');
const folder = join(root, 'bff', 'src', 'providers', name);
if (existsSync(folder)) refuse(`There is a provider of that name: bff/src/providers/${name}`);

const Name = name[0].toUpperCase() + name.slice(1);
const NAME = name.toUpperCase();
const fill = (text) => text.replaceAll('__name__', name).replaceAll('__Name__', Name).replaceAll('__NAME__', NAME);

// Its name in the contract, its settings, and where it is made.
edit('shared/src/contract/words.ts', /(providerName = z\.enum\(\[[^\]]*)\]/, `$1, '${name}']`);
edit(
  'bff/src/config/types.ts',
  /( {2}readonly ibanera: IbaneraConfig \| null;\n)/,
  `$1  readonly ${name}: ${Name}Config | null;\n`,
);
edit(
  'bff/src/config/types.ts',
  /(export interface IbaneraConfig )/,
  `export interface ${Name}Config extends WithBaseUrl {\n  readonly apiKey: string;\n}\n\n$1`,
);
edit(
  'bff/src/config/environment.ts',
  /( {2}IBANERA_ACCESS_TOKEN: [^\n]*\n)/,
  `$1\n  ${NAME}_BASE_URL: plain(field.url, 'as ${Name} gives it'),\n  ${NAME}_API_KEY: secret(field.secretText(), 'key of the web service'),\n`,
);
edit(
  'bff/src/config/requirements.ts',
  /( {2}ibanera: \['IBANERA_BASE_URL'\],\n\};\n\nconst IBANERA_LOGIN)/,
  `  ${name}: ['${NAME}_BASE_URL', '${NAME}_API_KEY'],\n$1`,
);
edit('bff/src/config/requirements.ts', /(const URLS: [^\n]*\n)/, `$1  ${name}: ['${NAME}_BASE_URL'],\n`);
edit(
  'bff/src/config/load.ts',
  /( {4}ibanera: named\.has\('ibanera'\))/,
  `    ${name}: named.has('${name}')\n      ? { baseUrl: sure(env, '${NAME}_BASE_URL'), apiKey: sure(env, '${NAME}_API_KEY') }\n      : null,\n$1`,
);
edit(
  'bff/src/providers/index.ts',
  /(import \{ createIbantrack \})/,
  `import { create${Name} } from './${name}/index.ts';\n$1`,
);
edit(
  'bff/src/providers/index.ts',
  /( {4}ibanera: \(\) =>\n)/,
  `    ${name}: () =>\n      config.${name} && create${Name}(config.${name}, { client: clientFor('${name}', config.${name}.baseUrl) }),\n$1`,
);
// Two tests write a whole configuration down.
for (const test of ['checks/fall-over', 'config/config']) {
  edit(`bff/src/${test}.test.ts`, /( +)(ibanera: null,\n)/, `$1$2$1${name}: null,\n`);
}

mkdirSync(folder);
const templates = join(root, 'scripts', 'templates', 'provider');
for (const file of readdirSync(templates)) {
  writeFileSync(join(folder, fill(file).replace(/\.template$/, '')), fill(readFileSync(join(templates, file), 'utf8')));
}
await format([
  'shared/src/contract/words.ts',
  'bff/src/config',
  'bff/src/providers/index.ts',
  `bff/src/providers/${name}`,
]);
console.log(`bff/src/providers/${name} is there, and so are ${NAME}_BASE_URL and ${NAME}_API_KEY.
Now: npx vitest run bff/src/providers/${name}, and the checklist in docs/new-provider.md.`);
