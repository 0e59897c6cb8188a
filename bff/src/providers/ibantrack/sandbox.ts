/**
 * What Ibantrack's sandbox is told to answer: it asks no bank, so the holder name has to say what is wanted. These are
 * the names of our own test payees; anything else matches.
 */
export function sandboxResult(name: string): 'match' | 'close_match' | 'no_match' | 'failed' {
  const text = name.toLowerCase();
  if (text.includes('no match')) return 'no_match';
  if (text.includes('close match')) return 'close_match';
  if (text.includes('unavailable')) return 'failed';
  return 'match';
}
