/** Beginnings of the labels for the payee on invoices in some twenty languages; a dot stands for any space. */
export const PAYEE =
  '(?:bank.)?account.(?:name|owner|holder)|holder|payee|payable.to|recip|b.n.fi[cċ]|inhaber|konto[hie]|beg.nst|titula|rekeningh|odbior|właśc|(?:zahlungs)?empf|(?:bet\\w+)?mo[dt]ta[gk]|saaja|tilinom|p..j.m[cn]|majite|kedv|számlat|primat|получ|отрим|одерж|δικαι|κάτοχ|alıcı|hesap.[sa]|صاحب|户名';

/** What precedes the name in a sentence, without a colon. */
export const PROSE = 't\\.?n\\.?v|ten name van|intesta[tz](?:. a\\b)?|(?:a|em|au) nom(?:br)?e? de';

/** A plain "name". */
export const NAME = 'nam[en]|nom(?:br)?e?|naam|n.z\\w+|navn|nimi|ime|nume';

/** Labels of a number that follows. */
export const CODES = 'iban|bic|swift|sort|blz';

/** Next to a label, these change its meaning: the beneficiary's bank, the holder's address. */
export const NOT_A_NAME = `${CODES}|[bp]an[ckgq]|банк|ad[dr]|ref`;
