// Unit tests: the fake browser has no `i18n`. This one reads the words of locales/en.yml, so that tests see what people see.

import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import { fakeBrowser } from 'wxt/testing/fake-browser';

const messages = generateChromeMessages(await parseMessagesFile('locales/en.yml'));

/** As the browser does it: `$1` to `$9` by place, `$$` for a dollar, nothing for a name that isn't there. */
function getMessage(name: string, substitutions: string | string[] = []): string {
  const values = [substitutions].flat();
  const message = messages[name]?.message ?? '';
  return message.replace(/\$(\$|[1-9])/g, (_, place: string) =>
    place === '$' ? '$' : (values[Number(place) - 1] ?? ''),
  );
}

Object.assign(fakeBrowser.i18n, {
  getMessage,
  getUILanguage: () => 'en-US',
  getAcceptLanguages: async () => ['en-US'],
});
