import { describe, expect, it } from 'vitest';
import { matchNames } from '../index.ts';
import { tokenize } from '../tokens.ts';
import { withoutLegalForm } from './index.ts';
import { legalFormCountries } from './tables.ts';

function split(name: string): { core: string; forms: string[] } {
  const { core, forms } = withoutLegalForm(tokenize(name).filter((token) => token.kind === 'word'));
  return { core: core.map((word) => word.written).join(' '), forms: [...forms] };
}

/** One abbreviation and its full form for each country. */
const FORMS: readonly (readonly [country: string, short: string, long: string])[] = [
  ['Germany', 'Alfa GmbH', 'Alfa Gesellschaft mit beschränkter Haftung'],
  ['Germany', 'Alfa GmbH & Co. KG', 'Alfa Gesellschaft mit beschränkter Haftung und Co. Kommanditgesellschaft'],
  ['Germany', 'Alfa e.V.', 'Alfa eingetragener Verein'],
  ['Austria', 'Alfa OG', 'Alfa offene Gesellschaft'],
  ['Switzerland', 'Alfa KlG', 'Alfa Kollektivgesellschaft'],
  ['France', 'SARL Alfa', 'Alfa société à responsabilité limitée'],
  ['Belgium', 'Alfa ASBL', 'Alfa association sans but lucratif'],
  ['Luxembourg', 'Alfa SICAV', 'Alfa société d’investissement à capital variable'],
  ['Monaco', 'Alfa S.A.M.', 'Alfa société anonyme monégasque'],
  ['Netherlands', 'Alfa B.V.', 'Alfa besloten vennootschap'],
  ['United Kingdom', 'Alfa Ltd', 'Alfa Limited'],
  ['United Kingdom', 'Alfa PLC', 'Alfa Public Limited Company'],
  ['Ireland', 'Alfa DAC', 'Alfa Designated Activity Company'],
  ['United States', 'Alfa Inc.', 'Alfa Incorporated'],
  ['Australia', 'Alfa Pty Ltd', 'Alfa Proprietary Limited'],
  ['India', 'Alfa Pvt. Ltd.', 'Alfa Private Limited'],
  ['Malaysia', 'Alfa Sdn Bhd', 'Alfa Sendirian Berhad'],
  ['Spain', 'Alfa S.L.', 'Alfa sociedad limitada'],
  ['Portugal', 'Alfa Lda.', 'Alfa Limitada'],
  ['Brazil', 'Alfa EIRELI', 'Alfa empresa individual de responsabilidade limitada'],
  ['Mexico', 'Alfa S.A. de C.V.', 'Alfa sociedad anónima de capital variable'],
  ['Argentina', 'Alfa SRL', 'Alfa sociedad de responsabilidad limitada'],
  ['Italy', 'Alfa S.r.l.', 'Alfa società a responsabilità limitata'],
  ['Italy', 'Alfa S.p.A.', 'Alfa società per azioni'],
  ['Denmark', 'Alfa ApS', 'Alfa anpartsselskab'],
  ['Sweden', 'Alfa AB', 'Alfa aktiebolag'],
  ['Norway', 'Alfa ASA', 'Alfa allmennaksjeselskap'],
  ['Finland', 'Alfa Oy', 'Alfa osakeyhtiö'],
  ['Iceland', 'Alfa ehf.', 'Alfa einkahlutafélag'],
  ['Faroes', 'Alfa P/F', 'Alfa partafelag'],
  ['Estonia', 'Alfa OÜ', 'Alfa osaühing'],
  ['Latvia', 'SIA Alfa', 'Alfa sabiedrība ar ierobežotu atbildību'],
  ['Lithuania', 'UAB Alfa', 'Uždaroji akcinė bendrovė Alfa'],
  ['Poland', 'Alfa Sp. z o.o.', 'Alfa spółka z ograniczoną odpowiedzialnością'],
  ['Czechia', 'Alfa s.r.o.', 'Alfa společnost s ručením omezeným'],
  ['Slovakia', 'Alfa a.s.', 'Alfa akciová spoločnosť'],
  ['Hungary', 'Alfa Kft.', 'Alfa korlátolt felelősségű társaság'],
  ['Slovenia', 'Alfa d.o.o.', 'Alfa družba z omejeno odgovornostjo'],
  ['Croatia', 'Alfa j.d.o.o.', 'Alfa jednostavno društvo s ograničenom odgovornošću'],
  ['Serbia', 'Alfa d.o.o.', 'Alfa društvo sa ograničenom odgovornošću'],
  ['North Macedonia', 'Alfa DOOEL', 'Алфа друштво со ограничена одговорност од едно лице'],
  ['Albania', 'Alfa Sh.p.k.', 'Alfa shoqëri me përgjegjësi të kufizuar'],
  ['Romania', 'Alfa SRL', 'SC Alfa societate cu răspundere limitată'],
  ['Bulgaria', 'Алфа ЕООД', 'Alfa EOOD'],
  ['Greece', 'Alfa A.E.', 'Alfa Ανώνυμη Εταιρεία'],
  ['Cyprus', 'Alfa Ltd', 'Alfa Λτδ'],
  ['Turkey', 'Alfa A.Ş.', 'Alfa Anonim Şirketi'],
  ['Ukraine', 'ТОВ Алфа', 'Товариство з обмеженою відповідальністю Алфа'],
  ['Ukraine', 'TOV Alfa', 'ТОВ Алфа'],
  ['Kazakhstan', 'ТОО Алфа', 'Товарищество с ограниченной ответственностью Алфа'],
  ['Georgia', 'შპს Alfa', 'Alfa Shps'],
  ['Azerbaijan', 'Alfa MMC', 'Alfa məhdud məsuliyyətli cəmiyyət'],
  ['Japan', '株式会社 Alfa', 'Alfa Kabushiki Kaisha'],
  ['Indonesia', 'Alfa Tbk', 'PT Alfa'],
  ['Thailand', 'Alfa PCL', 'Alfa Public Company Limited'],
];

