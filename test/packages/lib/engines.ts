import { once } from 'node:events';
import { request as ask, createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import puppeteer, { type LaunchOptions } from 'puppeteer-core';
import WebDriver from 'webdriver';
import { z } from 'zod';
import { CHROMIUM_FLAGS } from '../../e2e/demo.ts';
import { root } from './commands.ts';

/** A page in a browser, and its keyboard. */
export interface Tab {
  open(url: string): Promise<void>;
  /** The value of an expression in the page. */
  read(expression: string): Promise<unknown>;
  type(text: string): Promise<void>;
  press(key: keyof typeof KEYS): Promise<void>;
  /** Prints the page; resolves with the PDF. */
  print(): Promise<Uint8Array>;
  /** Disconnects the browser from the network, or reconnects it. */
  setOffline(offline: boolean): Promise<void>;
  /** What the page has logged, and its errors. WebKitGTK's driver reports none of them. */
  readonly logged: readonly string[];
  /**
   * Everything it has logged since it was opened, reported by the driver or not; violations of its policy; failed
   * requests.
   */
  complaints(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface Engine {
  /** Including its version. */
  readonly name: string;
  newTab(): Promise<Tab>;
  close(): Promise<void>;
}

/** Keys without a character, as WebDriver encodes them. */
const KEYS = { Backspace: '\uE003', Tab: '\uE004' };

/**
 * A script with which a page records its own complaints: drivers do not report every policy violation, and WebKitGTK's
 * reports nothing.
 */
const LISTEN = `
globalThis.complaints = [];
addEventListener('securitypolicyviolation', (event) => complaints.push('policy: ' + event.violatedDirective + ' ' + event.blockedURI));
addEventListener('unhandledrejection', (event) => complaints.push('rejected: ' + event.reason));
addEventListener('error', (event) => complaints.push('error: ' + (event.message ?? event.target.outerHTML)), true);
for (const level of ['error', 'warn', 'info', 'log', 'debug']) {
  const say = console[level];
  console[level] = (...told) => { complaints.push(level + ': ' + told.join(' ')); say.apply(console, told); };
}`;
const LISTENER = '/what-this-page-listens-with.js';
const heard = z.array(z.string());

async function withPuppeteer(name: string, options: LaunchOptions): Promise<Engine> {
  const browser = await puppeteer.launch(options);
  const version = (await browser.version()).replace(/^.*\//, '');
  return {
    name: `${name} ${version}`,
    async newTab() {
      const page = await browser.newPage();
      await page.bringToFront();
      const logged: string[] = [];
      page.on('pageerror', (error) => logged.push(`error: ${error}`));
      page.on('console', (message) => {
        // Requested by the browser, not by the page.
        if (message.location().url?.endsWith('/favicon.ico')) return;
        logged.push(`${message.type()}: ${message.text()}`);
      });
      const failed: string[] = [];
      page.on('response', (answer) => {
        if (answer.status() >= 400) failed.push(`${answer.status()}: ${answer.url()}`);
      });
      page.on('requestfailed', (request) => failed.push(`${request.failure()?.errorText}: ${request.url()}`));
      await page.evaluateOnNewDocument(LISTEN);
      return {
        logged,
        async complaints() {
          const listened = heard.parse(await page.evaluate('globalThis.complaints'));
          return [...new Set([...logged, ...listened, ...failed])];
        },
        open: async (url) => void (await page.goto(url)),
        read: (expression) => page.evaluate(expression),
        type: (text) => page.keyboard.type(text),
        press: (key) => page.keyboard.press(key),
        print: () => page.pdf(),
        setOffline: (offline) => page.setOfflineMode(offline),
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}

interface Script {
  startWebKit(): Promise<{ env: { WEBKIT_DRIVER_PORT: string }; stop(): void }>;
}

interface Line {
  isCut: boolean;
  /** Whether each page is given that listening script, as its first one. */
  listens: boolean;
  readonly failed: string[];
}

/** A proxy: WebKitGTK's driver can neither go offline nor report what a page logs. */
async function startLine(): Promise<{ host: string; line: Line; close(): void }> {
  const line: Line = { isCut: false, listens: false, failed: [] };
  const proxy = createServer((request, response) => {
    if (line.isCut) return void request.socket.destroy();
    const { method, headers, url = '' } = request;
    if (url.endsWith(LISTENER)) return void response.setHeader('Content-Type', 'text/javascript').end(LISTEN);
    const passed = ask(url, { method, headers }, async (answer) => {
      const status = answer.statusCode ?? 502;
      if (status >= 400) line.failed.push(`${status}: ${url}`);
      if (line.listens && answer.headers['content-type']?.startsWith('text/html')) {
        const { 'content-length': _, ...kept } = answer.headers;
        const page = await text(answer);
        response.writeHead(status, kept).end(page.replace('<head>', `$&<script src="${LISTENER}"></script>`));
        return;
      }
      response.writeHead(status, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', (error) => {
      line.failed.push(`${error.message}: ${url}`);
      response.destroy();
    });
    request.pipe(passed);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  return {
    host: `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    line,
    close() {
      proxy.close();
      proxy.closeAllConnections();
    },
  };
}

/** A session has one window, so its tabs are opened one after the other. */
async function withWebKit({ listens = false } = {}): Promise<Engine> {
  // A script is JavaScript without types, and is loaded from a path that the compiler does not see.
  const { startWebKit }: Script = await import(join(root, 'scripts', 'lib', 'webkit.mjs'));
  const { env, stop } = await startWebKit();
  const { host, line, close } = await startLine();
  line.listens = listens;
  const capabilities = {
    proxy: { proxyType: 'manual' as const, httpProxy: host },
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': {
      binary: process.env['WEBKIT'] ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
      args: ['--automation'],
    },
    'wdio:enforceWebDriverClassic': true,
  };
  const session = await WebDriver.newSession({
    hostname: '127.0.0.1',
    port: Number(env.WEBKIT_DRIVER_PORT),
    path: '/',
    logLevel: 'silent',
    capabilities,
  });
  // One key at a time: the driver takes a repeated character for a key that is held down.
  async function press(value: string): Promise<void> {
    const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value }));
    await session.performActions([{ type: 'key', id: 'keyboard', actions }]);
    await session.releaseActions();
  }
  return {
    name: `WebKitGTK ${session.capabilities.browserVersion}`,
    newTab: async () => ({
      logged: [],
      async complaints() {
        const listened = heard.parse(await session.executeScript('return globalThis.complaints', []));
        return [...listened, ...line.failed];
      },
      open: async (url) => void (await session.navigateTo(url)),
      read: (expression) => session.executeScript(`return ${expression}`, []),
      async type(text) {
        for (const character of text) await press(character);
      },
      press: (key) => press(KEYS[key]),
      print: () => Promise.reject(new Error('WebKitGTK’s driver cannot print')),
      setOffline: async (offline) => {
        line.isCut = offline;
      },
      close: async () => void (await session.navigateTo('about:blank')),
    }),
    async close() {
      await session.deleteSession();
      stop();
      close();
    },
  };
}

const starts = {
  Chromium: () =>
    withPuppeteer('Chromium', {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [...CHROMIUM_FLAGS],
    }),
  Firefox: () =>
    withPuppeteer('Firefox', { browser: 'firefox', executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr' }),
  /** With `listens`, its pages report their complaints, and have one more script in their markup. */
  WebKitGTK: withWebKit,
};

/** The engines' names, for tests that are registered before the engines have started. */
export const ENGINES = ['Chromium', 'Firefox', 'WebKitGTK'] as const;

export const startEngine = (name: (typeof ENGINES)[number], options = {}): Promise<Engine> => starts[name](options);

/** The three engines on which browsers are based. */
export const startEngines = (): Promise<readonly Engine[]> => Promise.all(ENGINES.map((name) => startEngine(name)));
