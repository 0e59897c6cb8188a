import { css } from 'lit';

export const fieldStyles = css`
  :host {
    display: block;
    min-inline-size: min(100%, 15rem);
    text-align: start;
  }
  :host([hidden]) {
    display: none;
  }
  .root {
    --_radius: var(--payee-check-radius, 8px);
    --_space: var(--payee-check-space, 16px);
    container-type: inline-size;
    color: var(--_text);
    font: 400 16px/24px var(--payee-check-font, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif);
    letter-spacing: normal;
  }
  *,
  ::before {
    box-sizing: border-box;
  }
  .field {
    margin: 0 0 var(--_space);
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  label,
  .legend {
    display: block;
    padding: 0;
    margin-block-end: 6px;
    font-weight: 600;
    font-size: 14px;
    line-height: 20px;
  }
  .legend {
    margin: 0;
  }
  .box {
    position: relative;
    display: flex;
    align-items: center;
    min-block-size: 44px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .box:focus-within {
    outline: 3px solid var(--_accent);
    outline-offset: 1px;
  }
  input:not([type='radio']) {
    flex: 1;
    min-inline-size: 0;
    inline-size: 100%;
    min-block-size: 42px;
    margin: 0;
    padding: 8px 12px;
    border: 0;
    border-radius: inherit;
    outline: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-size: max(16px, 1em);
    text-align: start;
  }
  .account input {
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.02em;
  }
  .bad .box {
    border-color: var(--_error);
    box-shadow: inset 0 0 0 1px var(--_error);
  }
  .chip {
    flex: none;
    max-inline-size: 45%;
    margin-inline-end: 8px;
    padding: 1px 8px;
    border-radius: 999px;
    background: var(--_chip);
    color: var(--_muted);
    font-size: 13px;
    line-height: 22px;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  @container (max-width: 399px) {
    .chip span {
      display: none;
    }
  }
  .hint,
  .error,
  .note {
    margin-block-start: 6px;
    font-size: 13px;
    line-height: 18px;
    color: var(--_muted);
  }
  .error {
    color: var(--_error);
    font-weight: 500;
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :disabled,
  .off {
    opacity: 0.6;
    cursor: not-allowed;
  }
`;
