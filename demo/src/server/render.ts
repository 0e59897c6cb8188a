import { attributesOf, directionOf, readSwitches, sceneDefaults, travelQuery } from '../page/switches.ts';
import { attributes, fill, Markup, readTemplate, widgetIntegrity } from './page.ts';
import { type Scene, scenes } from './scenes.ts';

/** A link beside the scenes, for what is read rather than tried. */
export interface Link {
  readonly href: string;
  readonly label: string;
}

export interface RenderOptions {
  readonly bffUrl: string;
  /** The BFF that has Ibanity alone. */
  readonly ownershipUrl: string;
  /** The folder of the widget's files at the BFF. */
  readonly widgetUrl: string;
  readonly links: readonly Link[];
}

const INTRO = '<h1><!-- title --></h1><p><!-- pitch --> Everything here is made up and runs on this machine.</p>';

function navigation(current: Scene, travel: string, links: readonly Link[]): Markup {
  const item = (label: string, values: Record<string, string | null>) =>
    `<li><a${attributes(values).html}>${fill('<!-- label -->', { label })}</a></li>`;
  return new Markup(
    [
      ...scenes.map(({ label, path, name }) =>
        item(label, { href: path + travel, 'data-scene': path, 'aria-current': name === current.name ? 'page' : null }),
      ),
      ...links.map(({ href, label }) => item(label, { href })),
    ].join(''),
  );
}

/** A scene's page, with the switches already where the query has them: it stands still while the scripts load. */
export async function renderScene(scene: Scene, query: URLSearchParams, options: RenderOptions): Promise<string> {
  const switches = readSwitches(query, sceneDefaults[scene.name]);
  const { context, element } = attributesOf(switches);
  const endpoint = switches.providers === 'ibanity' ? options.ownershipUrl : options.bffUrl;
  const [layout, stage, integrity] = await Promise.all([
    readTemplate('layout'),
    readTemplate(scene.name),
    widgetIntegrity(options.widgetUrl, 'payee-check.js'),
  ]);
  return fill(layout, {
    title: scene.title,
    intro: new Markup(fill(INTRO, { title: scene.title, pitch: scene.pitch })),
    scene: scene.name,
    navigation: navigation(scene, travelQuery(switches), options.links),
    bffUrl: options.bffUrl,
    widgetUrl: options.widgetUrl,
    integrity,
    root: attributes({ 'data-theme': switches.theme }),
    stageLook: switches.look,
    stageDirection: directionOf(switches),
    stage: new Markup(
      fill(stage, {
        orders: switches.providers === 'ibanity' ? '?providers=ibanity' : '',
        alone: attributes({ endpoint, ...context, ...element }),
        context: attributes({ endpoint, ...context }),
        inContext: attributes(element),
      }),
    ),
  });
}
