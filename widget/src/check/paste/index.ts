/** Reads a text for an account and a name: loaded with the first that is pasted or scanned. */
export { accountsAndNameIn } from '@payee-check/shared/payment-details/field';
