import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, minify } from 'vite';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * The code of `shown.mjs`: what an element of this version shows, in all its languages, for `payee-check shown`. It is
 * kept with each version, next to the files that pages load, but no page loads it.
 */
export async function buildShown() {
  const [{ output }] = [
    await build({
      configFile: false,
      root,
      logLevel: 'warn',
      resolve: { conditions: ['@payee-check/source', 'module', 'import', 'default'] },
      build: {
        write: false,
        target: 'node20',
        minify: true,
        lib: { entry: resolve(root, 'src/shown/reproduce.ts'), formats: ['es'], fileName: () => 'shown.mjs' },
        rollupOptions: { output: { codeSplitting: false } },
      },
    }),
  ].flat();
  if (output.length !== 1) throw new Error(`Expected one file, but got ${output.length}`);
  // For a library, Vite keeps the white space of ES modules.
  const { code } = await minify('shown.mjs', output[0].code, {
    module: true,
    mangle: { toplevel: true },
    codegen: { removeWhitespace: true, legalComments: 'none' },
  });
  return code;
}
