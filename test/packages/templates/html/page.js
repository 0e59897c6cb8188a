document.querySelector('payee-check').addEventListener('payee-check-result', (event) => {
  document.querySelector('output').textContent = `${event.detail.check.outcome}, ${event.target.state}`;
});
