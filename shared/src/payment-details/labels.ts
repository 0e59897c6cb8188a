/** Beginnings of what invoices in some twenty languages call the one who is paid; a dot stands for any space. */
export const PAYEE =
  '(?:bank.)?account.(?:holder|owner|name)|holder|pay(?:ee|able.to)|recipient|b[eé]n[eé]fi[cċ]|inhaber|konto(?:h|in)|(?:zahlungs)?empf|beg[uü]nst|titula|intestat|t\\.?n\\.?v|ten name|rekeningh|odbiorc|(?:bet\\w+)?mo[dt]ta[gk]|saaja|p[rř][ií]j[ea]mc|majite|kedvezm|primatelj|получ|отрим|δικαιού|alıcı|صاحب|户名';

/** A plain "name". */
export const NAME = 'nam[en]|nom|nombre|nome|naam|nazwa|navn|nimi|ime';

/** Beside a label they make it something else: the beneficiary's bank, the holder's address. */
export const NOT_A_NAME = 'ban[ckgq]|pank|банк|ad[dr][re]|direc|indir|iban|bic|swift|num|ref';
