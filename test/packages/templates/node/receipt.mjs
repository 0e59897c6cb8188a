// Checks a payee and verifies the receipt, as a merchant's server does; then verifies it with another name.
import { ReceiptError, verifyReceipt } from '@payee-check/shared/receipt';

const [, , bff, origin] = process.argv;
const account = { scheme: 'iban', iban: 'DE89370400440532013000' };
const post = async (path, body, token) => {
  const headers = { 'content-type': 'application/json', origin, ...(token && { authorization: `Bearer ${token}` }) };
  return (await fetch(bff + path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
};

const { session } = await post('/v1/sessions', {});
const { check } = await post('/v1/checks', { account, name: 'Jane Doe' }, session.token);
const verify = async (name) => {
  const options = {
    jwks: `${bff}/.well-known/jwks.json`,
    issuer: bff,
    audience: origin,
    account,
    name,
    allowSandbox: true,
  };
  try {
    return (await verifyReceipt(check.receipt, options)).outcome;
  } catch (error) {
    if (error instanceof ReceiptError) return `refused: ${error.code}`;
    throw error;
  }
};
process.stdout.write(JSON.stringify([await verify('Jane Doe'), await verify('John Roe')]));
