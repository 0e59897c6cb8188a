// The viewer writes the contract's descriptions as HTML, sanitised with DOMPurify, and does not know Trusted Types.
// Only this page allows HTML; scripts and their URLs are still refused.
globalThis.trustedTypes?.createPolicy('default', { createHTML: (html) => html });
