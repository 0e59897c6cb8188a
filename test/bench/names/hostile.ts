/** Pairs of the maximum length that give a matcher the most work. */
function filled(unit: string): string {
  return unit.repeat(Math.ceil(140 / unit.length)).slice(0, 140);
}

export const hostilePairs: readonly (readonly [typed: string, registered: string])[] = [
  ['aaaaaaaaaa ', 'aaaaaaaaab '],
  ['abcdefghijkl ', 'abcdefghijlk '],
  ['müeöäüßüeöä ', 'mueoaeuessu '],
  ['čšžđčšžđčšž ', 'chshzhdjchs '],
  ['a ', 'b '],
  ['ab ', 'ba '],
  ['ab', 'ba'],
  ['& ', 'a&b'],
  ['y ', 'e '],
  ['Anna und ', 'Peter und '],
  ['Anna Abcdef & Anne Abcdeg & ', 'Anna Abcdex & Anne Abcdey & '],
  ['Шевченкощщщ ', 'Shevchenkos '],
  ['Παπαδόπουλο ', 'Papadopoulos '],
  ['王小明 ', '王大明 '],
  ['王', '李'],
  ['المؤسسة ', 'المؤسسه '],
  ['Gesellschaft mit beschränkter ', 'Gesellschaft mit beschrankte '],
  ['\u0301', 'e\u0301'],
  ['🦄', '🦄a'],
  ['ﷺ', 'ﷺ '],
].map(([typed = '', registered = '']) => [filled(typed), filled(registered)] as const);
