import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

export default defineConfig({
  adapter: node({ mode: 'standalone' }),
  // Astro takes a form only where it is told under which names it is reached.
  security: { allowedDomains: [{ protocol: 'http', hostname: 'localhost' }] },
});