describe('legal forms', () => {
  it.each(FORMS)('%s: %s is %s', (_country, short, long) => {
    expect(matchNames({ typed: short, registered: long, kind: 'organisation' }).outcome).toBe('match');
  });

  it.each(FORMS)('%s: %s may lack its form', (_country, short) => {
    expect(matchNames({ typed: 'Alfa', registered: short, kind: 'organisation' }).outcome).toBe('match');
  });

  it('covers at least 35 countries', () => {
    expect(legalFormCountries().length).toBeGreaterThanOrEqual(35);
  });

  it('are removed as whole words at the end, the longest first', () => {
    expect(split('Nord GmbH & Co. KG')).toMatchObject({ core: 'Nord', forms: ['de.kg.gmbh'] });
    expect(split('Jan Tomas').core).toBe('Jan Tomas');
    expect(split('Nordag').core).toBe('Nordag');
  });

  it('are removed at the front only if a register puts them there', () => {
    expect(split('UAB Nord').core).toBe('Nord');
    expect(split('GmbH Nord').core).toBe('GmbH Nord');
  });

  it('are removed at the front if they are written in full', () => {
    expect(split('Societatea cu răspundere limitată Nord').core).toBe('Nord');
    expect(split('Limited Nord').core).toBe('Limited Nord');
  });

  it.each([
    'Nord Ltd (in liquidation)',
    'Nord GmbH i. L.',
    'Nord SARL en liquidation',
    'Nord S.r.l. in liquidazione',
    'Nord SL en liquidación',
    'Nord BV in oprichting',
    'Nord Sp. z o.o. w likwidacji',
    'Nord s.r.o. v likvidaci',
    'Nord Kft. v. a.',
  ])('may be followed by a company’s status, such as insolvency: %s', (name) => {
    expect(split(name).core).toBe('Nord');
    expect(matchNames({ typed: 'Nord', registered: name, kind: 'organisation' }).outcome).toBe('match');
  });

  it('are not numerals or countries at the end of a name', () => {
    expect(split('Nord Fund II').core).toBe('Nord Fund II');
    expect(split('Nord NL').core).toBe('Nord NL');
    expect(split('Nord PT').core).toBe('Nord PT');
  });

  it('are needed before such a status', () => {
    expect(split('Nord in Liquidation').core).toBe('Nord in Liquidation');
    expect(split('Nord Fund Ltd II').core).toBe('Nord Fund Ltd II');
  });

  it('are in one place: in front of a name that ends with another form, one may be part of the name', () => {
    expect(matchNames({ typed: 'Abrasives AG', registered: 'SIA Abrasives AG', kind: 'organisation' }).outcome).toBe(
      'close_match',
    );
  });

  it('leave a word that is the whole name', () => {
    expect(split('SAS AB').core).toBe('SAS');
    expect(split('s.r.o.').core).toBe('');
  });
});
