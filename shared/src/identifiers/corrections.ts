/**
 * Numbers of countries for which stdnum 1.12 takes wrong numbers and refuses right ones (found beside python-stdnum 1.18
 * and the countries' own descriptions, which the European Commission collects).
 */
import { isDate, weighted } from './digits.ts';

/** Bulgaria: nine digits for companies; ten for citizens, foreigners and others. */
export function isBulgarianVat(digits: string): boolean {
  if (/^\d{9}$/.test(digits)) {
    const first = weighted(digits, [1, 2, 3, 4, 5, 6, 7, 8]) % 11;
    const check = first < 10 ? first : (weighted(digits, [3, 4, 5, 6, 7, 8, 9, 10]) % 11) % 10;
    return check === Number(digits[8]);
  }
  if (!/^\d{10}$/.test(digits)) return false;
  const last = Number(digits[9]);
  const citizen = (weighted(digits, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10;
  const foreigner = weighted(digits, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10;
  const other = (11 - (weighted(digits, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return (citizen === last && hasBulgarianBirthday(digits)) || foreigner === last || other === last;
}

/** The month encodes the century: plus 20 before 1900, plus 40 from 2000. */
function hasBulgarianBirthday(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)].map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  if (month > 40) return isDate(2000 + year, month - 40, day);
  return month > 20 ? isDate(1800 + year, month - 20, day) : isDate(1900 + year, month, day);
}

/** Czechia: eight digits for companies, nine from 6 on for some persons, and birth numbers. */
export function isCzechVat(digits: string): boolean {
  if (/^[0-8]\d{7}$/.test(digits)) {
    const check = (11 - (weighted(digits, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    return (check === 0 ? 1 : check) % 10 === Number(digits[7]);
  }
  if (/^6\d{8}$/.test(digits)) {
    const sum = weighted(digits.slice(1), [8, 7, 6, 5, 4, 3, 2]) % 11;
    return 8 - ((((10 - sum) % 11) + 11) % 11) === Number(digits[8]);
  }
  return isBirthNumber(digits);
}

/** Slovakia: ten digits, divisible by eleven, the third of 2, 3, 4, 7, 8, 9; or a birth number. */
export function isSlovakVat(digits: string): boolean {
  if (!/^[1-9]\d{9}$/.test(digits)) return /^\d{10}$/.test(digits) && isBirthNumber(digits);
  return (/^..[234789]/.test(digits) && Number(digits) % 11 === 0) || isBirthNumber(digits);
}

/** The Czech and Slovak birth number: nine digits until 1953, then ten with a check digit; plus 50 in a woman's month, and 20 for more. */
function isBirthNumber(digits: string): boolean {
  if (!/^\d{9,10}$/.test(digits)) return false;
  const [short, rawMonth, day] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)].map(Number);
  if (short === undefined || rawMonth === undefined || day === undefined) return false;
  const year =
    digits.length === 9 ? (short >= 80 ? 1800 + short : 1900 + short) : short < 54 ? 2000 + short : 1900 + short;
  if (digits.length === 9 && year > 1953) return false;
  const ofSex = rawMonth > 50 ? rawMonth - 50 : rawMonth;
  const month = ofSex > 20 && year >= 2004 ? ofSex - 20 : ofSex;
  if (!isDate(year, month, day)) return false;
  if (digits.length === 9) return true;
  const check = Number(digits.slice(0, 9)) % 11;
  return (year < 1985 ? check % 10 : check) === Number(digits[9]);
}

/** Latvia: eleven digits; from 4 on a company's, below a person's, which begins with a birthday or, since 2017, with 32. */
export function isLatvianVat(digits: string): boolean {
  if (!/^\d{11}$/.test(digits)) return false;
  if (Number(digits[0]) > 3) return weighted(digits, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 === 3;
  const [day, month, short] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)].map(Number);
  if (day === undefined || month === undefined || short === undefined) return false;
  const year = 1800 + 100 * Number(digits[6]) + short;
  const check = ((1 + weighted(digits, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11) % 10;
  return (digits.startsWith('32') || isDate(year, month, day)) && check === Number(digits[10]);
}

/** The month of a PESEL encodes the century. */
const CENTURIES = [1900, 2000, 2100, 2200, 1800];

/** Poland's number of a person. */
export function isPesel(digits: string): boolean {
  if (!/^\d{11}$/.test(digits)) return false;
  const [short, rawMonth, day] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)].map(Number);
  if (short === undefined || rawMonth === undefined || day === undefined) return false;
  const year = (CENTURIES[Math.floor(rawMonth / 20)] ?? 0) + short;
  return isDate(year, rawMonth % 20, day) && weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;
}
