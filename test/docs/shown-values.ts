/** An expression of its own line, and the comment beside or below it that says what comes out. */
const SHOWN = /^((?!import\b|const\b|\/\/).+?);[ \t]*\n?((?:[ \t]*\/\/ .*(?:\n|$))+)/gm;

/** Turns `expression; // value` into an assertion, so that what a page shows is what comes out. */
export function withShownValues(code: string): string {
  const asserted = code.replace(SHOWN, (_, expression: string, comment: string) => {
    const value = comment.replaceAll(/^[ \t]*\/\/ ?/gm, '');
    return `assert.deepStrictEqual(${expression}, (${value}));\n`;
  });
  return `import assert from 'node:assert';\n${asserted}`;
}
