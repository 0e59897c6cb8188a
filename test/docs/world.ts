import { type Bff, type BffDependencies, createBff, loadConfig } from '@payee-check/bff';
import { startSandbox } from '@payee-check/demo/sandbox';
import { providerName } from '@payee-check/shared/contract';
import { freePort } from '../../bff/src/testing/ports.ts';

/** A key like a merchant's, valid only here. */
export const API_KEY = 'a-key-for-these-tests-0123456789ab';

/** A BFF with the sandbox, and the values of the pages’ placeholders. */
export interface World {
  readonly bffUrl: string;
  /** A page’s text, with this BFF and this shop in place of the placeholders. */
  inPlace(text: string): string;
  post(path: string, token: string, body: object): Promise<Response>;
  close(): Promise<void>;
}

/**
 * @param shop The origin of the page with the element
 * @param files The widget's files that the BFF serves in place of the installed ones
 * @param settings Of the BFF, in place of its defaults
 */
export async function startWorld(
  shop: string,
  files: Pick<BffDependencies, 'widget'> = {},
  settings: Readonly<Record<string, string>> = {},
): Promise<World> {
  const port = await freePort();
  const bffUrl = `http://localhost:${port}`;
  const sandbox = await startSandbox();
  const bff: Bff = createBff(
    loadConfig({
      PORT: String(port),
      PUBLIC_URL: bffUrl,
      ALLOWED_ORIGINS: shop,
      MERCHANT_API_KEYS: API_KEY,
      SESSION_SECRET: 'a-secret-for-these-tests-0123456789',
      LOG_LEVEL: 'silent',
      PROVIDERS: providerName.options.join(),
      ...sandbox.env,
      ...settings,
    }),
    files,
  );
  await bff.listen();
  return {
    bffUrl,
    inPlace: (text) =>
      text
        .replaceAll(/https:\/\/bff\.example|http:\/\/localhost:8787/g, bffUrl)
        .replaceAll(/https:\/\/shop\.example|http:\/\/localhost:5173/g, shop),
    post: (path, token, body) =>
      fetch(bffUrl + path, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', origin: shop },
        body: JSON.stringify(body),
      }),
    async close() {
      await bff.close();
      await sandbox.close();
    },
  };
}
