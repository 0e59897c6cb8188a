// The viewer writes the contract's descriptions as HTML, which it has cleaned with DOMPurify, and knows no Trusted Types. On
// this page alone HTML is let through; scripts and their addresses still are not.
globalThis.trustedTypes?.createPolicy('default', { createHTML: (html) => html });
