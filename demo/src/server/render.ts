import { attributesOf, directionOf, readSwitches, sceneDefaults, travelQuery } from '../page/switches.ts';
import { ownershipProvider } from '../sandbox/provider-names.ts';
import { renderFrame, type Site } from './frame.ts';
import { attributes, fill, markup, readTemplate } from './page.ts';
import type { Scene } from './scenes.ts';

const STYLES = ['stage', 'scene', 'answer', 'engine', 'inspector', 'payees', 'looks/bank', 'looks/contrast'];

const INTRO = '<h1><!-- title --></h1><p><!-- pitch --></p>';

/** A scene's page, with the switches already set from the query, so that nothing moves while the scripts load. */
export async function renderScene(scene: Scene, query: URLSearchParams, site: Site): Promise<string> {
  const switches = readSwitches(query, sceneDefaults[scene.name]);
  const { context, element } = attributesOf(switches);
  const ownership = switches.providers === ownershipProvider;
  const endpoint = ownership ? site.ownershipUrl : site.bffUrl;
  // A scene with a script of its own brings its own payees, and has nothing to switch.
  const around = scene.script === undefined ? 'scene' : 'scene-alone';
  const [template, stage] = await Promise.all([readTemplate(around), readTemplate(scene.name)]);
  const content = fill(template, {
    intro: markup(fill(INTRO, { title: scene.title, pitch: scene.pitch })),
    stageLook: switches.look,
    stageDirection: directionOf(switches),
    stage: markup(
      fill(stage, {
        endpoint,
        orders: ownership ? `?providers=${ownershipProvider}` : '',
        alone: attributes({ endpoint, ...context, ...element }),
        context: attributes({ endpoint, ...context }),
        inContext: attributes(element),
      }),
    ),
  });
  return renderFrame(
    {
      title: scene.title,
      path: scene.path,
      styles: [...STYLES, ...(scene.styles ?? [])],
      scripts: [scene.script ?? 'main'],
      body: { 'data-scene': scene.name, 'data-bff': site.bffUrl },
      theme: switches.theme,
      travel: travelQuery(switches),
      hasElement: true,
      content: markup(content),
    },
    site,
  );
}
