import { css } from 'lit';

/** The notes in, beside and under the fields: country, faults, likely slips, the whole of a long number, the bank. */
export const notesStyles = css`
  .chip {
    max-inline-size: 50%;
    margin-inline: 8px;
    padding: 1px 8px;
    border-radius: 99px;
    background: var(--_chip);
    color: var(--_muted);
    font-size: 13px;
    line-height: 22px;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  @container (max-width: 559px) {
    .chip {
      position: absolute;
      inset-block-end: calc(100% + 4px);
      inset-inline-end: 0;
      margin: 0;
    }
  }
  .place {
    display: block;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    margin-block-start: 4px;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.02em;
    color: var(--_text);
    overflow-wrap: anywhere;
  }
  .place mark {
    background: none;
    color: var(--_error);
    font-weight: 700;
    text-decoration: underline wavy;
    text-underline-offset: 4px;
  }
  /* Set as the field is, and begun where its number begins, so that digits stand under digits. */
  .slip {
    padding-inline: 12px;
    font-size: 16px;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.02em;
    text-align: start;
  }
  .slip mark {
    background: none;
    color: var(--_error);
    text-decoration: underline 2px;
    text-underline-offset: 4px;
  }
  @container (min-width: 400px) {
    .actions:has(> .slip) {
      flex-direction: column;
      align-items: start;
    }
  }
  .note {
    margin-block-start: 6px;
    font-size: 13px;
    line-height: 18px;
    color: var(--_muted);
  }
  .small {
    min-block-size: 24px;
    margin-inline-start: -4px;
    padding: 0 4px;
    font-size: inherit;
    line-height: inherit;
  }
  /* Measured on one line, without room of its own that would let the field scroll; shown only where the line is too long. */
  .whole {
    position: absolute;
    inline-size: 0;
    overflow: hidden;
    visibility: hidden;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.02em;
    white-space: nowrap;
    pointer-events: none;
  }
  .long {
    flex-wrap: wrap;
  }
  .long .whole {
    position: static;
    inline-size: auto;
    overflow: visible;
    visibility: visible;
    flex-basis: 100%;
    padding-inline: 12px;
    padding-block-end: 10px;
    font-size: 15px;
    line-height: 20px;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .long:focus-within .whole {
    color: var(--_muted);
  }
  /* The same height with the focus and without: nothing moves when the payer goes on. */
  .long:not(:focus-within) .whole {
    transform: translateY(calc((12px - var(--_height)) / 2));
  }
  .long:not(:focus-within) input {
    color: transparent;
  }
  .at {
    margin-block-start: 6px;
    font-size: 14px;
    line-height: 18px;
  }
  .at strong {
    font-weight: 600;
  }
  /* In the place of the hint, which is gone by then. */
  .hint:empty ~ div > :is(.at, .note):first-child {
    margin-block-start: calc(0px - var(--_line, 18px));
  }
  /* Nothing moves while the payer types; once there is an answer, it follows the number. */
  .root:has(#result :is(.card, .waiting)) {
    --_line: 0px;
  }
  .bad .box {
    border-color: var(--_error);
    box-shadow: inset 0 0 0 1px var(--_error);
  }
  .error {
    font-weight: 500;
  }
  @media (forced-colors: active) {
    .box {
      border-color: CanvasText;
    }
    .bad .box {
      border-width: 2px;
    }
  }
`;
