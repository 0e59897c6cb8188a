/** An expression on a line of its own, and the comment after or below it with its result. */
const SHOWN = /^((?!import\b|const\b|\/\/).+?);[ \t]*\n?((?:[ \t]*\/\/ .*(?:\n|$))+)/gm;

/** Turns `expression; // value` into an assertion, to test the results that a page shows. */
export function withShownValues(code: string): string {
  const asserted = code.replace(SHOWN, (_, expression: string, comment: string) => {
    const value = comment.replaceAll(/^[ \t]*\/\/ ?/gm, '');
    return `assert.deepStrictEqual(${expression}, (${value}));\n`;
  });
  return `import assert from 'node:assert';\n${asserted}`;
}
