import { readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { anyone, type Endpoint, get, PUBLIC_PROBLEMS } from '../endpoint.ts';
import { ProblemError } from '../problems.ts';

/** The error of a stream whose client has left. */
const LEFT: ReadonlySet<unknown> = new Set(['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE']);

const TARBALL = /^payee-check-[\w.-]+\.tgz$/;

/**
 * The tarballs of a release, for a team's own projects to install from. The folder is listed once, so that no path is
 * built from a request.
 *
 * @param directory `PACKAGES_DIRECTORY`; `null`: nothing is served.
 */
export function packageRoutes(directory: string | null): Endpoint[] {
  if (directory === null) return [];
  const files = new Set(readdirSync(directory).filter((name) => TARBALL.test(name)));
  return [
    get({
      path: '/packages/:file',
      id: 'readPackage',
      summary: 'A tarball of a package, for npm to install from',
      gate: anyone,
      parameters: [{ name: 'file', description: 'payee-check-<package>-<version>.tgz', pattern: TARBALL.source }],
      answers: { 200: { description: 'The tarball', type: 'application/gzip' } },
      problems: ['not_found', ...PUBLIC_PROBLEMS],
      async handler({ request, reply }) {
        const file = String(request.params['file']);
        if (!files.has(file)) throw new ProblemError('not_found');
        const tarball = await open(join(directory, file));
        reply.setHeader('Content-Type', 'application/gzip');
        // Not cached for ever: before a release, a file may be built again under the same name.
        reply.setHeader('Cache-Control', 'public, max-age=3600');
        reply.setHeader('Content-Length', (await tarball.stat()).size);
        // Always the whole file, whatever range or condition was requested. A client that leaves in the middle is not
        // an error.
        await pipeline(tarball.createReadStream(), reply).catch((error: unknown) => {
          if (!(error instanceof Error && 'code' in error && LEFT.has(error.code))) throw error;
        });
      },
    }),
  ];
}
