/** What the site needs to be shown under a policy that allows no inline script and no inline style. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts the scripts that VitePress writes into a page into files: they set light or dark, and are to run at once. The inline
 * styles of its markup are in `theme/site.css`, or are set again by its scripts.
 */
export function separateScripts(html, outDir, base) {
  return html
    .replaceAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g, (_, code) => {
      const name = `page.${createHash('sha256').update(code).digest('hex').slice(0, 8)}.js`;
      mkdirSync(join(outDir, 'assets'), { recursive: true });
      writeFileSync(join(outDir, 'assets', name), code);
      return `<script src="${base}assets/${name}"></script>`;
    })
    .replaceAll(/ style="(?:--vp-vh:0px;|position:relative;)"/g, '');
}

/** `virtual:themes.css`: the themes that a page shows, so that what is shown is what is seen. */
export function themesOf(page) {
  const name = 'virtual:themes.css';
  return {
    name: 'payee-check-themes',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load(id) {
      if (id !== `\0${name}`) return null;
      this.addWatchFile(page);
      const blocks = readFileSync(page, 'utf8').matchAll(/^```css page="\w+"\n([\s\S]*?)^```$/gm);
      return [...blocks].map(([, css]) => css).join('\n');
    },
  };
}
