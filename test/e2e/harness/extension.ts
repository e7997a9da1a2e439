// End-to-end harness: what a test does with the extension as a whole.

import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { browser } from 'wxt/browser';
import type { Launched } from './launch-chromium.ts';
import { findRealSurface } from './real-surface.ts';

/** The browser's own interface, for the bodies that run in the worker or in a page: `declare const chrome: Chrome`. */
export type Chrome = typeof browser;
declare const chrome: Chrome;

export type SurfaceName = 'popup' | 'sidepanel' | 'options';

/** What the browser tells a menu's listener, as far as it matters here. */
export interface MenuClick {
  pageUrl: string;
  linkUrl?: string;
  selectionText?: string;
  /** The tab that was clicked in, which comes to the front; without it, the one in front. */
  page?: Page;
}

export interface Extension {
  id: string;
  context: BrowserContext;
  /** The browser's profile, to look into. */
  profile: string;
  /** Runs in the worker, which is started if it isn't running. `body` may use `chrome`. */
  evaluate: <Value, Argument>(
    body: (argument: Argument) => Value | Promise<Value>,
    argument: Argument,
  ) => Promise<Value>;
  /** A surface in a tab of its own: quick, and all of Playwright works on it. */
  openSurface: (name: SurfaceName) => Promise<Page>;
  /** The real popup, as a click on the extension's button opens it. Its address has no tab. */
  openPopup: () => Promise<Page>;
  /** The real popup, once something has opened it. */
  findPopup: () => Promise<Page>;
  /** The real side panel, of the window in front. */
  openPanel: () => Promise<Page>;
  /** The real side panel, once something has opened it. */
  findPanel: () => Promise<Page>;
  /** Through the interface: types the token into the connect view, and waits until it is gone. */
  connect: (token: string) => Promise<void>;
  /** The worker ends at once, wherever it is, as the browser may do at any time. */
  stopWorker: () => Promise<void>;
  isWorkerRunning: () => Promise<boolean>;
  fireContextMenu: (click: MenuClick) => Promise<void>;
  fireAlarm: (name: string) => Promise<void>;
  badge: () => Promise<string>;
  /** The notifications shown, by id. */
  notifications: () => Promise<string[]>;
  close: () => Promise<void>;
}

/** What a busy machine may take (ms), also where no test runner says how long an expectation waits. */
const patience = 30_000;

/** The id of the context menu's one item (see CONTRACT's names). */
const MENU_ITEM = 'claim-ad-account';

export function createExtension({
  context,
  worker,
  extensionId,
  profile,
}: Launched & { profile: string }): Extension {
  const address = (name: string): string => `chrome-extension://${extensionId}/${name}.html`;
  const disconnects: (() => Promise<void>)[] = [];
  const workers = createWorkerControl({ context, worker, extensionId });
  const { evaluate } = workers;

  const openSurface: Extension['openSurface'] = async (name) => {
    const page = await context.newPage();
    await page.goto(address(name));
    return page;
  };
  const findSurface = async (name: SurfaceName): Promise<Page> => {
    const { page, disconnect } = await findRealSurface({ url: address(name), profile });
    disconnects.push(disconnect);
    return page;
  };

  return {
    id: extensionId,
    context,
    profile,
    evaluate,
    openSurface,
    openPopup: async () => {
      await evaluate(() => chrome.action.openPopup(), undefined);
      return findSurface('popup');
    },
    findPopup: () => findSurface('popup'),
    openPanel: async () => {
      const page = await openSurface('options');
      await openSidePanel(page);
      await page.close();
      return findSurface('sidepanel');
    },
    findPanel: () => findSurface('sidepanel'),
    connect: async (token) => {
      const page = await openSurface('popup');
      const field = page.getByRole('textbox', { name: 'Access token' });
      await field.fill(token);
      await page.getByRole('button', { name: 'Connect', exact: true }).click();
      await expect(field).toBeHidden({ timeout: patience });
      await page.close();
    },
    stopWorker: workers.stop,
    isWorkerRunning: workers.isRunning,
    fireContextMenu: async ({ page, ...click }) => {
      await page?.bringToFront();
      await fireContextMenu(evaluate, click);
    },
    fireAlarm: (name) =>
      evaluate((alarm) => {
        // Events of the browser can be fired from inside, though no type says so.
        const { onAlarm } = chrome.alarms as unknown as { onAlarm: { dispatch: (alarm: object) => void } };
        onAlarm.dispatch({ name: alarm, scheduledTime: Date.now() });
      }, name),
    badge: () => evaluate(() => chrome.action.getBadgeText({}), undefined),
    notifications: () => evaluate(async () => Object.keys(await chrome.notifications.getAll()), undefined),
    close: async () => {
      for (const disconnect of disconnects) await disconnect();
      await context.close();
    },
  };
}

