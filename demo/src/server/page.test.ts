import { describe, expect, it } from 'vitest';
import { attributes, contentSecurityPolicy, fill, markup } from './page.ts';

describe('fill', () => {
  it('escapes text, in attributes and between tags, and inserts our own markup unchanged', () => {
    const page = '<a href="{{url}}" data-fill="more"><!-- text --></a><!-- list -->';
    const values = {
      url: '"><script>',
      more: attributes({ lang: 'en', dir: null }),
      text: '<b>',
      list: markup('<ul></ul>'),
    };
    expect(fill(page, values)).toBe('<a href="&#34;&#62;&#60;script&#62;" lang="en">&#60;b&#62;</a><ul></ul>');
  });

  it('does not fill placeholders in inserted values', () => {
    expect(fill('<!-- text -->', { text: '{{secret}}', secret: 'x' })).toBe('{{secret}}');
  });

  it('refuses a page that asks for an unknown placeholder', () => {
    expect(() => fill('{{other}}', {})).toThrow(/other/);
  });
});

it('the policy allows only scripts of the shop and the BFF, and nothing inline', () => {
  const policy = contentSecurityPolicy(['https://bff.example', 'https://second.example']);
  expect(policy).toContain("script-src 'self' https://bff.example;");
  expect(policy).toContain("connect-src 'self' https://bff.example https://second.example;");
  expect(policy).not.toMatch(/unsafe|\*/);
});
