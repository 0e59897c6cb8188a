/**
 * Replaces Lit's module of the same name in the CDN build. All browsers that this build supports can adopt style
 * sheets, so Lit's other code paths would only add weight. The build puts this in its place.
 */

/** A style sheet, made when an element first adopts it. */
class Sheet {
  readonly cssText: string;
  #sheet: CSSStyleSheet | undefined;

  constructor(cssText: string) {
    this.cssText = cssText;
  }

  get styleSheet(): CSSStyleSheet {
    if (!this.#sheet) {
      this.#sheet = new CSSStyleSheet();
      this.#sheet.replaceSync(this.cssText);
    }
    return this.#sheet;
  }

  toString(): string {
    return this.cssText;
  }
}

export { Sheet as CSSResult };

export const unsafeCSS = (text: unknown): Sheet => new Sheet(String(text));

export const css = (strings: TemplateStringsArray, ...values: unknown[]): Sheet =>
  new Sheet(String.raw(strings, ...values));

export const supportsAdoptingStyleSheets = true;

export const getCompatibleStyle = <T>(style: T): T => style;

export function adoptStyles(root: ShadowRoot, sheets: readonly Sheet[]): void {
  root.adoptedStyleSheets = sheets.map(({ styleSheet }) => styleSheet);
}
