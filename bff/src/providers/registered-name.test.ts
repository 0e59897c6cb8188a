import { expect, it } from 'vitest';
import { readRegisteredName } from './answers.ts';

it.each([
  'Jane Doe',
  '3M',
  'Renée Müller',
  'Nguyễn Thị Ánh'.normalize('NFD'),
  '山田太郎',
  'မြွှေ့',
  'עֲמִיחַי',
  '葛\u{E0100}城',
])('takes %s for a name', (name) => expect(readRegisteredName(` ${name} `)).toBe(name));

it.each([
  ['nothing', ''],
  ['blanks', ' \u00a0\u3000'],
  ['braille blanks', '\u2800\u2800'],
  ['a braille blank within a name', 'Jane\u2800Doe'],
  ['Hangul fillers', '\u3164\u115f\u1160\uffa0'],
  ['a Hangul filler within a name', 'Jane \u3164Doe'],
  ['a filler with an accent', '\u3164\u0301'],
  ['punctuation alone', '-.,·'],
  ['accents alone', '\u0301\u0302'],
  ['a pile of accents', `Jane${'\u0301'.repeat(250)} Doe`],
  ['a pile of accents with joiners in it', `Jane${'\u0301\u034f'.repeat(20)} Doe`],
  ['characters that are none', 'Jane\ufffe Doe'],
  ['more of them', 'Jane\u{1ffff} Doe'],
  ['text that turns round', 'Jane \u202eeoD'],
  ['a control', 'Jane\u0007Doe'],
  ['281 characters', 'x'.repeat(281)],
])('takes %s for none', (_, name) => expect(readRegisteredName(name)).toBeNull());
