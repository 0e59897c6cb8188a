import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { violations } from './axe.ts';
import { eachPage, openScene, shots, visitDemo } from './demo.ts';

// The demo does not bind sessions unless it is started with this.
const demo = visitDemo({ SANDBOX_PACE: '0.2', SESSION_BINDING: 'dpop' });
let page: Page;

eachPage(
  demo,
  { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' },
  (item) => {
    page = item;
  },
  // The browser's own message about a failed request, in tests that expect one.
  /status of 401/,
);

/**
 * The part of the published OpenAPI document that is needed here: the answers of each operation, with their media
 * types.
 */
const contract = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        responses: z.record(z.string(), z.object({ content: z.record(z.string(), z.unknown()).optional() })),
      }),
    ),
  ),
});
type Operations = ReadonlyMap<string, z.infer<typeof contract>['paths'][string][string]>;

async function publishedOperations(): Promise<Operations> {
  const bff = /BFF\s+(\S+)/.exec(demo.output())?.[1];
  const { paths } = contract.parse(await (await fetch(`${bff}/openapi.json`)).json());
  return new Map(
    Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => [`${method} ${path}`, operation] as const),
    ),
  );
}

/** The ids and receipts in answers, which later operations need. */
const told = z.object({
  check: z.object({ id: z.string(), receipt: z.string().nullish() }).optional(),
  batch: z.object({ id: z.string() }).optional(),
});

const groups = ['Sessions', 'Checks', 'Batches', 'Receipts and keys', 'Operation and files'] as const;
const groupOf = (group: (typeof groups)[number]) =>
  page.locator('.opblock-tag-section', { has: page.locator(`[data-tag="${group}"]`) });

it('shows the button that copies a path when it has keyboard focus', async () => {
  await openScene(page, `${demo.url}/api`);
  const copy = page.getByRole('button', { name: 'Copy path to clipboard' }).first();
  await copy.focus();
  expect((await copy.boundingBox())?.width).toBeGreaterThanOrEqual(24);
});

const shownOperations = (within: Locator): Promise<string[]> =>
  within
    .locator('.opblock')
    .evaluateAll((all) =>
      all.map((item) =>
        [
          item.querySelector('.opblock-summary-method')?.textContent?.toLowerCase(),
          item.querySelector('.opblock-summary-path')?.getAttribute('data-path'),
        ].join(' '),
      ),
    );

