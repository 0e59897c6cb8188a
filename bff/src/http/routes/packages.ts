import { readdirSync } from 'node:fs';
import { anyone, type Endpoint, get, PUBLIC } from '../endpoint.ts';
import { ProblemError } from '../problems.ts';

const TARBALL = /^payee-check-[\w.-]+\.tgz$/;

/**
 * The tarballs of a release, for a team's own projects to install from. The folder is listed once: a request never makes a
 * path.
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
      problems: ['not_found', ...PUBLIC],
      async handler({ request, reply }) {
        const file = String(request.params['file']);
        if (!files.has(file)) throw new ProblemError('not_found');
        reply.setHeader('Content-Type', 'application/gzip');
        // Not for ever: before a release, a file may be built again under the same name.
        reply.setHeader('Cache-Control', 'public, max-age=3600');
        await new Promise<void>((resolve, reject) => {
          reply.sendFile(file, { root: directory }, (error) => (error ? reject(error) : resolve()));
        });
      },
    }),
  ];
}
