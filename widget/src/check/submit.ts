/** Enter in a field, as in an `<input>`: through the form's first submit button, if it has one (HTML, "implicit submission"). */
export function submitImplicitly(form: HTMLFormElement): void {
  const first = [...form.elements].find(
    (element): element is HTMLButtonElement | HTMLInputElement =>
      (element instanceof HTMLButtonElement || element instanceof HTMLInputElement) && element.type === 'submit',
  );
  if (!first) form.requestSubmit();
  else if (!first.matches(':disabled')) first.click();
}
