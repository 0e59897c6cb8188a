import { once } from 'node:events';
import { request as ask, createServer } from 'node:http';
import { join } from 'node:path';
import puppeteer, { type LaunchOptions } from 'puppeteer-core';
import WebDriver from 'webdriver';
import { CHROMIUM_FLAGS } from '../../e2e/demo.ts';
import { root } from './commands.ts';

/** A page in a browser, and the keyboard in front of it. */
export interface Tab {
  open(url: string): Promise<void>;
  /** The value of an expression in the page. */
  read(expression: string): Promise<unknown>;
  type(text: string): Promise<void>;
  press(key: keyof typeof KEYS): Promise<void>;
  /** Prints the page; gives the document as PDF. */
  print(): Promise<Uint8Array>;
  /** Takes the network away from the browser, or gives it back. */
  setOffline(offline: boolean): Promise<void>;
  /** What the page has logged, and its errors. The driver of WebKitGTK tells nothing of them. */
  readonly logged: readonly string[];
  close(): Promise<void>;
}

export interface Engine {
  /** With its version. */
  readonly name: string;
  newTab(): Promise<Tab>;
  close(): Promise<void>;
}

/** Keys without a character, as WebDriver writes them. */
const KEYS = { Backspace: '\uE003', Tab: '\uE004' };

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
        // Asked for by the browser, not by the page.
        if (message.location().url?.endsWith('/favicon.ico')) return;
        logged.push(`${message.type()}: ${message.text()}`);
      });
      return {
        logged,
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

/** A proxy that can be cut off: the driver of WebKitGTK cannot take the network away. */
async function startLine(): Promise<{ host: string; line: { isCut: boolean }; close(): void }> {
  const line = { isCut: false };
  const proxy = createServer((request, response) => {
    if (line.isCut) return void request.socket.destroy();
    const { method, headers, url = '' } = request;
    const passed = ask(url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
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

/** A session has one window: its tabs come one after the other. */
async function withWebKit(): Promise<Engine> {
  // A script is JavaScript without types, and is loaded by a path that is not written into the import.
  const { startWebKit }: Script = await import(join(root, 'scripts', 'lib', 'webkit.mjs'));
  const { env, stop } = await startWebKit();
  const { host, line, close } = await startLine();
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
  // One at a time: the driver takes a character that is repeated for one that is held down.
  async function press(value: string): Promise<void> {
    const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value }));
    await session.performActions([{ type: 'key', id: 'keyboard', actions }]);
    await session.releaseActions();
  }
  return {
    name: `WebKitGTK ${session.capabilities.browserVersion}`,
    newTab: async () => ({
      logged: [],
      open: async (url) => void (await session.navigateTo(url)),
      read: (expression) => session.executeScript(`return ${expression}`, []),
      async type(text) {
        for (const character of text) await press(character);
      },
      press: (key) => press(KEYS[key]),
      print: () => Promise.reject(new Error('The driver of WebKitGTK cannot print')),
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

/** The three engines that browsers are made of. */
export const startEngines = (): Promise<readonly Engine[]> =>
  Promise.all([
    withPuppeteer('Chromium', {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [...CHROMIUM_FLAGS],
    }),
    withPuppeteer('Firefox', { browser: 'firefox', executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr' }),
    withWebKit(),
  ]);

/** Their names, for tests that are registered before the engines are there. */
export const ENGINES = ['Chromium', 'Firefox', 'WebKitGTK'] as const;
