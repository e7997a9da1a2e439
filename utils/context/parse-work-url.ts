// Context: whether a URL belongs to one of Meta's work surfaces at all. Pure.

/** Hosts that carry a business or an ad account in their URLs; matched exactly, so lookalikes fail. */
const HOSTS = new Set([
  'business.facebook.com',
  'adsmanager.facebook.com',
  'eventsmanager.facebook.com',
  'www.facebook.com',
]);

/** Sign-in pages: what they name has not been opened yet. */
const SIGN_IN = /^\/+(login|business\/loginpage)/i;

/**
 * The URL parsed, if it is a page of Meta's work surfaces: https on the default port, one of the exact
 * hosts, nobody's name or password in it, and no sign-in page. Otherwise null. Never throws.
 */
export function parseWorkUrl(url: string): URL | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  const isWork =
    parsed.protocol === 'https:' &&
    parsed.port === '' &&
    parsed.username === '' &&
    parsed.password === '' &&
    HOSTS.has(parsed.hostname) &&
    !SIGN_IN.test(parsed.pathname);
  return isWork ? parsed : null;
}
