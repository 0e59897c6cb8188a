import type { WidgetCatalogue, WidgetRelease } from '../../widget-files/catalogue.ts';
import { createFileServer } from '../../widget-files/serve.ts';
import { anyone, type Endpoint, get, PUBLIC_PROBLEMS } from '../endpoint.ts';
import { ProblemError } from '../problems.ts';

/** `/widget/v1/` changes with each release; a version never changes, and pages pin it with `integrity`. */
const FOR_AN_HOUR = 'public, max-age=3600';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** What a request for a part contains in addition to its name. */
const HASH = /sha384-[A-Za-z0-9+/]{64}/;

export function widgetRoutes(catalogue: WidgetCatalogue): Endpoint[] {
  const serve = createFileServer();

  /**
   * An entry from `v1` may be an hour old when it requests one of its parts, and rejects the part of a newer release:
   * it gets its own, by the hash in its request. A hash that is unknown here belongs to a release that another instance
   * has: if it got other bytes, caches would keep those as that part for an hour.
   */
  function releaseOf(version: unknown, file: string, query: string): WidgetRelease | null {
    if (typeof version !== 'string') return null;
    const asked = version === 'v1' ? catalogue.current : (catalogue.releases.get(version) ?? null);
    if (!query.includes('sha384-')) return asked;
    const hash = HASH.exec(query)?.[0];
    const releases = version === 'v1' ? [...catalogue.releases.values()] : [asked];
    return releases.find((release) => hash !== undefined && release?.hashes.get(file) === hash) ?? null;
  }

  return [
    get({
      path: '/widget/:version/*file',
      id: 'readWidget',
      summary: 'A file of the widget: under v1 the newest, for an hour; under its version for ever',
      gate: anyone,
      parameters: [
        { name: 'version', description: 'v1, or a version to pin', pattern: '^(v1|\\d+\\.\\d+\\.\\d+)$' },
        { name: 'file', description: 'payee-check.js, one of its chunks, or integrity.json', pattern: '^[\\w./-]+$' },
      ],
      answers: { 200: { description: 'The file', type: 'text/javascript' } },
      problems: ['not_found', ...PUBLIC_PROBLEMS],
      async handler({ request, reply }) {
        const { version, file: parts } = request.params;
        const file = Array.isArray(parts) ? parts.join('/') : String(parts);
        const release = releaseOf(version, file, request.originalUrl.split('?')[1] ?? '');
        const cacheControl = version === 'v1' ? FOR_AN_HOUR : FOR_EVER;
        if (release === null || !(await serve(request, reply, release, file, cacheControl))) {
          throw new ProblemError('not_found');
        }
      },
    }),
  ];
}
