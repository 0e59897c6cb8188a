import { storyNames } from '../page/stories/stories.ts';
import { renderApi } from './api.ts';
import { renderFrame, renderPage, type Site } from './frame.ts';
import { attributes, type ContentPolicy, fill, markup, readTemplate } from './page.ts';
import { renderScene } from './render.ts';
import { scenes } from './scenes.ts';
import { renderStory } from './stories.ts';

export interface SitePage {
  readonly path: string;
  render(site: Site, query: URLSearchParams): Promise<string>;
  /** What its policy allows in addition to that of the others. */
  readonly allows?: ContentPolicy;
}

export const renderNotFound = (site: Site): Promise<string> =>
  renderPage('not-found', { title: 'Nothing is here', path: '', styles: ['plain'] }, site);

/** Instead of the documentation, until it is there. */
export const renderDocsWait = (site: Site): Promise<string> =>
  renderPage('docs-wait', { title: 'The documentation is being built', path: '/docs/', styles: ['plain'] }, site);

const renderMessages = (site: Site): Promise<string> =>
  renderPage(
    'messages',
    {
      path: '/messages',
      title: 'Every message in every language',
      styles: ['messages'],
      scripts: ['messages/main'],
      hasElement: true,
    },
    site,
  );

/** What the product is, for whom and why now; with a working form. `npm start` prints the URL of this page. */
async function renderLanding(site: Site): Promise<string> {
  const content = fill(await readTemplate('landing'), { element: attributes({ endpoint: site.bffUrl }) });
  return renderFrame(
    {
      title: 'Know whose account it is before the money moves',
      path: '/',
      styles: ['stage', 'answer', 'landing'],
      scripts: ['landing/main'],
      hasElement: true,
      content: markup(content),
    },
    site,
  );
}

/** Every page of the demo: the shop serves them, the static demo is built from them, and tests visit them all. */
export const sitePages: readonly SitePage[] = [
  { path: '/', render: renderLanding },
  ...storyNames.map((name): SitePage => ({ path: `/stories/${name}`, render: (site) => renderStory(name, site) })),
  ...scenes.map((scene): SitePage => ({ path: scene.path, render: (site, query) => renderScene(scene, query, site) })),
  { path: '/messages', render: renderMessages },
  // Images inside the viewer's style sheet; Trusted Types policies: the viewer's own, and `public/api-policy.js`.
  { path: '/api', render: renderApi, allows: { images: ['data:'], policies: ['default', 'dompurify'] } },
];
