/**
 * Six digits of a sort code as banks print them, in pairs; anything else comes back as it is.
 *
 * @example
 * formatSortCode('123456') // '12-34-56'
 */
export function formatSortCode(sortCode: string): string {
  return sortCode.replace(/^(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3');
}
