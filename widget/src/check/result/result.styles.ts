import { css } from 'lit';

export const resultStyles = css`
  button {
    font-size: 15px;
    line-height: 20px;
    text-align: center;
    overflow-wrap: anywhere;
  }
  button:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .off,
  [aria-disabled='true'] {
    opacity: 0.6;
    cursor: not-allowed;
  }
  .waiting {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 96px;
    padding: 12px 16px;
    border: 1px solid transparent;
    background: var(--_chip);
    border-radius: var(--_radius);
    color: var(--_muted);
    font-size: 14px;
    line-height: 20px;
    margin-block-end: var(--_space);
    visibility: hidden;
    animation: show 150ms 300ms forwards;
  }
  .spinner {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    border: 2px solid var(--_border);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
    animation: turn 800ms linear infinite;
  }
  .actions:empty {
    display: none;
  }
  /* The card has the focus; what it stands in reaches further. */
  #result:focus-visible {
    outline: 0;
  }
  #result:focus-visible .card {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .card .note {
    color: inherit;
  }
  .card {
    break-inside: avoid;
    min-block-size: 96px;
    /* A word that is longer than a line, as in text twice as large on a phone, and no last line of one word. */
    overflow-wrap: anywhere;
    text-wrap: pretty;
    animation: fade 150ms;
  }
  .match {
    --_c: var(--_match);
    --_s: var(--_match-surface);
    --_h: var(--_match-text);
  }
  .close_match {
    --_c: var(--_close-match);
    --_s: var(--_close-match-surface);
    --_h: var(--_close-match-text);
  }
  .no_match {
    --_c: var(--_no-match);
    --_s: var(--_no-match-surface);
    --_h: var(--_no-match-text);
  }
  .unable_to_verify {
    --_c: var(--_unable);
    --_s: var(--_unable-surface);
    --_h: var(--_unable-text);
  }
  .alarm {
    --_c: var(--_alarm);
    --_s: var(--_alarm-surface);
    --_h: var(--_text);
    border-width: 2px;
    border-inline-start-width: 5px;
  }
  .strip {
    --_h: var(--_alarm-text);
    margin-block: -12px 10px;
    margin-inline: -18px -16px;
    padding-block: 10px;
    padding-inline: 18px 16px;
    background: var(--_alarm);
  }
  .strip .icon {
    color: var(--_alarm-text);
  }
  .inset {
    margin-block-start: 14px;
    padding: 10px 12px;
    border: 1px solid var(--_c);
    border-radius: calc(var(--_radius) - 2px);
    background: var(--_s);
  }
  .settled {
    background: var(--_surface);
  }
  /* No colour of a warning beside a name that now fits. */
  .settled:not(.alarm) {
    --_c: var(--_muted);
    --_s: var(--_chip);
    --_h: var(--_text);
  }
  .head {
    display: flex;
    gap: 10px;
  }
  .icon {
    flex: none;
    block-size: 20px;
    color: var(--_c);
  }
  .heading,
  dl {
    margin: 0;
  }
  .heading {
    font-size: 15px;
    line-height: 20px;
    font-weight: 700;
    color: var(--_h);
    text-wrap: balance;
  }
  .body > * {
    margin-block-start: 6px;
  }
  /** After a much longer line, the beginning of the next one is hard to find. */
  .body > p {
    max-inline-size: 44em;
  }
  .warn {
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--_c);
    color: var(--_h);
  }
  /* In its own colour on every card: a match can have a doubt, too. */
  .risk {
    display: flex;
    gap: 8px;
    font-weight: 500;
  }
  .risk .icon {
    color: var(--_close-match);
  }
  .chosen {
    flex-basis: 100%;
    font-weight: 600;
    color: var(--_h);
  }
  .actions .quiet {
    padding-inline: 8px;
  }
  .quiet {
    font-weight: 500;
    text-underline-offset: 3px;
  }
  /* The name by which payers know where the account is. */
  .bank bdi {
    font-weight: 500;
  }
  .names {
    display: grid;
    grid-template-columns: fit-content(60%) 1fr;
    gap: 4px 12px;
    padding: 8px 12px;
    border-radius: calc(var(--_radius) - 2px);
    background: var(--_surface);
    overflow-wrap: anywhere;
  }
  dt {
    color: var(--_muted);
  }
  dd {
    margin: 0;
    font-size: 15px;
    font-weight: 500;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  dd mark {
    background: var(--_s);
    color: inherit;
    text-decoration: underline 2px var(--_c);
    text-underline-offset: 3px;
  }
  /* On a card of their own colour they are part of the text, and begin where it does. */
  .settled .names {
    padding-inline: 0;
  }
  @container (min-width: 400px) {
    .settled .quiet {
      margin-inline-start: -9px;
    }
  }
  @container (max-width: 399px) {
    .names {
      grid-template-columns: 1fr;
      gap: 0;
    }
    dd + dt {
      margin-block-start: 6px;
    }
  }
  .primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_accent-text);
  }
  @keyframes fade {
    from {
      opacity: 0;
    }
  }
  @keyframes show {
    to {
      visibility: visible;
    }
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .card {
      animation: none;
    }
    .spinner {
      animation-duration: 3s;
    }
  }
  @media (forced-colors: active) {
    .card,
    .inset,
    .strip {
      border-color: CanvasText;
    }
    .strip {
      border-block-end: 2px solid;
    }
    .icon {
      forced-color-adjust: auto;
      color: CanvasText;
    }
  }
`;
