import { type FrameOptions, renderFrame, renderPage, type Site } from './frame.ts';
import { attributes, fill, markup, readTemplate } from './page.ts';

type Fixed = Omit<FrameOptions, 'content'> & { readonly template: string };

/** Pages without placeholders. */
export const fixedPages: readonly Fixed[] = [
  {
    template: 'messages',
    path: '/messages',
    title: 'Every message in every language',
    styles: ['messages'],
    scripts: ['messages/main'],
    hasElement: true,
  },
];

export const renderFixed = ({ template, ...options }: Fixed, site: Site): Promise<string> =>
  renderPage(template, options, site);

export const renderNotFound = (site: Site): Promise<string> =>
  renderPage('not-found', { title: 'Nothing is here', path: '', styles: ['plain'] }, site);

/** What the product is, for whom and why now; with a working form. `npm start` prints the address of this page. */
export async function renderLanding(site: Site): Promise<string> {
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
