import type { PayeeCheckElements } from '@payee-check/widget/jsx';

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends PayeeCheckElements {}
}
