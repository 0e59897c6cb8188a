/**
 * Becomes `dist/server.js`. V8's compiled code is kept in `bff/.cache`, so that the next start needs a quarter less
 * processor time (Node 22.8 and later). If the folder cannot be written, nothing is kept. Anyone who can write there could
 * change the program itself.
 */
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

// While it starts, nearly all that is made stays, for which V8 would make room for garbage: 14 MiB that nothing needs before
// there is load, and copying what stays within that room is an eighth of the processor time of the start.
setFlagsFromString('--semi-space-growth-factor=1');
nodeModule.enableCompileCache?.(fileURLToPath(new URL('../.cache', import.meta.url)));
await import(new URL('server-parts/serve.js', import.meta.url).href);
setFlagsFromString('--semi-space-growth-factor=2');
// Node itself would write it at exit only, and a server may be killed.
nodeModule.flushCompileCache?.();
