/** `npm run docs`: renders `docs/` as a static site into `docs/dist/`, which the demo serves under `/docs`. */
import { buildSite } from './lib/docs/site.mjs';

const started = performance.now();
const { pages } = buildSite();
console.log(`docs: ${pages.length} pages in ${Math.round(performance.now() - started)} ms`);
