// Repository: every language says everything, with the same places to fill in, and no word lies unused.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateChromeMessages, type ParsedMessage, parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, test } from 'vitest';

const languages = readdirSync('locales').map((file) => file.replace(/\.yml$/, ''));
const messages = Object.fromEntries(
  await Promise.all(languages.map(async (name) => [name, await readMessages(name)] as const)),
);
const keyOf = ({ key }: ParsedMessage): string => key.join('.');
const keys = messages.en!.map(keyOf);

test('there are English, German and Korean', () => {
  expect(languages.toSorted()).toEqual(['de', 'en', 'ko']);
});

describe.each(languages.filter((name) => name !== 'en'))('%s', (name) => {
  const theirs = new Map(messages[name]!.map((message) => [keyOf(message), message]));

  test('has the same keys as English', () => {
    expect([...theirs.keys()].toSorted()).toEqual(keys.toSorted());
  });

  test('has the same places to fill in, in as many forms', () => {
    const differing = messages.en!.filter((english) => {
      const message = theirs.get(keyOf(english));
      return !message || JSON.stringify(places(message)) !== JSON.stringify(places(english));
    });
    expect(differing.map(keyOf)).toEqual([]);
  });
});

// "Nichts in Eigene" is no German: a tab's name can't be bent to fit a sentence.
test.each(['de', 'ko'])("a list's name stands in quotes where a %s sentence has it", (name) => {
  const composed = Object.entries(generateChromeMessages(messages[name]!)).filter(([, { message }]) =>
    message.includes('{list}'),
  );
  expect(composed).not.toEqual([]);
  for (const [key, { message }] of composed)
    for (const [, before, after] of message.matchAll(/(.)\{list\}(.)/g))
      expect(`${before}${after}`, key).toMatch(/^(„“|‘’)$/);
});

describe.each(languages)('%s', (name) => {
  test('has a word for each key', () => {
    const empty = Object.entries(generateChromeMessages(messages[name]!)).filter(
      ([, { message }]) => !message.trim(),
    );
    expect(empty).toEqual([]);
  });
});

describe('the code', () => {
  const code = ['components', 'entrypoints', 'utils', 'wxt.config.ts'].flatMap(readSources).join('\n');
  const literals = new Set(
    [...code.matchAll(/'([\w.]+)'|"([\w.]+)"|`([\w.]+)`/g)].map((match) => match[1] ?? match[2] ?? match[3]),
  );
  const templates = [...code.matchAll(/`((?:[\w.]|\$\{[^}]*\})+)`/g)]
    .map(([, template = '']) => template)
    .filter((template) => template.includes('${') && /^[\w]+\./.test(template))
    .map((template) => new RegExp(`^${template.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[^.]+')}$`));
  const inManifest = new Set(
    [...code.matchAll(/__MSG_(\w+)__/g)].map(([, name = '']) => name.replaceAll('_', '.')),
  );

  test('uses each key', () => {
    const isUsed = (key: string): boolean =>
      literals.has(key) || inManifest.has(key) || templates.some((template) => template.test(key));
    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  });

  test('asks for no key that is missing', () => {
    const asked = [...code.matchAll(/\bi18n\.t\(\s*'([^']+)'/g)].map(([, key = '']) => key);
    expect([...asked, ...inManifest].filter((key) => !keys.includes(key))).toEqual([]);
  });
});

/** Without those that the browser has for every extension (`@@ui_locale`). */
async function readMessages(name: string): Promise<ParsedMessage[]> {
  return (await parseMessagesFile(`locales/${name}.yml`)).filter(({ key }) => !key[0]?.startsWith('@@'));
}

/** What has to be filled in, and in how many forms by number. */
function places(message: ParsedMessage): object {
  const forms = message.type === 'plural' ? Object.values(message.plurals) : message.message.split(' | ');
  return {
    // Languages without a plural (Korean) have as many forms as English, all alike.
    forms: forms.length,
    names: [...new Set(message.namedSubstitutions)].toSorted(),
    numbered: message.substitutions,
  };
}

function readSources(path: string): string[] {
  if (path.endsWith('.ts')) return [readFileSync(path, 'utf8')];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|html)$/.test(file))
    .map((file) => readFileSync(join(path, file), 'utf8'));
}
