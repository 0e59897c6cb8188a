import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

/** What the tests need beside npm packages: a program or a file, and the Debian package that brings it. */
const NEEDED = [
  { program: 'chromium', package: 'chromium' },
  { program: 'firefox-esr', package: 'firefox-esr' },
  { program: 'WebKitWebDriver', package: 'webkit2gtk-driver' },
  { program: 'Xvfb', package: 'xvfb' },
  { program: 'redis-server', package: 'redis-server' },
  { program: 'nginx', package: 'nginx-light' },
  // Pages are measured in all their languages: in whichever fonts happen to be there, nothing would be comparable.
  { file: '/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf', package: 'fonts-noto-core' },
];

const onPath = (program) =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'].some((folder) => existsSync(join(folder, program)));

const missing = () => NEEDED.filter((it) => !(it.file ? existsSync(it.file) : onPath(it.program)));

/**
 * Installs what is missing where this runs as root on Debian.
 * @returns {Promise<string[]>} the Debian packages that are still missing
 */
export async function ensureSystemPackages() {
  if (missing().length === 0) return [];
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const packages = missing().map((it) => it.package);
    console.log(`Installing ${packages.join(', ')} …`);
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args) => run('apt-get', args, { capture: true, env });
    await apt('update');
    const { code, output } = await apt('install', '-y', '--no-install-recommends', ...packages);
    if (code !== 0) console.log(output.split('\n').slice(-15).join('\n'));
  }
  return missing().map((it) => it.package);
}
