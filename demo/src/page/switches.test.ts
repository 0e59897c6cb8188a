import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  attributesOf,
  directionOf,
  readSwitches,
  sceneDefaults,
  switchChoices,
  travelQuery,
  writeSwitches,
} from './switches.ts';

const { checkout, supplier } = sceneDefaults;

/** One file for each, as `npm run new:locale` makes it; English is a folder. */
const locales = readdirSync(new URL('../../../widget/src/locales/', import.meta.url)).flatMap(
  (file) => /^([a-z]{2,3}(?:-\w+)*)\.ts$/.exec(file)?.[1] ?? [],
);
const read = (query: string) => readSwitches(new URLSearchParams(query), checkout);

describe('switches', () => {
  it('have the scene’s defaults if the query says nothing', () => {
    expect(read('')).toEqual(checkout);
    expect(readSwitches(new URLSearchParams(), supplier)).toMatchObject({ policy: 'inform', type: 'business' });
  });

  it.each(['policy=never', 'look=__proto__', 'locale=xx', 'scheme=', 'theme=DARK'])('ignore %s', (query) => {
    expect(read(query)).toEqual(checkout);
  });

  it.each([
    'locale=de&look=bank',
    'policy=inform&scheme=uk&type=ask',
    'on=submit&dir=rtl&theme=dark&providers=ibanity',
  ])('can be written into a query and read back: %s', (query) => {
    const switches = read(query);
    expect(readSwitches(writeSwitches(switches, checkout), checkout)).toEqual(switches);
    expect([...writeSwitches(switches, checkout)]).toHaveLength(query.split('&').length);
  });

  it('become the element’s attributes, except defaults', () => {
    expect(Object.values(attributesOf(checkout).element)).toEqual([null, null, null]);
    expect(attributesOf(read('locale=de&type=ask&on=manual'))).toEqual({
      context: { locale: 'de', theme: null, policy: null },
      element: { scheme: null, 'account-type': 'ask', 'check-on': 'manual' },
    });
  });

  it('offer every language that the element has', () => {
    const spoken = ['', 'en', ...locales];
    expect(switchChoices.locale.toSorted()).toEqual(spoken.toSorted());
  });

  it('are kept in the next scene if they concern its look', () => {
    expect(travelQuery(read('policy=inform&look=bank'))).toBe('?look=bank');
    expect(travelQuery(checkout)).toBe('');
  });

  it('mirror the page for Arabic, unless set otherwise', () => {
    expect(['locale=ar', 'locale=ar&dir=ltr', 'dir=rtl', ''].map((query) => directionOf(read(query)))).toEqual([
      'rtl',
      'ltr',
      'rtl',
      'ltr',
    ]);
  });
});
