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

/** The colour seen behind an element's content: its background over those of its ancestors, over white or black. */
export function groundOf(element: Element): Colour {
  const layers: Colour[] = [];
  for (let at: Element | null = element; at; ) {
    const colour = parse(getComputedStyle(at).backgroundColor);
    layers.push(colour);
    if (colour[3] === 1) break;
    const root: Node = at.getRootNode();
    at = at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  const canvasColour: Colour = /^dark$/.test(getComputedStyle(element).colorScheme) ? [0, 0, 0, 1] : [255, 255, 255, 1];
  return layers.reduceRight((ground, layer) => over(layer, ground), canvasColour);
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
