// Repository: what was built names no host but Meta's, and runs no code but its own.

import { describe, expect, test } from 'vitest';
import { listBuilt, readBuilt, type Target } from './built.ts';

/** Addresses that are asked: Graph; that are opened in tabs or recognised: Meta's sites. */
const metas = ['graph.facebook.com', 'www.facebook.com', 'business.facebook.com', 'adsmanager.facebook.com'];
/** Names in libraries' words and markup, which nothing asks: XML namespaces, and pages that their errors refer to. */
const inWords = [
  'www.w3.org',
  'react.dev',
  'github.com',
  'wxt.dev',
  'bit.ly',
  'tinyurl.com',
  'empty.invalid',
];

describe.each<Target>(['chrome', 'firefox'])('the build for %s', (target) => {
  const files = (...kinds: string[]): string[] => kinds.flatMap((kind) => listBuilt(target, kind));

  test('names no other host', () => {
    const found = files('.js', '.html', '.css', '.json').flatMap((path) =>
      [...readBuilt(target, path).matchAll(/\b(?:https?|wss?):\/\/([\w.-]+)/g)].map(
        ([, host]) => `${host} in ${path}`,
      ),
    );
    const strange = found.filter(
      (name) => ![...metas, ...inWords].some((host) => name.startsWith(`${host} `)),
    );
    expect(found.length).toBeGreaterThan(0);
    expect(strange).toEqual([]);
  });

  test('makes no code out of text, and fetches none', () => {
    const suspects = files('.js').filter((path) =>
      /\beval\(|\bnew Function\(|\bimportScripts\(/.test(readBuilt(target, path)),
    );
    expect(suspects).toEqual([]);
  });

  test('its pages load scripts and styles of the package alone', () => {
    const sources = files('.html').flatMap((page) =>
      [...readBuilt(target, page).matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, source = '']) => source),
    );
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((source) => !/^\/(?!\/)/.test(source))).toEqual([]);
  });

  test('has no source maps and nothing of the sandbox', () => {
    expect(files('.map')).toEqual([]);
    expect(files('.js').filter((path) => /127\.0\.0\.1|__sandbox/.test(readBuilt(target, path)))).toEqual([]);
  });
});
