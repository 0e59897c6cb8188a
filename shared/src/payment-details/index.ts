export { type PaymentDetails, readPaymentDetails } from './read.ts';
