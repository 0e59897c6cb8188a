// node check.mjs DE89370400440532013000 "Jane Doe"
const [iban, name] = process.argv.slice(2);
const { PAYEE_CHECK_URL: url = 'http://localhost:8787', PAYEE_CHECK_KEY: key } = process.env;
const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };

async function call(path, body) {
  const method = body === undefined ? 'GET' : 'POST';
  const response = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
  const answer = await response.json();
  // With 429 and 503, Retry-After says when to try again.
  if (!response.ok) throw new Error(`${answer.code}: ${answer.title}`);
  return answer.check;
}

let check = await call('/v1/checks', { account: { scheme: 'iban', iban }, name });
// Most banks answer within seconds. If one does not, keep polling: the bank itself is asked only once.
while (check.status === 'pending') {
  await new Promise((resolve) => setTimeout(resolve, check.pollAfterMs));
  check = await call(`/v1/checks/${check.id}`);
}

const { outcome, reason, registeredName, risk } = check;
const words = {
  match: [],
  close_match: [registeredName ?? reason],
  no_match: [],
  unable_to_verify: [reason],
};
const alarming = risk.level === 'high' ? ['stop: serious warnings about this account', ...risk.signals] : null;
process.stdout.write(`${(alarming ?? [outcome, ...words[outcome]]).join(' ')}\n`);
