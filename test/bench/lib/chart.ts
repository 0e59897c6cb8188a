/** Bars side by side, ours first. */
export interface Chart {
  readonly title: string;
  /** What the figures are, and which direction is better. */
  readonly caption: string;
  readonly bars: readonly { readonly label: string; readonly value: number; readonly ours?: boolean }[];
  /** Formats the figure at the end of a bar. */
  readonly format?: (value: number) => string;
}

const WIDTH = 720;
const LABEL_WIDTH = 250;
const BAR = { height: 22, gap: 10, top: 64 };

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * A bar chart that also says everything in words: title and description for those who cannot see it, each figure next
 * to its bar, and nothing conveyed by colour alone. Follows the reader's light or dark scheme.
 */
export function barChart({ title, caption, bars, format = String }: Chart): string {
  const height = BAR.top + bars.length * (BAR.height + BAR.gap) + 10;
  const most = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  const room = WIDTH - LABEL_WIDTH - 100;
  const spoken = bars.map(({ label, value }) => `${label}: ${format(value)}`).join('; ');
  const rows = bars.map(({ label, value, ours = false }, index) => {
    const y = BAR.top + index * (BAR.height + BAR.gap);
    const width = Math.max(1, Math.round((value / most) * room));
    const middle = y + BAR.height / 2;
    const kind = ours ? 'ours' : 'theirs';
    return [
      `<text class="${kind}" x="${LABEL_WIDTH - 10}" y="${middle}" text-anchor="end">${escaped(label)}</text>`,
      `<rect class="${kind}" x="${LABEL_WIDTH}" y="${y}" width="${width}" height="${BAR.height}" rx="3"/>`,
      `<text class="${kind}" x="${LABEL_WIDTH + width + 8}" y="${middle}">${escaped(format(value))}</text>`,
    ].join('\n  ');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title description">
  <title id="title">${escaped(title)}</title>
  <desc id="description">${escaped(`${caption} ${spoken}.`)}</desc>
  <style>
    text { font: 14px system-ui, sans-serif; fill: #333; dominant-baseline: middle; }
    text.title { font-size: 17px; font-weight: 600; }
    text.ours { font-weight: 600; }
    rect.ours { fill: #0b5cad; }
    rect.theirs { fill: #8a8f98; }
    @media (prefers-color-scheme: dark) {
      text { fill: #ddd; }
      rect.ours { fill: #6db3ff; }
    }
  </style>
  <text class="title" x="12" y="20">${escaped(title)}</text>
  <text x="12" y="42">${escaped(caption)}</text>
  ${rows.join('\n  ')}
</svg>
`;
}
