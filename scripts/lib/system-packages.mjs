import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

/** Programs and files that tests need besides npm packages, each with the Debian package that provides it. */
const REQUIREMENTS = {
  chromium: { program: process.env.CHROMIUM ?? 'chromium', package: 'chromium' },
  firefox: { program: process.env.FIREFOX ?? 'firefox-esr', package: 'firefox-esr' },
  webkit: { program: 'WebKitWebDriver', package: 'webkit2gtk-driver' },
  xvfb: { program: 'Xvfb', package: 'xvfb' },
  redis: { program: 'redis-server', package: 'redis-server' },
  nginx: { program: 'nginx', package: 'nginx-light' },
  openssl: { program: 'openssl', package: 'openssl' },
  promtool: { program: 'promtool', package: 'prometheus' },
  kubectl: { program: 'kubectl', package: 'kubernetes-client' },
  xmllint: { program: 'xmllint', package: 'libxml2-utils' },
  softhsm: { program: 'softhsm2-util', package: 'softhsm2' },
  opensc: { program: 'pkcs11-tool', package: 'opensc' },
  systemd: { program: 'systemd-analyze', package: 'systemd' },
  // Pages are measured in all their languages, which would not be comparable with whatever fonts happen to be
  // installed.
  fonts: { file: '/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf', package: 'fonts-noto-core' },
};

const onPath = (program) =>
  program.includes('/')
    ? existsSync(program)
    : [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'].some((folder) => existsSync(join(folder, program)));

const isMissing = (name) => {
  const { file, program } = REQUIREMENTS[name];
  return file === undefined ? !onPath(program) : !existsSync(file);
};

const packagesOf = (names) => names.map((name) => REQUIREMENTS[name].package).join(', ');

/**
 * Installs what is missing, after saying so, if this runs as root on Debian; elsewhere it says what would be installed.
 *
 * @param {readonly (keyof typeof REQUIREMENTS)[]} wanted What the chosen suites need
 * @returns {Promise<string[]>} The names of the requirements that are still missing
 */
export async function ensureSystemPackages(wanted) {
  const missing = () => [...new Set(wanted)].filter(isMissing);
  if (missing().length === 0) return [];
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    console.log(`Not installed, which needs root on Debian: ${packagesOf(missing())}`);
    return missing();
  }
  console.log(`Installing Debian packages that the chosen suites need: ${packagesOf(missing())} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => run('apt-get', args, { capture: true, env });
  await apt('update');
  const packages = missing().map((name) => REQUIREMENTS[name].package);
  const { code, output } = await apt('install', '-y', '--no-install-recommends', ...packages);
  if (code !== 0) console.log(output.split('\n').slice(-15).join('\n'));
  return missing();
}

export { packagesOf };
