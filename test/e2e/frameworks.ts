import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile as compileSvelte } from 'svelte/compiler';
import { build } from 'vite';
import { compileScript, parse } from 'vue/compiler-sfc';
import { type Block, marked, root } from '../docs/blocks.ts';

const isOurTag = (tag: string) => tag.startsWith('payee-check');

/** How each framework's own plugin compiles a component, and how a project mounts it. */
const frameworks: Readonly<Record<string, { file: string; compile: (source: string) => string; mount: string }>> = {
  tsx: {
    file: 'react.tsx',
    compile: (source) => source,
    mount: `import { createElement } from 'react'; import { createRoot } from 'react-dom/client';
import { Checkout } from './react.tsx'; createRoot(document.querySelector('#app')).render(createElement(Checkout));`,
  },
  vue: {
    file: 'vue.ts',
    compile(source) {
      const { descriptor } = parse(source, { templateParseOptions: { isCustomElement: isOurTag } });
      return compileScript(descriptor, { id: 'page', inlineTemplate: true }).content;
    },
    mount: `import { createApp } from 'vue'; import Page from './vue.ts'; createApp(Page).mount('#app');`,
  },
  svelte: {
    file: 'svelte.js',
    compile: (source) => compileSvelte(source, { generate: 'client' }).js.code,
    mount: `import { mount } from 'svelte'; import Page from './svelte.js'; mount(Page, { target: document.querySelector('#app') });`,
  },
};

const folder = join(root, 'test', 'dist', 'frameworks');

async function bundle(block: Block, inPlace: (text: string) => string): Promise<[string, string][]> {
  const framework = frameworks[block.language];
  if (framework === undefined) throw new Error(`Unknown framework: ${block.language}`);
  writeFileSync(join(folder, framework.file), framework.compile(inPlace(block.content)));
  const entry = join(folder, `main-${block.language}.js`);
  writeFileSync(entry, framework.mount);
  const built = await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    // With Vitest's NODE_ENV, it would be built for development.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['browser', 'module', 'import', 'default'] },
    build: {
      write: false,
      minify: false,
      rollupOptions: {
        input: entry,
        output: { entryFileNames: `${block.language}.js`, chunkFileNames: `${block.language}-[name]-[hash].js` },
      },
    },
  });
  if (!('output' in built)) throw new Error('Expected a bundle');
  return built.output.flatMap((item): [string, string][] =>
    item.type === 'chunk' ? [[`/${item.fileName}`, item.code]] : [],
  );
}

/** Bundles the documentation's components, each as a project with its framework would. Returns paths and scripts. */
export async function bundleFrameworks(inPlace: (text: string) => string): Promise<readonly [string, string][]> {
  mkdirSync(folder, { recursive: true });
  const bundles: [string, string][] = [];
  for (const block of marked('page', 'tsx', 'vue', 'svelte')) bundles.push(...(await bundle(block, inPlace)));
  return bundles;
}
