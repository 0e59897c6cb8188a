/**
 * The element's tests in real browsers: `npx wtr`, or `BROWSERS=chromium,firefox,webkit npx wtr`.
 */
import { defaultReporter } from '@web/test-runner';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { transformWithOxc } from 'vite';
import { recordLayouts } from './scripts/lib/wtr-layouts.mjs';
import { reportCounts } from './scripts/lib/wtr-report.mjs';

const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const launchers = {
  chromium: () =>
    puppeteerLauncher({
      launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: chromiumArguments },
      // A page in the background gets no focus.
      concurrency: 1,
    }),
  firefox: () =>
    puppeteerLauncher({
      launchOptions: { browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr' },
      concurrency: 1,
    }),
  // Wants a WebKitWebDriver on this port and a display: `scripts/` starts both.
  webkit: () =>
    webdriverLauncher({
      automationProtocol: 'webdriver',
      hostname: '127.0.0.1',
      port: Number(process.env.WEBKIT_DRIVER_PORT ?? 4444),
      path: '/',
      capabilities: {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': {
          binary: process.env.WEBKIT ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
          args: ['--automation'],
        },
        'wdio:enforceWebDriverClassic': true,
      },
    }),
};

const wanted = (process.env.BROWSERS ?? 'chromium').split(',');

/** TypeScript on the fly, as the sources import it: by its own name. */
const typescript = {
  name: 'typescript',
  resolveMimeType: (context) => (context.path.endsWith('.ts') ? 'js' : undefined),
  async transform(context) {
    if (!context.path.endsWith('.ts')) return undefined;
    const { code } = await transformWithOxc(context.body, context.path, {
      target: 'es2022',
      typescript: { onlyRemoveTypeImports: true },
      sourcemap: false,
    });
    return code;
  },
};

/** A library whose entry points are CommonJS, which browsers do not load, and which has the same as modules beside them. */
const modules = {
  name: 'modules',
  resolveImport: ({ source }) =>
    source.startsWith('stdnum/lib/cjs/')
      ? source.replace('stdnum/lib/cjs/', '/node_modules/stdnum/lib/esm/')
      : undefined,
};

export default {
  files: ['widget/src/**/*.browser.test.ts'],
  rootDir: '.',
  nodeResolve: { exportConditions: ['@payee-check/source', 'production', 'default'] },
  plugins: [modules, typescript],
  browsers: wanted.map((name) => {
    const launcher = launchers[name];
    if (!launcher) throw new Error(`No browser is called ${name}: take ${Object.keys(launchers).join(', ')}`);
    return launcher();
  }),
  reporters: [
    defaultReporter({ reportTestProgress: process.stdout.isTTY === true }),
    ...(process.env.RECORD ? [recordLayouts('docs/tried-layouts.json', wanted[0])] : []),
    ...(process.env.WTR_REPORT ? [reportCounts(process.env.WTR_REPORT)] : []),
  ],
  testFramework: { config: { ui: 'bdd', timeout: 40_000 } },
  testsFinishTimeout: 90_000,
};
