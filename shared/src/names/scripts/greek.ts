/**
 * Greek against Latin. ELOT 743 is the standard, but names also occur in older and looser spellings (Georgios, Yeoryios; Bakas, Mpakas;
 * Hatzis, Chatzis). Both sides are reduced to a sketch in which those are the same.
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
  υ: 'i',
  φ: 'f',
  χ: 'h',
  ψ: 'ps',
  ω: 'o',
};

/** A dieresis that splits a digraph is ignored: the Latin side has lost it too. */
export function sketchOfGreek(word: string): string {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
  const vowels = plain.replaceAll('ου', 'u').replace(/([αεη])υ/g, '$1v');
  return unify([...vowels].map((letter) => LETTERS[letter] ?? letter).join(''));
}

/** The sketch of a word already in plain a–z. */
export function sketchOfRomanisedGreek(word: string): string {
  return unify(
    word
      .replaceAll('ph', 'f')
      .replaceAll('th', 'T')
      .replace(/[kc]?h/g, 'h')
      .replaceAll('T', 'th')
      .replaceAll('c', 'k')
      .replaceAll('ks', 'x')
      .replaceAll('ou', 'u')
      .replace(/([ae])[uwfy](?![aeiou]*$)/g, '$1v')
      .replaceAll('w', 'o')
      .replaceAll('y', 'i'),
  );
}

/** Sounds that have several spellings in either script. */
function unify(sketch: string): string {
  return sketch
    .replaceAll('ai', 'e')
    .replace(/[eo]i/g, 'i')
    .replace(/([ae])f/g, '$1v')
    .replace(/mp|mb/g, 'b')
    .replace(/nt|nd/g, 'd')
    .replace(/g[gk]|n[gk]/g, 'g')
    .replace(/[td]z/g, 'tz')
    .replace(/i+/g, 'i')
    .replace(/(.)\1/g, '$1');
}
