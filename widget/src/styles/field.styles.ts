import { css } from 'lit';
import { tokens } from './tokens.ts';

/** One style sheet together with the colours: a browser creates one faster than two. */
export const fieldStyles = css`
  ${tokens}
  :host {
    display: block;
    max-inline-size: 100%;
    text-align: start;
  }
  /*
   * A size container has no width of its own, so in a parent that is as wide as its content (a dialog, a flex item, a
   * float) the element would collapse. This track gives it 20rem, and at least 200px.
   */
  :host::before {
    content: '';
    display: grid;
    grid-template-columns: minmax(200px, max(20rem, 320px));
    overflow: hidden;
  }
  /**
   * By default it follows the page, like a native field. The payer's preference applies only to what paints its own
   * background: a label is on the page's, where light text on a page that is always white would be unreadable.
   */
  [data-theme='system'] :is(.box, .card, button, .waiting) {
    color-scheme: light dark;
  }
  [data-theme='light'] {
    color-scheme: light;
  }
  [data-theme='dark'] {
    color-scheme: dark;
  }
  :host([hidden]) {
    display: none;
  }
  .root {
    --_radius: var(--payee-check-radius, 8px);
    --_space: var(--payee-check-space, 16px);
    --_height: max(24px, var(--payee-check-field-height, 44px));
    container-type: inline-size;
    color: var(--_text);
    font: 400 16px/24px var(--payee-check-font, system-ui, sans-serif);
    /* A table's cell that keeps its line together, or a heading in capitals, is the page's; a name is the payer's. */
    white-space: normal;
    text-transform: none;
    text-indent: 0;
  }
  * {
    box-sizing: border-box;
  }
  /* A label takes a line of its own; with a width, a column, where there is room for one. */
  .field {
    --_column: var(--payee-check-label-width, 0px);
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    margin-block-end: var(--_space);
  }
  .field > * {
    flex: 0 0 100%;
    min-inline-size: 0;
    padding-inline-start: var(--_column);
  }
  .field > label {
    flex-basis: var(--payee-check-label-width, 100%);
    padding-inline: 0 12px;
  }
  .field > .box {
    flex-basis: calc(100% - var(--_column));
    padding: 0;
  }
  @container (max-width: 559px) {
    .field {
      --_column: 0px;
    }
    .field > label {
      flex-basis: 100%;
    }
  }
  label {
    margin-block-end: 6px;
  }
  label,
  .legend {
    display: block;
    font-weight: 600;
    font-size: 14px;
    line-height: 20px;
  }
  .box {
    display: flex;
    position: relative;
    align-items: center;
    min-block-size: var(--_height);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  .box:focus-within {
    outline: 3px solid var(--_accent);
    outline-offset: 1px;
  }
  .box input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: calc(var(--_height) - 2px);
    margin: 0;
    padding: 0 12px;
    border: 0;
    border-radius: inherit;
    outline: 0;
    background: none;
    color: inherit;
    font: inherit;
    /** An IBAN runs from left to right, and is aligned with the label. Chromium knows only the prefixed name. */
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .account input {
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.02em;
  }
  @container (max-width: 399px) {
    .actions {
      flex-direction: column;
    }
  }
  .card {
    position: relative;
    margin-block-end: var(--_space);
    padding-block: 12px 16px;
    padding-inline: 18px 16px;
    border: 1px solid var(--_c, var(--_muted));
    border-inline-start-width: 5px;
    border-radius: var(--_radius);
    background: var(--_s, var(--_chip));
    color: var(--_text);
    font-size: 14px;
    line-height: 20px;
  }
  p {
    margin: 0;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 12px;
  }
  button {
    min-block-size: var(--_height);
    padding: 4px 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .quiet {
    border-color: transparent;
    background: none;
    color: inherit;
    text-decoration: underline;
  }
  .hint,
  .error {
    margin-block-start: 6px;
    font-size: 13px;
    line-height: 18px;
    color: var(--_muted);
  }
  .hint {
    min-block-size: var(--_line, 18px);
  }
  .error {
    color: var(--_error);
  }
  .held:not(:empty) {
    margin-block: calc(6px - var(--_space)) var(--_space);
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :disabled {
    opacity: 0.6;
    cursor: not-allowed;
  }
`;
