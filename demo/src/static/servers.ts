import './no-eval.ts';
import { JANE_DOE_SUBJECT } from '../sandbox/test-payees.ts';
import { createPageBff } from './bff.ts';
import { createPageChecks } from './checks.ts';
import { startPageSandbox } from './sandbox.ts';
import { createPageShop } from './shop.ts';

/** The BFF's URL, as the element is told. */
const BFF = '/bff';

/** The BFF, the providers and the shop of this page. Returns `null` for URLs that none of them serves. */
async function startServers(origin: string) {
  const issuer = origin + BFF;
  const sandbox = await startPageSandbox();
  const { checks, jwks } = await createPageChecks(sandbox, issuer);
  const bff = createPageBff(checks, jwks, origin);
  const shop = createPageShop({ sandbox, origin, issuer, jwks });
  return async (path: string, request: Request): Promise<Response | null> => {
    const { method, headers } = request;
    const body = method === 'GET' ? '' : await request.text();
    if (path === '/session') return Response.json({ token: bff.mint(JANE_DOE_SUBJECT) });
    if (!path.startsWith(`${BFF}/`)) return shop(path, method, body);
    return bff.answer({ method, headers, body, path: path.slice(BFF.length) });
  };
}

let servers: ReturnType<typeof startServers> | undefined;

/** Starts them with the first request, and not before: most pages are only read. */
export async function answer(path: string, request: Request): Promise<Response | null> {
  servers ??= startServers(location.origin);
  return (await servers)(path, request);
}
