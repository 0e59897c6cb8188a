import type { SandboxAccount } from './holder.ts';

/**
 * Which verification services reach the bank, and how it behaves when they do: `all`; `fallback`, only the service that
 * is asked second; `none`; `times_out`; `unavailable`; or the services themselves fail because of it (`breaks`).
 */
type Verification = 'all' | 'fallback' | 'none' | 'times_out' | 'unavailable' | 'breaks';

export interface Bank {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The domestic bank code as in the BBAN, or the sort code. */
  readonly code: string;
  readonly name: string;
  readonly bic: string;
  readonly city: string;
  readonly postalCode: string;
  readonly verification: Verification;
  /** `null`: the directories do not state it. */
  readonly reach: { readonly creditTransfer: boolean; readonly directDebit: boolean; readonly instant: boolean | null };
}

const full = { creditTransfer: true, directDebit: true, instant: true };

function bank(
  country: string,
  code: string,
  name: string,
  bic: string,
  place: string,
  rest: { verification?: Verification; reach?: Bank['reach'] } = {},
): Bank {
  const [postalCode = '', ...city] = place.split(' ');
  return { country, code, name, bic, postalCode, city: city.join(' '), verification: 'all', reach: full, ...rest };
}

/** Made-up banks, except the one whose account is the IBAN registry's own German example. */
export const banks: readonly Bank[] = [
  bank('DE', '37040044', 'Commerzbank', 'COBADEFFXXX', '50667 Köln'),
  bank('DE', '50010099', 'Musterbank Frankfurt', 'MUSTDE0FXXX', '60311 Frankfurt am Main'),
  bank('DE', '70020088', 'Isarbank', 'ISARDE0MXXX', '80331 München', { verification: 'fallback' }),
  bank('DE', '20030077', 'Elbkontor Privatbank', 'ELBKDE0HXXX', '20095 Hamburg', { verification: 'none' }),
  bank('DE', '10040055', 'Spreebank', 'SPREDE0BXXX', '10115 Berlin', { verification: 'times_out' }),
  bank('DE', '10050066', 'Havelbank', 'HAVEDE0BXXX', '14467 Potsdam', { verification: 'unavailable' }),
  bank('DE', '10060077', 'Panketal Bank', 'PANKDE0BXXX', '16341 Panketal', { verification: 'breaks' }),
  bank('DE', '10077777', 'Norisbank Beispiel', 'NORSDE0BXXX', '53111 Bonn'),
  bank('DE', '52051373', 'Fuldabank', 'FULDDE0FXXX', '36037 Fulda'),
  bank('AT', '45000', 'Donaubank', 'DONAAT0WXXX', '1010 Wien'),
  bank('AT', '46100', 'Alpenbank Tirol', 'ALPEAT0IXXX', '6020 Innsbruck', { reach: { ...full, instant: false } }),
  bank('AT', '11000', 'Kärntner Musterbank', 'KAERAT0KXXX', '9020 Klagenfurt'),
  bank('FR', '41999', 'Banque de Seine', 'BSEIFR0PXXX', '75001 Paris'),
  bank('ES', '7199', 'Banco del Ebro', 'EBROES0MXXX', '28001 Madrid'),
  bank('IT', '03999', 'Banca del Po', 'BPOIIT0TXXX', '10121 Torino'),
  bank('NL', 'VRBD', 'Voorbeeldbank', 'VRBDNL0AXXX', '1012 Amsterdam'),
  bank('BE', '734', 'Scheldebank', 'SCHEBE0BXXX', '2000 Antwerpen'),
  bank('LU', '999', 'Banque de la Moselle', 'BMOSLU0LXXX', '1111 Luxembourg'),
  bank('IE', 'VRIE', 'Liffey Bank', 'VRIEIE0DXXX', 'D01 Dublin'),
  bank('PT', '0999', 'Banco do Tejo', 'TEJOPT0LXXX', '1100 Lisboa'),
  bank('FI', '499999', 'Saimaapankki', 'SAIMFI0HXXX', '00100 Helsinki'),
  bank('SE', '999', 'Mälarbanken', 'MALASE0SXXX', '111 Stockholm'),
  bank('DK', '9940', 'Øresundsbanken', 'ORESDK0KXXX', '1050 København'),
  bank('NO', '9977', 'Fjordbanken', 'FJORNO0BXXX', '5003 Bergen'),
  bank('PL', '9990101', 'Bank Wisła', 'WISLPL0WXXX', '00-001 Warszawa'),
  bank('CZ', '9900', 'Vltavská banka', 'VLTACZ0PXXX', '11000 Praha'),
  bank('SK', '9950', 'Dunajská banka', 'DUNASK0BXXX', '81101 Bratislava'),
  bank('HU', '999', 'Tisza Bank', 'TISZHU0BXXX', '1011 Budapest'),
  bank('HR', '9990005', 'Jadranska banka', 'JADRHR0ZXXX', '10000 Zagreb'),
  bank('SI', '99100', 'Soška banka', 'SOSKSI0LXXX', '1000 Ljubljana'),
  bank('EE', '99', 'Läänemere Pank', 'LAANEE0TXXX', '10111 Tallinn'),
  bank('LV', 'VRLV', 'Daugavas banka', 'VRLVLV0RXXX', '1050 Rīga'),
  bank('LT', '99900', 'Nemuno bankas', 'NEMULT0VXXX', '01100 Vilnius'),
  bank('GR', '999', 'Trapeza Aigaiou', 'AIGAGR0AXXX', '10431 Athina'),
  bank('CY', '999', 'Aphrodite Bank', 'APHRCY0NXXX', '1010 Nicosia', { reach: { ...full, instant: null } }),
  bank('MT', 'VRMT', 'Bank of Gozo', 'VRMTMT0MXXX', 'VLT Valletta', {
    reach: { creditTransfer: true, directDebit: false, instant: false },
  }),
  bank('BG', 'VRBG', 'Banka Dunav', 'VRBGBG0SXXX', '1000 Sofia'),
  bank('RO', 'VRRO', 'Banca Mureșului', 'VRRORO0BXXX', '010011 București'),
  bank('CH', '09990', 'Bank am Rheinfall', 'RHEICH0ZXXX', '8200 Schaffhausen'),
  bank('GB', '089999', 'Severn & Wye Bank', 'SEVEGB0LXXX', 'GL1 Gloucester', { verification: 'fallback' }),
  bank('GB', '107999', 'Thameside Building Society', 'THAMGB0LXXX', 'SE1 London', { verification: 'fallback' }),
  bank('GB', '300000', 'Bank of the Examples', 'EXAMGB0LXXX', 'EC1 London', { verification: 'fallback' }),
  bank('GB', '900700', 'Bank of the Documentation', 'DOCUGB0LXXX', 'EC1 London', { verification: 'fallback' }),
  bank('AE', '999', 'Gulf Sample Bank', 'GULFAE0DXXX', '00000 Dubai', {
    verification: 'none',
    reach: { creditTransfer: false, directDebit: false, instant: null },
  }),
];

/** Where the bank code begins in the BBAN: Italy and San Marino put a control letter before it, GB a bank's letters. */
const offsets: Readonly<Record<string, number>> = { IT: 1, SM: 1, GB: 4 };

/** The bank of an account number; `null` if the directory has no bank with that code. */
export function bankOf(account: SandboxAccount): Bank | null {
  if (account.scheme === 'uk') {
    return banks.find((bank) => bank.country === 'GB' && bank.code === account.sortCode) ?? null;
  }
  const country = account.iban.slice(0, 2);
  const rest = account.iban.slice(4 + (offsets[country] ?? 0));
  return banks.find((bank) => bank.country === country && rest.startsWith(bank.code)) ?? null;
}
