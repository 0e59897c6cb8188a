/**
 * `npm run keep:widget`: keeps the widget's built files as an earlier version, so that pages that have pinned them with
 * `integrity` continue to work after the next release. Run it on the commit of a release, after the build: a build of
 * any other commit has other hashes, and every page that pinned the release would lose the element.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/run.mjs';
import { refuse } from './lib/scaffold.mjs';

const widget = join(root, 'widget');
const { version } = JSON.parse(readFileSync(join(widget, 'package.json'), 'utf8'));
const built = join(widget, 'dist', 'cdn');
const kept = join(widget, 'versions', version);
const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
const hashes = (folder) => readFileSync(join(folder, 'integrity.json'), 'utf8');

if (!existsSync(join(built, 'integrity.json'))) refuse('The widget is not built: npm run build');
if (!git('tag', '--points-at', 'HEAD').split('\n').includes(`v${version}`)) {
  refuse(`This is not the commit of the release: it has no tag v${version}`);
}
if (git('status', '--porcelain', '--', 'widget/src', 'widget/build', 'shared/src', 'package-lock.json') !== '') {
  refuse('What is built is not what the release has: there are changes that are not committed');
}
if (existsSync(kept)) {
  if (hashes(kept) !== hashes(built)) refuse(`widget/versions/${version} is there, and is not what is built now`);
} else cpSync(built, kept, { recursive: true });
console.log(`widget/versions/${version} holds the widget of ${version}.`);
