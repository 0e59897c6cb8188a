import { company, type Holder, iban, person, uk } from './holder.ts';

/** Made-up UK holders whose numbers pass the Vocalink modulus check. */
const payees: readonly Holder[] = [
  person(uk('089999', '10000100'), 'Oliver Bennett'),
  company(uk('089999', '10000113'), 'Cotswold Cider Ltd', { identifiers: [{ type: 'CRN', value: '99900001' }] }),
  person(uk('089999', '10000126'), 'Amelia Hughes', { status: 'closed' }),
  person(uk('089999', '10000139'), 'George Patel', { status: 'switched' }),
  person(uk('089999', '10000142'), 'Isla Campbell', { status: 'opted_out' }),
  person(uk('089999', '10000155'), 'Harry Evans', { status: 'type_unsupported' }),
  person(uk('089999', '10000168'), ['Sam Taylor', 'Alex Taylor']),
  person(uk('089999', '66374958'), 'Freya Morgan', { status: 'inactive' }),
  person(uk('107999', '10000100', 'ROLL-48213'), 'Charlotte Webb'),
  company(uk('107999', '88837491'), 'Thameside Rowing Club'),
  person(iban('GB66VRGB08999910000113'), 'Rosie Fletcher'),
];

/**
 * The accounts of the examples in Banfico's documentation, which do not pass the modulus check: the payment of a real
 * payer could never reach them, but a request written after the documentation gets the documented answer.
 */
const documented: readonly Holder[] = [
  person(uk('900700', '12345678', '9876543210'), 'John Doe'),
  company(uk('900700', '98765432'), 'ABC Holdings Limit', { alsoClose: ['ABC Holdings Limited'] }),
  person(iban('GB15ABBY30000012345678'), 'John Doe'),
  company(iban('GB15ABBY30000098765432'), 'ABC Holdings Limited'),
  person(iban('GB15ABBY30000012340000'), 'John Doe', { status: 'not_found' }),
  person(uk('900700', '12345600'), 'John Doe', { status: 'opted_out' }),
  person(uk('900700', '11100029'), 'Susan Clark'),
];

export const ukHolders: readonly Holder[] = [...payees, ...documented];
