import { css } from 'lit';

export const choiceStyles = css`
  /* Six digits and eight: side by side where there is room, but one below the other where labels stand beside them. */
  @container (min-width: 400px) {
    .sortCode,
    .accountNumber {
      --_beside: min(100%, 999 * var(--_column));
      display: inline-flex;
      inline-size: max(50% - 8px, var(--_beside));
      vertical-align: top;
    }
    .sortCode {
      margin-inline-end: calc(16px - min(16px, var(--_beside)));
    }
  }
  @container (min-width: 560px) {
    legend {
      float: inline-start;
      inline-size: var(--payee-check-label-width, 100%);
    }
    /* Of a width, it does not fit beside a legend that takes the line. */
    .choices,
    fieldset .error {
      inline-size: calc(100% - var(--payee-check-label-width, 0px));
      margin-inline-start: auto;
    }
  }
  fieldset {
    margin: 0 0 var(--_space);
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  legend {
    padding: 0;
    margin-block-end: 6px;
    font-weight: 600;
    font-size: 14px;
    line-height: 20px;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
  }
  .choices label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 32px;
    margin: 0;
    font-weight: 400;
    font-size: 16px;
  }
  input[type='radio'] {
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
  }
  input[type='radio']:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
`;
