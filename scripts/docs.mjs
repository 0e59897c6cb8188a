/** `npm run docs`: builds `docs/` as a static site into `docs/dist/`, which the demo serves under `/docs`. */
import { ensureDocs } from './lib/docs.mjs';

const started = performance.now();
try {
  const { built, pages } = await ensureDocs({ anew: !process.argv.includes('--if-changed') });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(built ? `docs: ${pages.length} pages in ${seconds} s` : 'docs: nothing has changed');
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
