/** Only who mistypes an account number needs it. */
import { nationalCheck } from '@payee-check/shared/iban/national';
import { suggestIbans } from '@payee-check/shared/iban/suggest';

export { suggestIbans };

/** Whether the country's own check digits speak against a valid IBAN: a reason to look twice, not to refuse. */
export const isDoubtful = (iban: string): boolean => nationalCheck(iban.slice(0, 2), iban.slice(4)) === 'failed';
