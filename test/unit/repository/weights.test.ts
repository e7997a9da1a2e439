// Repository: what was built weighs no more than was promised. In bytes as they lie in the package.

import { describe, expect, test } from 'vitest';
import { pageScripts, type Target, weigh, withStaticImports } from './built.ts';

const KB = 1000;

describe.each<Target>(['chrome', 'firefox'])('the build for %s', (target) => {
  test('has a content script of at most 8 KB', () => {
    expect(weigh(target, withStaticImports(target, ['content-scripts/page-context.js']))).toBeLessThanOrEqual(
      8 * KB,
    );
  });

  test('has a background of at most 200 KB', () => {
    expect(weigh(target, withStaticImports(target, ['background.js']))).toBeLessThanOrEqual(200 * KB);
  });

  test.each(['popup', 'sidepanel'])('loads at most 400 KB of script for the %s', (surface) => {
    const scripts = withStaticImports(target, pageScripts(target, `${surface}.html`));
    expect(scripts.length).toBeGreaterThan(0);
    expect(weigh(target, scripts)).toBeLessThanOrEqual(400 * KB);
  });
});
