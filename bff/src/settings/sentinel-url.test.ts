import { describe, expect, it } from 'vitest';
import { redisUrl } from './fields.ts';
import { readSentinelUrl } from './sentinel-url.ts';

describe('a URL of sentinels', () => {
  it('has several hosts, the name of the primary, and credentials', () => {
    expect(
      readSentinelUrl('rediss+sentinel://bff:p%40ss@s1.example:26379,10.0.0.2,[::1]:5000/main?sentinelPassword=other'),
    ).toEqual({
      hosts: ['s1.example:26379', '10.0.0.2', '[::1]:5000'],
      group: 'main',
      isTls: true,
      username: 'bff',
      password: 'p@ss',
      sentinelPassword: 'other',
    });
    expect(readSentinelUrl('redis+sentinel://:secret@s1/main')).toMatchObject({
      username: '',
      password: 'secret',
      isTls: false,
      sentinelPassword: null,
    });
  });

  it.each([
    'redis://s1:26379/main',
    'redis+sentinel://s1:26379',
    'redis+sentinel://s1:26379/',
    'redis+sentinel:///main',
    'redis+sentinel://s1,,s2/main',
    'redis+sentinel://s1:x/main',
    'sentinel://s1/main',
  ])('is not %s', (url) => expect(readSentinelUrl(url)).toBeNull());

  it('can be a REDIS_URL, like the URL of a server', () => {
    expect(redisUrl.safeParse('redis+sentinel://s1,s2/main').success).toBe(true);
    expect(redisUrl.safeParse('rediss://host').success).toBe(true);
    expect(redisUrl.safeParse('redis+sentinel://s1,s2').success).toBe(false);
  });
});
