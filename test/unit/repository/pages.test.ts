// Repository: what was built of popup and side panel holds nothing up, and finds all that it names.

import { describe, expect, test } from 'vitest';
import { listBuilt, readBuilt, type Target } from './built.ts';

describe.each<Target>(['chrome', 'firefox'])('the build for %s', (target) => {
  test.each(['popup', 'sidepanel'])('has boot.js alone run the %s, and that waits for nothing', (surface) => {
    const html = readBuilt(target, `${surface}.html`);
    expect(html.match(/<script\b.*?>/g)).toEqual(['<script async src="/boot.js">']);
    expect(html.match(/<link rel="modulepreload"/g)).toHaveLength(1);
  });

  test('has the styles of the first paint in each page, and nowhere else', () => {
    for (const page of listBuilt(target, '.html'))
      expect(readBuilt(target, page)).toMatch(/<style>[^<]{10000,}<\/style>/);
    expect(listBuilt(target, '.css').filter((path) => path.includes('surface'))).toEqual([]);
  });

  test('has every file that one of its files names', () => {
    const there = new Set(listBuilt(target, ''));
    const named = ['.js', '.html'].flatMap((kind) =>
      listBuilt(target, kind).flatMap((path) =>
        [...readBuilt(target, path).matchAll(/["`]\/?((?:assets|chunks)\/[\w.-]+)["`]/g)].map(
          ([, name = '']) => name,
        ),
      ),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !there.has(name))).toEqual([]);
  });
});
