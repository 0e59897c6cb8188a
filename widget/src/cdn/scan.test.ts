import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const [WIDTH, HEIGHT] = [640, 480];

/** The files of the CDN on a strict page, with Chromium's simulated camera showing a QR code. */
describe('the camera on a host page', () => {
  let folder: string;
  let server: Server;
  let browser: Browser;
  let origin: string;
  let policy = 'camera=(self)';
  const requested: string[] = [];

  const launch = (...args: string[]) =>
    chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', ...args],
    });

  /** A film of one picture, in the format that Chromium accepts for its simulated camera. */
  async function film(picture: string, into: string): Promise<void> {
    const helper = await launch();
    const page = await helper.newPage();
    const luma = await page.evaluate(
      async ({ url, width, height }) => {
        const image = new Image();
        image.src = url;
        await image.decode();
        const canvas = Object.assign(document.createElement('canvas'), { width, height });
        const context = canvas.getContext('2d');
        if (!context) return [];
        context.fillStyle = '#ccc';
        context.fillRect(0, 0, width, height);
        context.setTransform(0.98, 0.16, -0.16, 0.98, 180, 60);
        context.drawImage(image, 0, 0, 340, 340);
        const { data } = context.getImageData(0, 0, width, height);
        return Array.from({ length: width * height }, (_, index) => data[index * 4] ?? 0);
      },
      { url: `data:image/png;base64,${picture}`, width: WIDTH, height: HEIGHT },
    );
    await helper.close();
    const frame = [Buffer.from('FRAME\n'), Buffer.from(luma), Buffer.alloc((WIDTH * HEIGHT) / 2, 128)];
    const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
    await writeFile(into, Buffer.concat([head, ...Array.from({ length: 5 }, () => frame).flat()]));
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'payee-check-scan-'));
    const build = fileURLToPath(new URL('../../build/cdn.mjs', import.meta.url));
    await promisify(execFile)(process.execPath, [build, join(folder, 'cdn')]);
    const integrity: Record<string, string> = JSON.parse(await readFile(join(folder, 'cdn/integrity.json'), 'utf8'));
    server = createServer(async ({ url = '' }, response) => {
      requested.push(url);
      const name = /^\/widget\/([\w-]+\.js)/.exec(url)?.[1];
      if (name) {
        response.writeHead(200, { 'content-type': 'text/javascript' });
        response.end(await readFile(join(folder, 'cdn', name)));
        return;
      }
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'permissions-policy': policy,
        'content-security-policy':
          "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html payee-check 'allow-duplicates'",
      });
      response.end(`<!doctype html><html lang="en"><title>Pay</title>
        <script type="module" src="/widget/payee-check.js" integrity="${integrity['payee-check.js']}"></script>
        <form><payee-check endpoint="${origin}" name="payee" scan></payee-check><button>Pay</button></form>`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    const picture = await readFile(new URL('../testing/pictures/epc.png', import.meta.url), 'base64');
    await film(picture, join(folder, 'camera.y4m'));
    browser = await launch(
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${join(folder, 'camera.y4m')}`,
    );
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function visit(...permissions: string[]): Promise<{ page: Page; said: string[] }> {
    const context = await browser.newContext({ permissions });
    const page = await context.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(`${origin}/page`);
    return { page, said };
  }
  const field = (page: Page, index: number) => page.locator('payee-check input[type=text]').nth(index);
  const scan = (page: Page) => page.getByRole('button', { name: 'Scan a QR code' }).click();

  it('reads the code, fills in its contents, and complies with the strictest policy', async () => {
    const { page, said } = await visit('camera');
    await scan(page);
    await expect.poll(() => field(page, 1).inputValue(), { timeout: 15_000 }).toBe('DE89 3704 0044 0532 0130 00');
    expect(await field(page, 0).inputValue()).toBe('Jane Doe');
    await page.getByText('The details were filled in from the QR code').first().waitFor();
    expect(said).toEqual([]);
    // Nothing of the picture leaves the page: it requests only its own files.
    expect(requested.filter((url) => !url.startsWith('/widget/'))).toEqual(['/page']);
    await page.context().close();
  }, 30_000);

  it('says what to do if the payer, or the page’s own policy, denies the camera', async () => {
    const refused = await visit();
    await scan(refused.page);
    await refused.page.getByText('This page may not use the camera').first().waitFor();
    await refused.page.context().close();

    policy = 'camera=()';
    const { page } = await visit('camera');
    await scan(page);
    await page.getByText('This page may not use the camera').first().waitFor();
    await page.context().close();
  }, 30_000);
});