/** A panel opens on a gesture only: the protocol can say that this is one. @param page any page of the extension. */
async function openSidePanel(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { exceptionDetails } = await session
    .send('Runtime.evaluate', {
      expression: 'chrome.windows.getCurrent().then(({ id }) => id)',
      awaitPromise: true,
      returnByValue: true,
    })
    .then(({ result }) =>
      session.send('Runtime.evaluate', {
        expression: `chrome.sidePanel.open({ windowId: ${result.value} })`,
        awaitPromise: true,
        userGesture: true,
      }),
    );
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
}

type Evaluate = Extension['evaluate'];

function fireContextMenu(evaluate: Evaluate, click: MenuClick): Promise<void> {
  return evaluate(
    async ({ click, menuItemId }) => {
      const tabs = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const { onClicked } = chrome.contextMenus as unknown as {
        onClicked: { dispatch: (...given: object[]) => void };
      };
      onClicked.dispatch({ menuItemId, editable: false, ...click }, tabs[0] ?? {});
    },
    { click, menuItemId: MENU_ITEM },
  );
}

interface WorkerControl {
  evaluate: Evaluate;
  stop: () => Promise<void>;
  isRunning: () => Promise<boolean>;
}

/** Stops and starts the worker as the browser does, by its debugging protocol. */
function createWorkerControl({ context, worker, extensionId }: Launched): WorkerControl {
  const scopeURL = `chrome-extension://${extensionId}/`;
  let status = 'running';
  let phase = '';
  let session: Promise<CDPSession> | undefined;

  // Any page's session hears of all workers; one on the first page lives as long as that page.
  const getSession = (): Promise<CDPSession> => {
    session ??= (async () => {
      const [page = await context.newPage()] = context.pages();
      page.once('close', () => {
        session = undefined;
      });
      const created = await context.newCDPSession(page);
      created.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        const version = versions.find(({ scriptURL }) => scriptURL.startsWith(scopeURL));
        status = version?.runningStatus ?? status;
        phase = version?.status ?? phase;
      });
      await created.send('ServiceWorker.enable');
      return created;
    })();
    return session;
  };
  const reach = (wanted: string): Promise<void> =>
    expect.poll(() => status, { message: 'the worker', timeout: patience }).toBe(wanted);

  return {
    evaluate: async (body, argument) => {
      const cdp = await getSession();
      if (status !== 'running') {
        await cdp.send('ServiceWorker.startWorker', { scopeURL });
        await reach('running');
      }
      // Playwright's types unwrap the argument in a way that a type parameter can't follow.
      return worker.evaluate(body as (argument: unknown) => unknown, argument) as ReturnType<typeof body>;
    },
    stop: async () => {
      const cdp = await getSession();
      // One that is stopped before it is activated is started again for that.
      await expect.poll(() => phase, { message: 'the worker', timeout: patience }).toBe('activated');
      await cdp.send('ServiceWorker.stopAllWorkers');
      await reach('stopped');
    },
    isRunning: async () => {
      await getSession();
      return status === 'running';
    },
  };
}
