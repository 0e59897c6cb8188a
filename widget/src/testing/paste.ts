/** Pastes a text, of which a field makes one line, in place of a part of what is in it. */
export function pasteInto(input: HTMLInputElement, text: string, start: number, end: number): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: clipboardData });
  input.dispatchEvent(event);
  const init = { bubbles: true, composed: true, inputType: 'insertFromPaste' };
  input.dispatchEvent(new InputEvent('beforeinput', { ...init, cancelable: true }));
  input.setRangeText(text.replace(/[\r\n]+/g, ' '), start, end, 'end');
  input.dispatchEvent(new InputEvent('input', init));
}
