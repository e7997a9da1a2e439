// Repository: what was built of popup and side panel holds nothing up, and finds all that it names.

import { describe, expect, test } from 'vitest';
import { listBuilt, readBuilt, type Target } from './built.ts';

describe.each<Target>(['chrome', 'firefox'])('the build for %s', (target) => {
  test.each(['popup', 'sidepanel'])('runs boot.js alone in the %s, and leaves the rest to it', (surface) => {
    const html = readBuilt(target, `${surface}.html`);
    expect(html.match(/<script\b.*?>/g)).toEqual(['<script async src="/boot.js">']);
    expect(html.match(/<link\b.*?>/g)).toEqual([
      expect.stringMatching(/^<link id="surface" rel="modulepreload" crossorigin href="\/chunks\/surface-/),
    ]);
  });

  test('has the styles of the first paint in each page, and nowhere else', () => {
    for (const page of listBuilt(target, '.html'))
      expect(readBuilt(target, page)).toMatch(/<style>[^<]{10000,}<\/style>/);
    expect(listBuilt(target, '.css').filter((path) => /surface|popup|sidepanel/.test(path))).toEqual([]);
  });

  test('has every file that one of its files names', () => {
    const there = new Set(listBuilt(target, ''));
    const read = (path: string, pattern: RegExp, folder = ''): string[] =>
      [...readBuilt(target, path).matchAll(pattern)].map(([, name = '']) => `${folder}${name}`);
    const named = [
      ...[...listBuilt(target, '.js'), ...listBuilt(target, '.html')].flatMap((path) =>
        read(path, /["`]\/?((?:assets|chunks)\/[\w.-]+)["`]/g),
      ),
      ...listBuilt(target, '.js')
        .filter((path) => path.startsWith('chunks/'))
        .flatMap((path) => read(path, /["`]\.\/([\w.-]+\.js)["`]/g, 'chunks/')),
    ];
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((name) => !there.has(name))).toEqual([]);
  });
});
