// Imports the given modules, and prints what each exports and which browser globals appeared on the way. (Lit brings a
// registry of custom elements to Node, as `globalThis.customElements`.)
const given = {};
for (const specifier of process.argv.slice(2)) given[specifier] = Object.keys(await import(specifier));
const appeared = ['window', 'document', 'HTMLElement'].filter((name) => name in globalThis);
const defined = ['payee-check', 'payee-check-context'].filter((tag) => globalThis.customElements?.get(tag));
process.stdout.write(JSON.stringify({ version: process.version, given, appeared: [...appeared, ...defined] }));
