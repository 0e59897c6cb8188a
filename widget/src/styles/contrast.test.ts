import { describe, expect, it } from 'vitest';
import { outcomeTokens } from '../check/result/tokens.ts';
import { tokens } from './tokens.ts';

/** WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/[\da-f]/g, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** The colours for a browser without `light-dark()`, which is how Node counts. */
const rules = `${tokens}${outcomeTokens}`;
function coloursOf(theme: 'light' | 'dark'): (name: string) => string {
  const selector = theme === 'light' ? /\.root\{([^}]+)\}/g : /\.root\[data-theme=dark\]\{([^}]+)\}/g;
  const text = [...rules.matchAll(selector)].map(([, body]) => body).join(';');
  const colours = new Map(
    [...text.matchAll(/--_([\w-]+):var\([\w-]+,(#[\da-f]+)\)/g)].map(([, name, hex]) => [name, hex]),
  );
  return (name) => colours.get(name) ?? `no colour ${name}`;
}

const outcomes = ['match', 'close-match', 'no-match', 'unable'];

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  const colour = coloursOf(theme);
  const page = theme === 'light' ? '#ffffff' : '#0d1117';

  it.each(['border', 'accent', 'error'])('%s stands out from the field and from the page (WCAG 1.4.11)', (name) => {
    expect(contrast(colour(name), colour('surface'))).toBeGreaterThanOrEqual(3);
    expect(contrast(colour(name), page)).toBeGreaterThanOrEqual(3);
  });

  it.each([...outcomes, 'alarm'])('the icon and the edge of %s stand out from its card and from the page', (name) => {
    expect(contrast(colour(name), colour(`${name}-surface`))).toBeGreaterThanOrEqual(3);
    expect(contrast(colour(name), page)).toBeGreaterThanOrEqual(3);
  });

  it.each(outcomes)('the heading of %s has a contrast of 7:1', (name) => {
    expect(contrast(colour(`${name}-text`), colour(`${name}-surface`))).toBeGreaterThanOrEqual(7);
  });

  it('text and hints are readable (WCAG 1.4.3)', () => {
    for (const ground of ['surface', 'chip']) {
      for (const name of ['text', 'muted']) expect(contrast(colour(name), colour(ground))).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(colour('error'), colour('surface'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('alarm-text'), colour('alarm'))).toBeGreaterThanOrEqual(7);
  });
});
