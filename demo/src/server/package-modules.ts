import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Router } from 'express';

/** What packages expect from a bundler. */
const MODE = /\bprocess\.env\.NODE_ENV\b/g;

/** A package's own modules for a page without a bundler: unchanged except for what a bundler would insert. */
export function packageModules(name: string): Router {
  const directory = dirname(fileURLToPath(import.meta.resolve(name)));
  const modules = readdirSync(directory)
    .filter((file) => file.endsWith('.js'))
    .map((file): [string, string] => {
      return [`/${file}`, readFileSync(join(directory, file), 'utf8').replace(MODE, '"production"')];
    });
  const router = Router();
  for (const [path, text] of modules) {
    router.get(path, (_request, response) => {
      response.type('text/javascript').send(text);
    });
  }
  return router;
}
