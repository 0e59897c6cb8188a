import type { WidgetCatalogue, WidgetRelease } from '../../widget-files/catalogue.ts';
import { createFileServer } from '../../widget-files/serve.ts';
import { type Endpoint, get } from '../endpoint.ts';
import { ProblemError } from '../problems.ts';

/** `/widget/v1/` moves with each release; a version stays what it is, and pages pin it with `integrity`. */
const FOR_AN_HOUR = 'public, max-age=3600';
const FOR_EVER = 'public, max-age=31536000, immutable';

export function widgetRoutes(catalogue: WidgetCatalogue): Endpoint[] {
  const serve = createFileServer();

  function find(version: unknown): { release: WidgetRelease | null; cacheControl: string } {
    if (version === 'v1') return { release: catalogue.current, cacheControl: FOR_AN_HOUR };
    const release = typeof version === 'string' ? catalogue.releases.get(version) : undefined;
    return { release: release ?? null, cacheControl: FOR_EVER };
  }

  return [
    get('/widget/:version/*name', async (request, reply) => {
      const { version, name } = request.params;
      const { release, cacheControl } = find(version);
      const file = Array.isArray(name) ? name.join('/') : String(name);
      if (release === null || !(await serve(request, reply, release, file, cacheControl))) {
        throw new ProblemError('not_found');
      }
    }),
  ];
}
