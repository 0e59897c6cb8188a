/** Needed only after a mistyped account number. */
import { nationalCheck } from '@payee-check/shared/iban/national';
import { suggestIbans } from '@payee-check/shared/iban/suggest';

export { suggestIbans };

/** Whether a valid IBAN fails the country's own check digits: a reason to look twice, not to refuse. */
export const isDoubtful = (iban: string): boolean => nationalCheck(iban.slice(0, 2), iban.slice(4)) === 'failed';
