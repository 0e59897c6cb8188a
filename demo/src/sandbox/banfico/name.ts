/**
 * Reads `data.verification.account.name`: structured `LastName, FirstName, Middle Name, Honorific`, unstructured
 * `,,,Full Name`, or plain; several holders separated by `;`. The documentation writes `<…>` around its examples.
 *
 * @returns Each holder in the order in which people write a name, without the honorific
 */
export function readNames(text: string): readonly string[] {
  return text
    .split(';')
    .map((part) => readOne(part.trim().replace(/^<(.*)>$/u, '$1')))
    .filter((name) => name !== '');
}

function readOne(text: string): string {
  const [last = '', first = '', middle = '', ...rest] = text.split(',').map((part) => part.trim());
  const structured = [first, middle, last].filter(Boolean).join(' ');
  // `,,,Full Name`: the fourth position is an honorific only if another position is filled.
  return structured === '' ? rest.join(', ').trim() : structured;
}
