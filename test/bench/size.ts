/**
 * What a page loads: the widget as published, file by file, and the widget compared with other embeddable form
 * components, each bundled and compressed the same way, including styles. The goal is 15 KiB for everything a page
 * needs at once.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bundleSize, gzipped } from './lib/bundle.ts';
import { root } from './lib/processes.ts';
import { report } from './lib/report.ts';

const GOAL_KIB = 15;

/** Each imported as its own documentation says. */
const PEERS: readonly [name: string, packageName: string, source: string][] = [
  ['Payee Check', '@payee-check/widget', "import '@payee-check/widget';"],
  ['altcha', 'altcha', "import 'altcha';"],
  ['Shoelace input', '@shoelace-style/shoelace', "import '@shoelace-style/shoelace/dist/components/input/input.js';"],
  ['Web Awesome input', '@awesome.me/webawesome', "import '@awesome.me/webawesome/dist/components/input/input.js';"],
  ['Material Web text field', '@material/web', "import '@material/web/textfield/outlined-text-field.js';"],
  [
    'Adyen core + SEPA',
    '@adyen/adyen-web',
    "import { AdyenCheckout, SepaDirectDebit } from '@adyen/adyen-web'; import '@adyen/adyen-web/styles/adyen.css'; globalThis.it = [AdyenCheckout, SepaDirectDebit];",
  ],
];

const kib = (bytes: number) => (bytes / 1024).toFixed(1);
const versionOf = (name: string) => {
  try {
    return String(JSON.parse(readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8')).version);
  } catch {
    return null;
  }
};

const cdn = path.join(root, 'widget/dist/cdn');
const files = readdirSync(cdn).filter((file) => file.endsWith('.js'));
const sizes = new Map(files.map((file) => [file, gzipped(readFileSync(path.join(cdn, file)))]));
const entry = sizes.get('payee-check.js') ?? Number.NaN;
const isLocale = (file: string) => /^[a-z]{2}(?:-[A-Z]{2})?\.js$/.test(file);
const locales = files.filter(isLocale).map((file) => sizes.get(file) ?? 0);

const rows: [name: string, version: string, atOnce: number, later: number][] = [];
const missing: string[] = [];
for (const [name, packageName, source] of PEERS) {
  const version = versionOf(packageName);
  if (version === null) {
    missing.push(`${name} is left out: ${packageName} is not installed`);
    continue;
  }
  const { atOnce, later } = await bundleSize(source);
  rows.push([name, version, atOnce, later]);
}

await report(
  'size',
  [
    {
      title: 'The widget’s files as published, KiB after gzip',
      head: ['', 'KiB'],
      rows: [
        ['payee-check.js, all that a page loads at once', kib(entry)],
        ...files
          .filter((file) => !isLocale(file) && file !== 'payee-check.js')
          .map((file) => [`${file}, when it is needed`, kib(sizes.get(file) ?? 0)]),
        [`a language (${locales.length} of them), least`, kib(Math.min(...locales))],
        ['a language, most', kib(Math.max(...locales))],
      ],
    },
    {
      title: 'Bundled and compressed the same way, KiB after gzip, styles included',
      head: ['', 'version', 'at once', 'later, at most', 'of Payee Check'],
      rows: rows.map(([name, version, atOnce, later]) => [
        name,
        version,
        kib(atOnce),
        kib(later),
        (atOnce / (rows[0]?.[2] ?? 1)).toFixed(1),
      ]),
    },
  ],
  {
    title: 'What a page loads at once',
    caption: 'KiB after gzip, each bundled the same way, styles included. Less is better.',
    bars: rows.map(([label, , value]) => ({ label, value: value / 1024, ours: label === 'Payee Check' })),
    format: (value) => `${value.toFixed(1)} KiB`,
  },
);
for (const line of missing) console.log(line);
if (entry > GOAL_KIB * 1024) {
  console.log(`The goal is ${GOAL_KIB} KiB: missed`);
  process.exitCode = 1;
}
