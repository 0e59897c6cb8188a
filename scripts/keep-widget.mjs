/**
 * `npm run keep:widget`: keeps the widget's built files as an earlier version, so that pages that have pinned them with
 * `integrity` go on after the next release. To be run on the commit of a release, after the build.
 */
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/run.mjs';
import { refuse } from './lib/scaffold.mjs';

const widget = join(root, 'widget');
const { version } = JSON.parse(readFileSync(join(widget, 'package.json'), 'utf8'));
const built = join(widget, 'dist', 'cdn');
const kept = join(widget, 'versions', version);
if (!existsSync(join(built, 'integrity.json'))) refuse('The widget is not built: npm run build');
const hashes = (folder) => readFileSync(join(folder, 'integrity.json'), 'utf8');
if (existsSync(kept)) {
  if (hashes(kept) !== hashes(built)) refuse(`widget/versions/${version} is there, and is not what is built now`);
} else cpSync(built, kept, { recursive: true });
console.log(`widget/versions/${version} holds the widget of ${version}.`);
