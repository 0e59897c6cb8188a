/** What a page that speaks of a law or a scheme has to say of which version; a page that only says “the law” leads to the page that does. */
const VERSIONS = [
  [/Instant Payments Regulation|\bIPR\b/, /2024\/886/],
  [/\bVOP\b|Verification Of Payee scheme/, /rulebook(?: version)? 1\.1|Version 1\.1 of the scheme/],
  [/Confirmation of Payee/, /phase 2/],
  [/\b[Tt]he law (?:says|lets|asks|requires|intends)/, /2024\/886|policies-and-law/],
];

/**
 * Stops a build at a page that names no version of the law that it speaks of.
 *
 * @param {string} page its name, for the message
 * @param {string} text
 */
export function assertVersions(page, text) {
  const line = text.replace(/\s+/g, ' ');
  for (const [speaksOf, names] of VERSIONS) {
    const found = speaksOf.exec(line);
    if (found && !names.test(line))
      throw new Error(`${page} speaks of “${found[0]}”, and does not name its version (${names.source})`);
  }
}
