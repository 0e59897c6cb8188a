import { plainText } from './text.ts';

/** The merchant's own reference of what is paid, such as an order number: 1 to 64 characters. */
export const orderReference = plainText(64);
