import { attributes, fill, type Markup, markup, readTemplate, widgetIntegrity } from './page.ts';

/** What every page of the demo needs. */
export interface Site {
  readonly bffUrl: string;
  /** The BFF that only has Ibanity. */
  readonly ownershipUrl: string;
  /** The folder of the widget's files at the BFF. */
  readonly widgetUrl: string;
}

interface Place {
  readonly href: string;
  readonly label: string;
}

/** The pages in the order of the header, in every part of the site. */
export const places: readonly Place[] = [
  { href: '/stories/slip', label: 'Stories' },
  { href: '/checkout', label: 'Checkout' },
  { href: '/onboarding', label: 'Onboarding' },
  { href: '/payment-run', label: 'Payment run' },
  { href: '/messages', label: 'Messages' },
  { href: '/api', label: 'API' },
  { href: '/docs/', label: 'Docs' },
];

export interface FrameOptions {
  readonly title: string;
  /** The page's own path, by which the header marks the current page. */
  readonly path: string;
  readonly styles?: readonly string[];
  /** Modules under `/page/`. */
  readonly scripts?: readonly string[];
  /** Classic scripts, in `public/` and next to it; they run before the modules. */
  readonly plainScripts?: readonly string[];
  readonly body?: Readonly<Record<string, string | null>>;
  readonly theme?: string;
  /** Whether the page holds the element. */
  readonly hasElement?: boolean;
  /** Added to links to scenes, so that the switches are kept. */
  readonly travel?: string;
  readonly content: Markup;
}

/** Scenes: the switches are kept from one to the next. */
const isScene = (path: string): boolean => ['/checkout', '/onboarding', '/payment-run', '/supplier'].includes(path);

const isCurrent = (href: string, path: string): boolean =>
  href === path ||
  // Changes of suppliers' bank details are a page within it.
  (href === '/payment-run' && path === '/supplier') ||
  (href.startsWith('/stories/') && path.startsWith('/stories/'));

function navigation(path: string, travel: string): Markup {
  const items = places.map(({ href, label }) => {
    const values = {
      href: isScene(href) ? href + travel : href,
      'data-scene': isScene(href) ? href : null,
      'aria-current': isCurrent(href, path) ? 'page' : null,
    };
    return `<li><a${attributes(values).html}>${fill('<!-- label -->', { label })}</a></li>`;
  });
  return markup(items.join(''));
}

const lines = (written: readonly string[]) => markup(written.join('\n    '));

const style = (name: string) => `<link${attributes({ rel: 'stylesheet', href: `/${name}.css` }).html}>`;
const module = (values: Record<string, string | null>) =>
  `<script${attributes({ type: 'module', ...values }).html}></script>`;

/** A whole page: the brand, the way to every other part, and the content between. */
export async function renderFrame(options: FrameOptions, { widgetUrl }: Site): Promise<string> {
  const {
    title,
    path,
    content,
    styles = [],
    scripts = [],
    plainScripts = [],
    body = {},
    theme = 'auto',
    travel = '',
  } = options;
  const element = options.hasElement
    ? [
        module({
          src: `${widgetUrl}/payee-check.js`,
          integrity: await widgetIntegrity(widgetUrl, 'payee-check.js'),
          crossorigin: '',
        }),
      ]
    : [];
  return fill(await readTemplate('frame'), {
    title,
    root: attributes({ 'data-theme': theme }),
    body: attributes(body),
    styles: lines(styles.map(style)),
    scripts: lines([
      ...element,
      ...plainScripts.map((name) => `<script${attributes({ src: `/${name}.js`, defer: '' }).html}></script>`),
      ...scripts.map((name) => module({ src: `/page/${name}.js` })),
    ]),
    navigation: navigation(path, travel),
    content,
  });
}

/** A page that is the same for everybody. */
export async function renderPage(name: string, options: Omit<FrameOptions, 'content'>, site: Site): Promise<string> {
  return renderFrame({ ...options, content: markup(await readTemplate(name)) }, site);
}
