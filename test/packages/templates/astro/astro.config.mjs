import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

export default defineConfig({
  adapter: node({ mode: 'standalone' }),
  // Astro accepts a form only if it has been told the host names under which it is reached.
  security: { allowedDomains: [{ protocol: 'http', hostname: 'localhost' }] },
});
