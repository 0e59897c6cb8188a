/** Removes the white space from `html` and `css` templates, which script minifiers do not touch. */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    enforce: 'post',
    transform(code, id) {
      if (!id.includes('/widget/src/')) return null;
      const edits = [];
      walk(this.parse(code), (node) => {
        if (node.type !== 'TaggedTemplateExpression' || node.tag.type !== 'Identifier') return;
        const minify = { html: minifyHtml, css: minifyCss }[node.tag.name];
        if (!minify) return;
        const { quasis } = node.quasi;
        quasis.forEach((quasi, index) => {
          edits.push([quasi, minify(quasi.value.raw, index === 0, index === quasis.length - 1)]);
        });
      });
      if (edits.length === 0) return null;
      let text = code;
      for (const [quasi, replacement] of edits.sort(([a], [b]) => b.start - a.start)) {
        const start = code[quasi.start] === '`' || code[quasi.start] === '}' ? quasi.start + 1 : quasi.start;
        text = text.slice(0, start) + replacement + text.slice(start + quasi.value.raw.length);
      }
      return { code: text, map: null };
    },
  };
}

function walk(node, visit) {
  if (!node || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const child of node) walk(child, visit);
    return;
  }
  if (typeof node.type === 'string') visit(node);
  for (const [key, child] of Object.entries(node)) if (key !== 'parent') walk(child, visit);
}

/** No template of ours relies on white space between tags, or at its ends. */
function minifyHtml(raw, first, last) {
  let text = raw
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .replace(/ ?\/>/g, '/>')
    .replace(/ >/g, '>')
    .replace(/="([\w-]+)"(?=[ >])/g, '=$1');
  if (first) text = text.trimStart();
  if (last) text = text.trimEnd();
  // A value between two tags.
  if (!last) text = text.replace(/> $/, '>');
  if (!first) text = text.replace(/^ </, '<');
  return text;
}

function minifyCss(raw) {
  return raw
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/([ :])0\./g, '$1.')
    .replace(/='(\w+)'\]/g, '=$1]')
    .replace(/;}/g, '}')
    .trim();
}
