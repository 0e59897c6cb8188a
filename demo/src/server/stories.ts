import { type StoryName, stories, storyNames } from '../page/stories/stories.ts';
import { renderFrame, type Site } from './frame.ts';
import { attributes, fill, type Markup, markup, readTemplate } from './page.ts';

const link = (href: string, label: string, current: boolean) =>
  `<a${attributes({ href, 'aria-current': current ? 'page' : null }).html}>${fill('<!-- label -->', { label })}</a>`;

/** The links at the end of a story: to the next one, and to the page to try it on. */
const scenes: Readonly<Record<StoryName, string>> = { slip: '/checkout', mule: '/checkout', invoice: '/supplier' };

function onward(name: StoryName): Markup {
  const next = storyNames[storyNames.indexOf(name) + 1];
  return markup(
    [
      ...(next ? [link(`/stories/${next}`, `Next story: ${stories[next].title}`, false)] : []),
      link(scenes[name], 'Try it yourself', false),
      link('/', 'Back to the overview', false),
    ].join(' '),
  );
}

const STEP = '<h2 id="step-title"><!-- title --></h2><p id="step-text"><!-- text --></p>';

export async function renderStory(name: StoryName, site: Site): Promise<string> {
  const { title, steps } = stories[name];
  const [first] = steps;
  const [template, frames] = await Promise.all([readTemplate('story'), readTemplate(`stories/${name}`)]);
  const content = fill(template, {
    story: name,
    stories: markup(
      storyNames.map((story) => `<li>${link(`/stories/${story}`, stories[story].title, story === name)}</li>`).join(''),
    ),
    heading: markup(fill('<h1 id="story-title"><!-- title --></h1>', { title })),
    step: markup(fill(STEP, { title: first?.title ?? '', text: first?.text ?? '' })),
    onward: onward(name),
    frames: markup(fill(frames, { element: attributes({ endpoint: site.bffUrl }) })),
  });
  return renderFrame(
    {
      title,
      path: `/stories/${name}`,
      styles: ['stage', 'answer', 'story'],
      scripts: ['stories/main'],
      hasElement: true,
      content: markup(content),
    },
    site,
  );
}
