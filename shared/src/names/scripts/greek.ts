/**
 * Greek against Latin. ELOT 743 is the standard, but names travel in older and looser spellings (Georgios, Yeoryios; Bakoyannis,
 * Mpakogiannis). Both sides are reduced to a sketch in which those fall together.
 */
const LETTERS: Readonly<Record<string, string>> = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
};

export function sketchOfGreek(word: string): string {
  // The accent or dieresis that splits a digraph is not told apart here: both sides lose it alike.
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
  return sketchOfRomanisedGreek([...plain].map((letter) => LETTERS[letter] ?? letter).join(''));
}

/** The sketch of a word already in plain a–z. */
export function sketchOfRomanisedGreek(word: string): string {
  return word
    .replaceAll('ph', 'f')
    .replace(/[kc]h/g, 'h')
    .replaceAll('c', 'k')
    .replace(/ks/g, 'x')
    .replace(/b/g, 'mp')
    .replace(/nd/g, 'nt')
    .replace(/d(?=[io])/g, 'd')
    .replace(/ou/g, 'u')
    .replace(/([ae])[uyvf](?=[aeiouybgdzlmnrv]|$)/g, '$1v')
    .replace(/([ae])[uyvf]/g, '$1v')
    .replaceAll('ai', 'e')
    .replace(/[eo]i/g, 'i')
    .replaceAll('y', 'i')
    .replace(/g[gkh]/g, 'g')
    .replaceAll('ng', 'g')
    .replaceAll('mp', 'p')
    .replaceAll('nt', 't')
    .replaceAll('th', 't')
    .replace(/i+/g, 'i')
    .replace(/(.)\1/g, '$1');
}
