import { html, nothing, type TemplateResult } from 'lit';
import type { AssistMessages } from '../../locales/assist/messages.ts';

/** The state of the camera. */
export type ScanState = 'idle' | 'starting' | 'running' | 'failed';

interface ScanView {
  messages: AssistMessages['scan'];
  state: ScanState;
  message: string | undefined;
  video: HTMLVideoElement;
  start(): void;
  stop(): void;
  read(file: File): void;
}

/** A QR code's three corners. */
const icon = html`<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" fill="currentColor" fill-rule="evenodd"><path d="M1 1h7v7H1Zm2 2v3h3V3Zm9-2h7v7h-7Zm2 2v3h3V3ZM1 12h7v7H1Zm2 2v3h3v-3Zm9-2h2v2h-2Zm3 0h4v2h-4Zm-3 3h4v4h-2v-2h-2Zm5 0h2v4h-2Z"/></svg>`;

/** Events of the file field are not edits of the element. */
const quietly = (event: Event): void => event.stopPropagation();

export function scanView(view: ScanView): TemplateResult {
  const { messages, state, message } = view;
  const isOn = state === 'starting' || state === 'running';
  const choose = ({ currentTarget }: Event) => {
    const root = currentTarget instanceof Node ? currentTarget.getRootNode() : undefined;
    if (root instanceof ShadowRoot) root.querySelector<HTMLInputElement>('.scan input')?.click();
  };
  const picture = (last: boolean) =>
    html`<button type="button" part="button" id="scan-picture" class=${last ? 'quiet' : nothing} @click=${choose}>${messages.picture}</button>`;
  const chosen = (event: Event) => {
    quietly(event);
    const input = event.currentTarget;
    const file = input instanceof HTMLInputElement ? input.files?.[0] : undefined;
    if (file) view.read(file);
    // The same picture can be chosen again.
    if (input instanceof HTMLInputElement) input.value = '';
  };
  // A dialog around it stays open.
  const onKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOn) return;
    event.preventDefault();
    event.stopPropagation();
    view.stop();
  };
  return html`<div class="scan" role="group" aria-label=${messages.button} @keydown=${onKeydown}>
    ${
      isOn
        ? html`<div class="viewfinder" aria-hidden="true">${view.video}</div>
            <div class="hint">${message} ${messages.stays_here}</div>
            <div class="actions">
              <button type="button" part="button" id="scan-stop" @click=${view.stop}>${messages.stop}</button>
              ${picture(true)}
            </div>`
        : html`<div class="actions">
              <button type="button" part="button" id="scan" @click=${view.start}>${icon}${messages.button}</button>
              ${state === 'failed' ? picture(false) : nothing}
            </div>
            ${state === 'failed' ? html`<div class="hint">${message}</div>` : nothing}`
    }
    <input type="file" accept="image/*" hidden @input=${quietly} @change=${chosen} />
  </div>`;
}
