/** Where SEPA payments reach: as the European Payments Council lists it, which is ahead of SWIFT's registry. */
const SEPA =
  'AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO ' +
  'RS SE SI SK SM VA';

/** Whether SEPA payments reach the country whose IBANs begin with this code. */
export const isSepaCountry = (code: string): boolean => SEPA.split(' ').includes(code);
