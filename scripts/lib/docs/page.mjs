import { escapeHtml } from './markdown.mjs';

const link = ({ href, label, current }) =>
  `<li><a href="${escapeHtml(href)}"${current ? ' aria-current="page"' : ''}>${escapeHtml(label)}</a></li>`;

const groups = (navigation) =>
  navigation.map(({ title, pages }) => `<p>${escapeHtml(title)}</p><ul>${pages.map(link).join('')}</ul>`).join('\n');

const contents = (headings) =>
  `<ul>${headings
    .map(
      ({ id, text, level }) => `<li class="level-${level}"><a href="#${escapeHtml(id)}">${escapeHtml(text)}</a></li>`,
    )
    .join('')}</ul>`;

/**
 * One page in its frame. It works without a script, and under a policy that allows no inline style: what a narrow window
 * folds away is a `<details>`, which stands beside the wide window's list, and the style sheet shows one of the two.
 *
 * @param page `root` leads to the site's root: `''`, or `'../'` for each folder.
 */
export function frame({ title, html, headings, navigation, root, previous, next }) {
  const parts = headings.filter(({ level }) => level === 2 || level === 3);
  const hasContents = parts.length > 2;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} – Payee Check</title>
<link rel="stylesheet" href="${root}site.css">
<link rel="icon" href="${root}icon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#content">Skip to the text</a>
<header class="bar"><a href="${root}index.html"><img src="${root}icon.svg" width="24" height="24" alt=""> Payee Check</a></header>
<div class="frame">
<nav class="pages" aria-label="Pages">
<details class="narrow"><summary>All pages</summary>${groups(navigation)}</details>
<div class="broad">${groups(navigation)}</div>
</nav>
<main id="content" tabindex="-1">
${html}
${previous || next ? `<nav class="turn" aria-label="Next and previous page">${previous ? `<a rel="prev" href="${escapeHtml(previous.href)}"><span>Previous</span> ${escapeHtml(previous.label)}</a>` : '<span></span>'}${next ? `<a rel="next" href="${escapeHtml(next.href)}"><span>Next</span> ${escapeHtml(next.label)}</a>` : ''}</nav>` : ''}
</main>
${hasContents ? `<nav class="contents" aria-label="On this page"><p>On this page</p>${contents(parts)}</nav>` : ''}
</div>
</body>
</html>
`;
}
