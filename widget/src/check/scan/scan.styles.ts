import { css } from 'lit';

export const scanStyles = css`
  .scan {
    margin-block-end: var(--_space);
  }
  .scan > .actions {
    margin: 0;
  }
  #scan {
    display: flex;
    flex: 1;
    align-items: center;
    justify-content: center;
    gap: 10px;
  }
  .viewfinder {
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: #000;
  }
  video {
    display: block;
    inline-size: 100%;
    block-size: 240px;
    object-fit: cover;
  }
  .viewfinder ~ .actions {
    margin-block-start: 12px;
  }
`;
