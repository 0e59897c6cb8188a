import type { LineView } from '../../server/payment-run/view.ts';
import { element, find } from '../dom.ts';
import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '../vendor/virtual-core/index.js';
import { canTakeOver, isTakenOver, lineRow } from './row.ts';

export interface LineListOptions {
  open(line: LineView): void;
  /** Accepts the bank's name, or restores the file's own. */
  toggle(line: LineView): void;
}

const PHONE = matchMedia('(max-width: 720px)');
/** All rows of a layout have the same height, so nothing has to be measured, and nothing jumps. */
const heightOfRow = () => (PHONE.matches ? 104 : 56);
const OVERSCAN = 12;

const COLUMNS = [
  ['number', 'Line'],
  ['payee', 'Payee'],
  ['account', 'Account'],
  ['amount', 'Amount'],
  ['outcome', 'Result'],
  ['action', 'Name'],
] as const;

/** A line in the page, with what was last written to its node: scrolling writes only what changes. */
interface Row {
  readonly line: LineView;
  readonly node: HTMLElement;
  index: number;
  start: number;
  isActive: boolean;
}

/** Turns an element into a grid with titles; returns its scrolling part. */
function frame(grid: HTMLElement): HTMLElement {
  for (const [name, value] of [
    ['role', 'grid'],
    ['aria-labelledby', 'run-title'],
    ['aria-describedby', 'keys'],
    ['tabindex', '0'],
  ] as const) {
    grid.setAttribute(name, value);
  }
  const titles = COLUMNS.map(([name, text]) => element('span', { role: 'columnheader', class: `cell-${name}`, text }));
  const head = element('div', { role: 'row', class: 'line line-head', 'aria-rowindex': '1' }, ...titles);
  const body = element('div', { role: 'rowgroup', class: 'lines-body' });
  grid.append(element('div', { role: 'rowgroup', class: 'lines-head' }, head), body);
  return body;
}

/**
 * A grid of any number of lines of which only those in view are in the page. It has one stop for Tab; the line that the
 * keys apply to is marked by `aria-activedescendant`, and is always in the page.
 */
export function lineList({ open, toggle }: LineListOptions) {
  const grid = find('#lines', HTMLElement);
  const body = frame(grid);
  const none = find('#none', HTMLElement);
  let lines: readonly LineView[] = [];
  let active = 0;
  const rows = new Map<string, Row>();

  const options = () => ({
    count: lines.length,
    getScrollElement: () => body,
    estimateSize: heightOfRow,
    overscan: OVERSCAN,
    getItemKey: (index: number) => lines[index]?.id ?? index,
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const shown = defaultRangeExtractor(range);
      if (lines.length === 0 || shown.includes(active)) return shown;
      return [...shown, active].sort((one, other) => one - other);
    },
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => draw(),
  });
  const virtualizer = new Virtualizer<HTMLElement, HTMLElement>(options());
  const sizer = element('div', { class: 'lines-sizer', role: 'presentation' });
  body.append(sizer);

  function rowOf(line: LineView): Row {
    const known = rows.get(line.id);
    if (known?.line === line) return known;
    const node = lineRow(line, () => toggle(line));
    node.addEventListener('click', () => {
      move(lines.findIndex(({ id }) => id === line.id));
      open(line);
    });
    const row: Row = { line, node, index: -1, start: -1, isActive: false };
    node.setAttribute('aria-selected', 'false');
    rows.set(line.id, row);
    return row;
  }

  /** Rows that stay are not moved: otherwise a press that began on one would not become a click. */
  function place(nodes: readonly HTMLElement[]): void {
    const wanted = new Set<Element>(nodes);
    for (const node of [...sizer.children]) if (!wanted.has(node)) node.remove();
    nodes.forEach((node, at) => {
      if (sizer.children[at] !== node) sizer.insertBefore(node, sizer.children[at] ?? null);
    });
  }

  function draw(): void {
    sizer.style.setProperty('height', `${virtualizer.getTotalSize()}px`);
    const shown = new Set<string>();
    const nodes = virtualizer.getVirtualItems().flatMap(({ index, start }) => {
      const line = lines[index];
      if (line === undefined) return [];
      shown.add(line.id);
      const row = rowOf(line);
      const { node } = row;
      if (row.start !== start) node.style.transform = `translateY(${start}px)`;
      if (row.index !== index) node.setAttribute('aria-rowindex', String(index + 2));
      const isActive = index === active;
      if (row.isActive !== isActive) {
        node.toggleAttribute('data-active', isActive);
        node.setAttribute('aria-selected', String(isActive));
      }
      Object.assign(row, { index, start, isActive });
      return [node];
    });
    for (const id of rows.keys()) if (!shown.has(id)) rows.delete(id);
    place(nodes);
    const line = lines[active];
    if (line === undefined) grid.removeAttribute('aria-activedescendant');
    else grid.setAttribute('aria-activedescendant', `line-${line.id}`);
  }

  function move(index: number): void {
    active = Math.max(0, Math.min(index, lines.length - 1));
    virtualizer.scrollToIndex(active, { align: 'auto' });
    draw();
  }

  const page = () => Math.max(1, Math.floor(body.clientHeight / heightOfRow()) - 1);
  grid.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const line = lines[active];
    const to = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page(),
      PageUp: active - page(),
      Home: 0,
      End: lines.length - 1,
    }[event.key];
    if (to !== undefined) move(to);
    else if (line === undefined) return;
    else if (event.key === 'Enter') open(line);
    else if (event.key.toLowerCase() === 't' && (canTakeOver(line) || isTakenOver(line))) toggle(line);
    else return;
    event.preventDefault();
  });
  PHONE.addEventListener('change', () => virtualizer.measure());
  virtualizer._didMount();
  virtualizer._willUpdate();

  return {
    focus: () => grid.focus(),
    /** @param next In order. The active line stays the same if it is still among them. */
    show(next: readonly LineView[]): void {
      const id = lines[active]?.id;
      lines = next;
      const kept = lines.findIndex((line) => line.id === id);
      active = kept >= 0 ? kept : Math.max(0, Math.min(active, lines.length - 1));
      grid.setAttribute('aria-rowcount', String(lines.length + 1));
      none.hidden = lines.length > 0;
      virtualizer.setOptions(options());
      virtualizer._willUpdate();
      draw();
    },
    /** After layout, because the page was hidden before. */
    measure(): void {
      virtualizer.measure();
      draw();
    },
    top: () => move(0),
  };
}
