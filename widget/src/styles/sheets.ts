import type { CSSResult, ReactiveElement } from 'lit';

/** The style sheets of an element, which grow as parts are loaded, and which may move to another document. */
export class Sheets {
  readonly #element: ReactiveElement;
  readonly #styles: CSSResult[];

  constructor(element: ReactiveElement, first: CSSResult) {
    this.#element = element;
    this.#styles = [first];
  }

  /** Adds the styles of a loaded part. */
  add(styles: readonly CSSResult[]): void {
    this.#styles.push(...styles);
    if (this.#element.ownerDocument !== document) this.move();
    else this.#element.shadowRoot?.adoptedStyleSheets.push(...styles.flatMap(({ styleSheet }) => styleSheet ?? []));
  }

  /** Style sheets belong to a document: in another one, for instance an iframe's, they have to be created again. */
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