/** A server's request, made without the viewer: gets what an operation needs from another group. */
const asServer = async (path: string, body?: object): Promise<unknown> => {
  const answer = await fetch(`${demo.url}/api/try${path}`, {
    headers: { authorization: 'Bearer YOUR_API_KEY', 'content-type': 'application/json', origin: demo.url },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  return answer.json();
};
const someCheck = () =>
  asServer('/v1/checks', { account: { scheme: 'iban', iban: 'DE89370400440532013000' }, name: 'Jane Do' });
/** A line can be decided only once it has its answer. */
const batchIsDone = (id: string) =>
  expect
    .poll(() => asServer(`/v1/batches/${id}`), { timeout: 20_000 })
    .toMatchObject({ batch: { status: 'completed' } });

type Changed = Readonly<Record<string, unknown>>;

/** Tries an operation through the viewer's buttons, as a visitor does, and returns the answer that the viewer shows. */
async function tryOut(
  operation: string,
  fields: Readonly<Record<string, string>>,
  change?: (body: Changed) => Changed,
) {
  const [method = '', path = ''] = operation.split(' ');
  const block = page.locator(`.opblock-${method}`).filter({ has: page.locator(`[data-path="${path}"]`) });
  await block.locator('.opblock-summary-control').click();
  await block.getByRole('button', { name: 'Try it out' }).click();
  for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
    await block.locator(`tr[data-param-name="${name}"] input`).fill(fields[name] ?? '');
  }
  const text = block.locator('textarea.body-param__text');
  if (change) await text.fill(JSON.stringify(change(JSON.parse(await text.inputValue()))));
  const [answer] = await Promise.all([
    page.waitForResponse((item) => item.url().startsWith(`${demo.url}/api/try/`)),
    block.getByRole('button', { name: 'Execute' }).click(),
  ]);
  const status = String(answer.status());
  await block.locator('.live-responses-table .response-col_status').getByText(status).first().waitFor();
  // The command that is shown calls the BFF directly.
  expect(await block.locator('.curl').innerText()).not.toContain('/api/try');
  const type = (await answer.headerValue('content-type'))?.split(';')[0] ?? 'nothing';
  const body: unknown = type.endsWith('json') ? await answer.json() : null;
  await block.locator('.opblock-summary-control').click();
  return { status, type, body };
}

/** The media types that an operation documents for a status. */
const documented = (operations: Operations, operation: string, status: string): readonly string[] => {
  const answer = operations.get(operation)?.responses[status];
  return answer ? Object.keys(answer.content ?? { nothing: null }) : [];
};

const openCheck = () => page.locator('[id^="operations-Checks-"] .opblock-summary-control').first().click();

describe('the API reference', () => {
  it('works against the demo’s BFF, in a session of its own page', async () => {
    await openScene(page, `${demo.url}/api`);
    await page.getByRole('button', { name: 'Ask as a page' }).click();
    await page.getByText('in a session that is open until').waitFor();
    await openCheck();
    await page.getByRole('button', { name: 'Try it out' }).click();
    const answered = page.waitForResponse(
      (item) => item.url().endsWith('/v1/checks') && item.request().method() === 'POST',
    );
    await page.getByRole('button', { name: 'Execute' }).click();
    expect((await answered).status()).toBe(200);
    await page.locator('.live-responses-table').getByText('"outcome"').first().waitFor();
  });

  it('has every operation that the BFF publishes, in groups', async () => {
    await openScene(page, `${demo.url}/api`);
    const shown = await shownOperations(page.locator('.opblock-tag-section'));
    expect(shown.toSorted()).toEqual([...(await publishedOperations()).keys()].toSorted());
    for (const group of groups) expect(await shownOperations(groupOf(group)), group).not.toEqual([]);
    expect(await page.locator('.opblock-tag-section').count()).toBe(groups.length);
  });

  // The viewer re-renders the whole page at every click.
  it.each(groups)(
    'gets the documented answer from each operation that is tried: %s',
    { timeout: 180_000 },
    async (group) => {
      const operations = await publishedOperations();
      await openScene(page, `${demo.url}/api`);
      const known: Record<string, string> = { version: 'v1', file: 'payee-check.js' };
      const remember = (body: unknown) => {
        const { check, batch } = told.catch({}).parse(body);
        if (check) Object.assign(known, { check: check.id, ...(check.receipt && { receipt: check.receipt }) });
        if (batch) known['batch'] = batch.id;
      };
      const bodies: Readonly<Record<string, (body: Changed) => Changed>> = {
        'post /v1/checks': (body) => ({ ...body, name: 'Jane Do' }),
        'post /v1/batches': ({ lines, ...body }) => ({
          ...body,
          lines: Array.isArray(lines) ? lines.slice(0, 1).map((line) => ({ ...line, name: 'Jane Do' })) : [],
        }),
        // The payer has accepted the bank’s name.
        'post /v1/rechecks': (body) => ({ ...body, receipt: known['receipt'], name: 'Jane Doe' }),
        'post /v1/receipts/verify': (body) => ({ ...body, receipt: known['receipt'], name: 'Jane Do' }),
      };
      if (group === 'Receipts and keys') remember(await someCheck());
      // A batch is removed after it has been read; a session is bound as by a page.
      const rank = (operation: string) => (operation.endsWith('/binding') ? 2 : operation.startsWith('delete') ? 1 : 0);
      const wrong: string[] = [];
      for (const operation of (await shownOperations(groupOf(group))).toSorted((a, b) => rank(a) - rank(b))) {
        if (operation.endsWith('/binding')) {
          await page.getByRole('button', { name: 'Ask as a page' }).click();
          await page.getByText('in a session that is open until').waitFor();
        }
        const id = known[operation.includes('/batches') ? 'batch' : 'check'] ?? '';
        const { status, type, body } = await tryOut(operation, { ...known, id }, bodies[operation]);
        if (!status.startsWith('2') || !documented(operations, operation, status).includes(type)) {
          wrong.push(`${operation}: ${status} ${type} ${JSON.stringify(body)}`);
        }
        remember(body);
        if (operation === 'post /v1/batches') await batchIsDone(known['batch'] ?? '');
      }
      expect(wrong).toEqual([]);
      // The session is now bound, and stays in use, with a proof for each request.
      if (group !== 'Sessions') return;
      await page.getByText('The session is bound').waitFor();
      const later = await tryOut('post /v1/checks', {});
      expect(later.status).toMatch(/^20[02]$/);
    },
  );

  it('shows the documented error for what only a server may do', async () => {
    const operations = await publishedOperations();
    await openScene(page, `${demo.url}/api`);
    await page.getByRole('button', { name: 'Ask as a page' }).click();
    await page.getByText('in a session that is open until').waitFor();
    const { status, type, body } = await tryOut('post /v1/batches', {});
    expect(body).toMatchObject({ code: 'api_key_invalid' });
    expect(documented(operations, 'post /v1/batches', status)).toContain(type);
  });

  it('keeps the demo’s policy: no inline script or style, nothing from elsewhere', async () => {
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).protocol + new URL(request.url()).hostname));
    const answer = await page.goto(`${demo.url}/api`);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    await page.locator('html[data-ready]').waitFor();
    expect([...hosts].filter((host) => host !== 'data:')).toEqual(['http:localhost']);
  });

  it('is loaded on its own page only', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    for (const path of ['/', '/checkout']) await openScene(page, demo.url + path);
    expect(asked.filter((url) => url.includes('swagger'))).toEqual([]);
  });

  it('axe finds nothing with an operation open, and nothing is cut off, from 320 to 1920 px, light and dark', async () => {
    await openScene(page, `${demo.url}/api`);
    await openCheck();
    await page.getByRole('button', { name: 'Try it out' }).waitFor();
    // The viewer takes as long to load as axe takes to check it.
    for (const [width, colorScheme] of [
      [320, 'light'],
      [375, 'dark'],
      [1280, 'light'],
      [1280, 'dark'],
      [1920, 'light'],
    ] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
      const look = `${width}-${colorScheme}`;
      await page.screenshot({ path: join(shots, `api-${look}.png`) });
      // The viewer has a `main` inside the page's own; the page gives it the role of a group, which axe advises against
      // on that tag.
      const found = (await violations(page)).filter((violation) => violation !== 'aria-allowed-role: #operations');
      expect(found, look).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), look).toBeLessThanOrEqual(0);
    }
  });
});
