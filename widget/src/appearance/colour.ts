/** Red, green and blue from 0 to 255, and how much of it covers what is behind, from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

let canvas: CanvasRenderingContext2D | null | undefined;

/** Any computed colour of a browser (`rgb()`, `oklch()`, `color()`): it is painted, and the pixel read. */
export function parse(text: string): Colour {
  canvas ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!canvas) return [0, 0, 0, 0];
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = '#0000';
  canvas.fillStyle = text;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

const over = ([r, g, b, a]: Colour, [br, bg, bb]: Colour): Colour => {
  const mix = (front: number, back: number) => front * a + back * (1 - a);
  return [mix(r, br), mix(g, bg), mix(b, bb), 1];
};

/** What a browser paints where nothing else is, for the `color-scheme` of a place, which may be that of a `<meta>`. */
function canvasAt(place: Element | ShadowRoot): Colour {
  const probe = document.createElement('i');
  probe.style.backgroundColor = 'Canvas';
  place.append(probe);
  const colour = parse(getComputedStyle(probe).backgroundColor);
  // Before anything is painted.
  probe.remove();
  return colour;
}

/** The colour seen behind an element's content: its background over those of its ancestors, over the page's canvas. */
export function groundOf(element: Element): Colour {
  const layers: Colour[] = [];
  for (let at: Element | null = element; at; ) {
    const colour = parse(getComputedStyle(at).backgroundColor);
    layers.push(colour);
    if (colour[3] === 1) break;
    const root: Node = at.getRootNode();
    at = at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return layers.reduceRight((ground, layer) => over(layer, ground), canvasAt(document.documentElement));
}

/** White is read better on it than black. */
const isDark = (ground: Colour): boolean => contrast([255, 255, 255, 1], ground) > contrast([0, 0, 0, 1], ground);

/** The `color-scheme` that fits what is behind an element, if its own does not. */
export function schemeFor(element: Element): 'dark' | 'light' | undefined {
  const isOnDark = isDark(groundOf(element));
  if (!element.shadowRoot || isDark(canvasAt(element.shadowRoot)) === isOnDark) return undefined;
  return isOnDark ? 'dark' : 'light';
}

/** The contrast ratio of WCAG 2, from 1 to 21, of a colour on a background. */
export function contrast(colour: Colour, ground: Colour): number {
  const [one, other] = [luminance(over(colour, ground)), luminance(ground)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  const linear = (value: number) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
