import type { Outcome } from '@payee-check/shared/contract';
import { html, type TemplateResult } from 'lit';

/** Each outcome has its own shape, so that it can be told without colour; all on a 20 × 20 grid. */
const paths: Record<Outcome | 'alarm', string> = {
  // A tick in a circle.
  match: 'M10 1a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm4.3 6.7-5 5.6a1 1 0 0 1-1.5 0L5.6 11 7 9.6l1.5 1.6 4.3-4.8Z',
  // "About equal" in a square on its corner.
  close_match:
    'M10 .4 19.6 10 10 19.6 .4 10ZM5.6 8.8C7 7.2 8.6 7.3 10.3 8.1 11.8 8.8 12.6 8.9 13.5 7.8L14.6 8.8C13.2 10.5 11.6 10.3 9.8 9.5 8.3 8.8 7.5 8.8 6.7 9.8ZM5.6 12.2C7 10.6 8.6 10.7 10.3 11.5 11.8 12.2 12.6 12.3 13.5 11.2L14.6 12.2C13.2 13.9 11.6 13.7 9.8 12.9 8.3 12.2 7.5 12.2 6.7 13.2Z',
  // A cross in an octagon.
  no_match:
    'M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3Zm.4 4.3L5.3 6.7 8.6 10l-3.3 3.3 1.4 1.4L10 11.4l3.3 3.3 1.4-1.4L11.4 10l3.3-3.3-1.4-1.4L10 8.6Z',
  // A dash in a circle.
  unable_to_verify: 'M10 1a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM5.5 9h9v2h-9Z',
  // An exclamation mark in a triangle.
  alarm: 'M10 1 19.6 18H.4Zm-1.1 6 .35 5.5h1.5L11.1 7Zm1.1 6.6a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Z',
};

export const icon = (shape: Outcome | 'alarm'): TemplateResult =>
  html`<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" fill="currentColor" fill-rule="evenodd">
    <path d=${paths[shape]} />
  </svg>`;
