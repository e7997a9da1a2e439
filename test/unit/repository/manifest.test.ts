// Repository: the manifest asks for what was promised, and nothing more.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readBuilt, type Target } from './built.ts';

interface Manifest {
  permissions: string[];
  host_permissions: string[];
  content_scripts: { matches: string[]; js: string[]; [key: string]: unknown }[];
  content_security_policy: { extension_pages: string };
  background: Record<string, unknown>;
  commands: Record<string, unknown>;
  [key: string]: unknown;
}

const read = (target: Target): Manifest => JSON.parse(readBuilt(target, 'manifest.json'));
const shared = ['storage', 'alarms', 'notifications', 'contextMenus', 'identity'];

test('every permission is in the README, with what it is for, and no other', () => {
  const { permissions, host_permissions, content_scripts } = read('chrome');
  const [, table = ''] =
    /\n\| permission \| for \|\n\|[-|]+\|\n((?:\|.*\n)+)/.exec(readFileSync('README.md', 'utf8')) ?? [];
  const cells = table.split('\n').map((row) => row.split('|')[1] ?? '');
  const named = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
  const scripted = content_scripts.flatMap(({ matches }) => matches.map((match) => new URL(match).hostname));
  const hosts = host_permissions.map((match) => match.replace('/*', ''));
  // The content script's hosts are short for what ends alike: `business.`, `adsmanager.` and `www.facebook.com`.
  const whole = named.map((name) => (name.endsWith('.') ? `${name}facebook.com` : name));
  expect(whole.toSorted()).toEqual([...permissions, ...hosts, ...scripted].toSorted());
});

describe.each<Target>(['chrome', 'firefox'])('the manifest for %s', (target) => {
  test('has these permissions', () => {
    const { permissions } = read(target);
    // Firefox's sidebar needs none.
    expect(permissions.toSorted()).toEqual(
      (target === 'chrome' ? [...shared, 'sidePanel'] : shared).toSorted(),
    );
  });

  test('may reach Graph alone', () => {
    expect(read(target).host_permissions).toEqual(['https://graph.facebook.com/*']);
    expect(read(target)).not.toHaveProperty('optional_permissions');
    expect(read(target)).not.toHaveProperty('optional_host_permissions');
  });

  test("has one content script, in the isolated world of Meta's three hosts", () => {
    expect(read(target).content_scripts).toEqual([
      {
        matches: [
          'https://adsmanager.facebook.com/*',
          'https://business.facebook.com/*',
          'https://www.facebook.com/*',
        ],
        run_at: 'document_idle',
        js: ['content-scripts/page-context.js'],
      },
    ]);
  });

  test('shows nothing to pages and other extensions', () => {
    expect(read(target)).not.toHaveProperty('web_accessible_resources');
    expect(read(target)).not.toHaveProperty('externally_connectable');
  });

  test('lets its own pages run its own scripts and talk to Graph, and nothing else', () => {
    const policy = read(target).content_security_policy.extension_pages;
    const directives = Object.fromEntries(
      policy.split('; ').map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources];
      }),
    );
    expect(directives).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:'],
      'font-src': ["'self'"],
      'connect-src': ['https://graph.facebook.com'],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
    });
  });

  test('has the two commands, and its words in every language', () => {
    expect(Object.keys(read(target).commands).toSorted()).toEqual(['_execute_action', 'open-side-panel']);
    expect(read(target)).toMatchObject({
      default_locale: 'en',
      name: expect.stringMatching(/^__MSG_\w+__$/),
    });
  });
});
