import { find } from '../dom.ts';
import type { ProblemCode } from './labels.ts';

export interface DropOptions {
  /** @param name Of the file; empty for rows that were pasted. */
  file(content: Blob | string, name: string): void;
  sample(name: string): void;
  refuse(code: ProblemCode): void;
}

const isField = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, textarea, dialog, payee-check') !== null;

/** All ways to open a list: dropped anywhere on the page, chosen, pasted, or a sample. */
export function dropZone({ file, sample, refuse }: DropOptions): void {
  const zone = find('#drop', HTMLElement);
  const input = find('#file', HTMLInputElement);
  const paste = find('#paste', HTMLFormElement);
  const rows = find('#rows', HTMLTextAreaElement);
  const opener = find('#paste-open', HTMLButtonElement);

  function take(files: FileList | null | undefined): void {
    const [first, second] = files ?? [];
    if (second !== undefined) refuse('two_files');
    else if (first === undefined) refuse('not_a_file');
    else file(first, first.name);
  }

  find('#choose', HTMLButtonElement).addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    take(input.files);
    // The same file may be chosen again after it has been corrected.
    input.value = '';
  });

  // The browser would open a file that is dropped outside the zone, and leave the page.
  let inside = 0;
  const mark = (by: number) => {
    inside = Math.max(0, inside + by);
    zone.classList.toggle('over', inside > 0);
  };
  document.addEventListener('dragenter', () => mark(1));
  document.addEventListener('dragleave', () => mark(-1));
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    mark(-inside);
    const { dataTransfer } = event;
    const text = dataTransfer?.files.length === 0 ? dataTransfer.getData('text/plain') : '';
    if (text !== '') file(text, '');
    else take(dataTransfer?.files);
  });

  document.addEventListener('paste', (event) => {
    if (isField(event.target) || document.querySelector('dialog[open]') !== null) return;
    const { clipboardData } = event;
    if (clipboardData === null) return;
    event.preventDefault();
    const text = clipboardData.getData('text/plain');
    if (clipboardData.files.length > 0) take(clipboardData.files);
    else if (text !== '') file(text, '');
  });
  opener.addEventListener('click', () => {
    paste.hidden = !paste.hidden;
    opener.setAttribute('aria-expanded', String(!paste.hidden));
    if (!paste.hidden) rows.focus();
  });
  paste.addEventListener('submit', (event) => {
    event.preventDefault();
    file(rows.value, '');
  });
  for (const button of zone.querySelectorAll<HTMLButtonElement>('[data-sample]')) {
    button.addEventListener('click', () => sample(button.dataset['sample'] ?? ''));
  }
}
