import { css } from 'lit';

export const choiceStyles = css`
  /* Six digits and eight: side by side where there is room. */
  @container (min-width: 400px) {
    .sortCode,
    .accountNumber {
      display: inline-block;
      inline-size: calc(50% - 8px);
      vertical-align: top;
    }
    .sortCode {
      margin-inline-end: 16px;
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
