/** The page that says what a receipt proves; its text comes from the script. */
export const template = ({ policy, style, script }) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta name="referrer" content="no-referrer">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <title>What a receipt proves</title>
    <style>${style}</style>
  </head>
  <body>
    <header>
      <span class="brand">
        <svg width="26" height="26" viewBox="0 0 20 20" fill="none" aria-hidden="true"><rect width="20" height="20" rx="5" fill="#12355b"/><path d="M5 10.4 8.6 14 15.4 6.6" stroke="#fff" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/></svg>
        Payee Check
      </span>
      <select id="language" aria-label="Language"></select>
    </header>
    <main>
      <h1 data-word="title">What a receipt proves</h1>
      <form autocomplete="off">
        <p data-word="intro"></p>
        <p>
          <label for="receipt" data-word="receipt">Receipt</label>
          <input type="file" name="file" aria-label="receipt.json">
          <textarea id="receipt" name="receipt" dir="ltr" rows="6" spellcheck="false" required></textarea>
        </p>
        <p>
          <label for="keys" data-word="keys">Keys</label>
          <input id="keys" type="file" name="keys" accept=".json,application/json">
        </p>
        <fieldset>
          <legend data-word="compare">Compare with</legend>
          <label for="account" data-word="account">Account</label><input id="account" name="account" dir="ltr" spellcheck="false">
          <label for="name" data-word="name">Name</label><input id="name" name="name" spellcheck="false">
          <label for="identifier" data-word="identifier">Identification number</label><input id="identifier" name="identifier" dir="ltr" spellcheck="false">
          <label for="order" data-word="order">Order</label><input id="order" name="order" spellcheck="false">
          <label for="customer" data-word="customer">Customer</label><input id="customer" name="customer" spellcheck="false">
        </fieldset>
        <button data-word="check">Verify</button>
      </form>
      <section id="answer" tabindex="-1" aria-live="polite"></section>
    </main>
    <script type="module">${script}</script>
  </body>
</html>
`;
