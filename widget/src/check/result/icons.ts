import type { Outcome } from '@payee-check/shared/contract';
import { html, type TemplateResult } from 'lit';

/** Each outcome has its own shape, so that it can be told without colour; all on a 20 × 20 grid. */
const paths: Record<Outcome | 'alarm', string> = {
  // A tick in a circle.
  match: 'M10 1a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm4.3 6.7-5 5.6a1 1 0 0 1-1.5 0L5.6 11 7 9.6l1.5 1.6 4.3-4.8Z',
  // Two sheets, one over the other.
  close_match:
    'M3 1h9a1 1 0 0 1 1 1v2H8a3 3 0 0 0-3 3v7H3a1 1 0 0 1-1-1V2a1 1 0 0 1 1-1Zm5 5h9a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1Zm1.5 3.5v1.5h6V9.5Zm0 4V15h4v-1.5Z',
  // A cross in an octagon.
  no_match:
    'M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3Zm.4 4.3L5.3 6.7 8.600 10l-3.3 3.3 1.4 1.4L10 11.4l3.3 3.3 1.4-1.4L11.4 10l3.3-3.3-1.4-1.4L10 8.600Z',
  // A dash in a circle.
  unable_to_verify: 'M10 1a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM5.5 9h9v2h-9Z',
  // An exclamation mark in a triangle.
  alarm: 'M10 1 19.6 18H.4Zm-1.1 6 .35 5.5h1.5L11.1 7Zm1.1 6.6a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Z',
};

export const icon = (shape: Outcome | 'alarm'): TemplateResult =>
  html`<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" fill="currentColor" fill-rule="evenodd">
    <path d=${paths[shape]} />
  </svg>`;
