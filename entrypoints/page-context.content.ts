// Content script: reads the business and the ad account that a page of Meta's shows, sends the digits.
//
// It runs in an isolated world, so it can neither patch the page's history nor see its variables: it hears
// of navigations from the Navigation API and, where a browser lacks that, looks at the URL each second.
// It weighs on every page of three hosts: no polyfill, no messaging library, no schema library here.

import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { defineContentScript } from 'wxt/utils/define-content-script';
import type { PageContextMessage } from '../utils/context/page-context-message.ts';
import { createDocumentReader, isDocumentNeeded } from '../utils/context/read-page-context.ts';

/** Milliseconds in which navigations are gathered into one look at the page. */
const SETTLE_MS = 50;
/** Late scripts are looked at this many milliseconds apart, and this often for a document. */
const LATE_MS = 1000;
const LATE_LOOKS = 20;
/** How often the URL is compared where nothing tells of navigations (Firefox). */
const POLL_MS = 1000;

export default defineContentScript({
  matches: [
    'https://business.facebook.com/*',
    'https://adsmanager.facebook.com/*',
    'https://www.facebook.com/*',
  ],
  runAt: 'document_idle',
  // The page is told nothing, not even that a content script started.
  noScriptStartedPostMessage: true,
  main: followPage,
});

const nothing: PageContextMessage = { type: 'page-context', businessId: null, adAccountIds: [] };

type Listener = (
  message: unknown,
  sender: { id?: string },
  respond: (answer: PageContextMessage) => void,
) => void;

interface Runtime {
  id?: string;
  sendMessage(message: PageContextMessage): Promise<unknown>;
  onMessage: { addListener(listener: Listener): void; removeListener(listener: Listener): void };
}

/** The extension's runtime, straight from the browser; undefined once the extension was updated or removed. */
function getRuntime(): Runtime | undefined {
  const { browser, chrome } = globalThis as unknown as Record<string, { runtime?: Runtime } | undefined>;
  const runtime = (browser ?? chrome)?.runtime;
  return runtime?.id ? runtime : undefined;
}

function followPage(ctx: ContentScriptContext): void {
  const reader = createDocumentReader();
  const read = (): PageContextMessage => reader.read(location.href, scriptTexts());
  let sent = '';
  let timer = 0;
  let due = Number.POSITIVE_INFINITY;
  let lateLooks = 0;

  const look = (): void => {
    clearTimeout(timer);
    due = Number.POSITIVE_INFINITY;
    // A page that is only being prepared isn't what its tab shows.
    if (ctx.isInvalid || (document as { prerendering?: boolean }).prerendering) return;
    const message = read();
    followScripts(message);
    const text = JSON.stringify(message);
    if (text === sent) return;
    sent = text;
    send(message);
  };
  const lookSoon = (ms: number): void => {
    const at = Date.now() + ms;
    if (at >= due) return;
    due = at;
    clearTimeout(timer);
    timer = window.setTimeout(look, ms);
  };
  const lookAgain = (): void => {
    sent = '';
    look();
  };

  const scripts = new MutationObserver((mutations) => {
    if (!mutations.some(({ addedNodes }) => [...addedNodes].some(hasScript))) return;
    lookSoon(LATE_MS);
    if (++lateLooks >= LATE_LOOKS) scripts.disconnect();
  });
  /** Waits for scripts that come late, as long as nothing says which business this is. */
  const followScripts = ({ businessId }: PageContextMessage): void => {
    scripts.disconnect();
    if (businessId !== null || lateLooks >= LATE_LOOKS || !isDocumentNeeded(location.href)) return;
    scripts.observe(document, { childList: true, subtree: true });
  };

  const answer: Listener = (message, sender, respond) => {
    const isAsked = (message as { type?: unknown } | null)?.type === 'page-context?';
    if (isAsked && sender.id === getRuntime()?.id) respond(read());
  };
  const { onMessage } = getRuntime() ?? {};
  onMessage?.addListener(answer);
  ctx.onInvalidated(() => {
    clearTimeout(timer);
    scripts.disconnect();
    // Whoever ended it, perhaps the page itself: nobody follows what the tab shows from here on.
    send(nothing);
    if (getRuntime()) onMessage?.removeListener(answer);
  });

  const { navigation } = globalThis as { navigation?: EventTarget };
  if (navigation) {
    const onNavigate = (): void => {
      reader.note(location.href);
      lookSoon(SETTLE_MS);
    };
    navigation.addEventListener('currententrychange', onNavigate, { signal: ctx.signal });
  } else {
    let url = location.href;
    ctx.setInterval(() => {
      if (url === location.href) return;
      url = location.href;
      look();
    }, POLL_MS);
  }
  // The tab goes elsewhere, perhaps to where nobody reads pages.
  addEventListener('pagehide', () => send(nothing), { signal: ctx.signal });
  // Back from the browser's back-forward cache or from preparation: the tab has shown other things since.
  addEventListener('pageshow', (event) => event.persisted && lookAgain(), { signal: ctx.signal });
  document.addEventListener('prerenderingchange', lookAgain, { signal: ctx.signal });
  look();
}

/** The texts of a page's inline scripts, one by one as they are asked for. */
function* scriptTexts(): Generator<string> {
  for (const script of document.scripts) {
    if (!script.src) yield script.text;
  }
}

/** A script, or markup with one in it. */
function hasScript(node: Node & { matches?: Element['matches'] }): boolean {
  return node.matches?.('script,:has(script)') === true;
}

function send(message: PageContextMessage): void {
  // Fails while the extension is being updated, or when nobody listens: the page has nobody to tell then.
  const ignore = (): undefined => undefined;
  try {
    getRuntime()?.sendMessage(message).catch(ignore);
  } catch {
    ignore();
  }
}
