/** A polite live region's text. It is in the page from the first render; what is put in later is read out. */
export class Announcer {
  text = '';

  /** Screen readers pass over a text that did not change: a repeated one gets an invisible difference. */
  announce(text: string): void {
    this.text = text && this.text === text ? `${text}\u00a0` : text;
  }
}
