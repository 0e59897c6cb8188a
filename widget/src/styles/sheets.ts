import type { CSSResult, ReactiveElement } from 'lit';

/** The style sheets of an element to which more come, and which may go to another document. */
export class Sheets {
  readonly #element: ReactiveElement;
  readonly #styles: CSSResult[];

  constructor(element: ReactiveElement, first: CSSResult) {
    this.#element = element;
    this.#styles = [first];
  }

  /** Takes over the styles of a part that was loaded. */
  add(styles: readonly CSSResult[]): void {
    this.#styles.push(...styles);
    if (this.#element.ownerDocument !== document) this.move();
    else this.#element.shadowRoot?.adoptedStyleSheets.push(...styles.flatMap(({ styleSheet }) => styleSheet ?? []));
  }

  /** Style sheets belong to a document: in another one, an iframe's for instance, they have to be made anew. */
  move(): void {
    const view = this.#element.ownerDocument.defaultView;
    const root = this.#element.shadowRoot;
    if (!view || !root) return;
    root.adoptedStyleSheets = this.#styles.map(({ cssText }) => {
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(cssText);
      return sheet;
    });
  }
}
