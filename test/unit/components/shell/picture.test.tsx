// @vitest-environment happy-dom
// shell: the picture of the popup's list: when it is shown, what it is of, and that it goes with all else.

import { render, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { startBoot } from '@/components/shell/boot.ts';
import { KeptPicture } from '@/components/shell/kept-picture.ts';
import { describeLook, type Picture, showPicture } from '@/components/shell/picture.ts';
import { initialView, type View } from '@/components/view.ts';
import { useView } from '@/components/view-store.ts';
import { dropBusinesses } from '@/utils/session/drop-businesses.ts';
import { viewItems } from '@/utils/storage.ts';
import { pictureKey } from '@/utils/surfaces.ts';
import { getMirror } from '../../../../utils/mirror/database.ts';
import { bikeWorks, fillMirror, jonas, northwind } from '../support/rows.ts';

const list: View = { ...initialView, businessId: northwind };
const createPicture = (known: Partial<Picture> = {}): Picture => ({
  look: describeLook(list) ?? '',
  language: 'ko',
  html: '<div role="grid"><div role="row">Berlin Bike Works</div></div>',
  ...known,
});
const root = (): HTMLElement => document.getElementById('root') as HTMLElement;

beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>';
  document.documentElement.lang = 'en';
});
afterEach(() => vi.restoreAllMocks());

describe('showing', () => {
  test('the list as it was left, in its language, and nothing in it can be reached', async () => {
    await showPicture(createPicture(), list);
    expect(root().textContent).toBe('Berlin Bike Works');
    expect(root().inert).toBe(true);
    expect(document.documentElement.lang).toBe('ko');
  });

  test('where the list was scrolled to', async () => {
    const scrollTo = vi.spyOn(Element.prototype, 'scrollTo');
    const scrolled = { ...list, scroll: { ...list.scroll, owned: 520 } };
    await showPicture(createPicture({ look: describeLook(scrolled) ?? '' }), scrolled);
    expect(scrollTo).toHaveBeenCalledExactlyOnceWith(0, 520);
  });

  test.each<[string, Partial<View>]>([
    ['another business', { businessId: '999' as View['businessId'] }],
    ['another list', { tab: 'shared' }],
    ['another place in the list', { scroll: { ...list.scroll, owned: 52 } }],
    ['another row', { selected: bikeWorks }],
    ['a search', { query: 'bike' }],
    ['something opened', { opened: [{ kind: 'person', personId: jonas }] }],
  ])('not where the view shows %s', async (_, other) => {
    await showPicture(createPicture(), { ...list, ...other });
    expect(root().innerHTML).toBe('');
    expect(root().inert).toBeFalsy();
  });

  test.each([
    ['nothing', undefined],
    ['a word', 'picture'],
    ['something else', { look: describeLook(list), language: 'en', html: 5 }],
    ['one without a language', { look: describeLook(list), html: '<p></p>' }],
  ])('not where %s is kept', async (_, kept) => {
    await showPicture(kept, list);
    expect(root().innerHTML).toBe('');
  });

  test('not over what is there already', async () => {
    root().innerHTML = '<p>The list itself</p>';
    await showPicture(createPicture(), list);
    expect(root().textContent).toBe('The list itself');
    expect(root().inert).toBeFalsy();
  });

  test('a window that is not drawn is not waited for', async () => {
    vi.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(1);
    await showPicture(createPicture(), list);
    expect(root().textContent).toBe('Berlin Bike Works');
  });

  test.each([
    ['popup', 'Berlin Bike Works'],
    // Above its list is what the page in front shows, and that may be another one by now.
    ['sidepanel', ''],
  ] as const)('by the %s, before anything else of it is there', async (surface, shown) => {
    await fillMirror();
    await viewItems[surface].setValue({ ...list });
    await browser.storage.session.set({ [pictureKey]: createPicture() });
    const { idle, read } = startBoot(surface);
    await idle;
    expect(root().textContent).toBe(shown);
    expect((await read).businessId).toBe(northwind);
  });
});

describe('keeping', () => {
  const html = `
    <div role="status" data-late="true">Claim accepted</div>
    <div role="row">&lt;img src=x onerror=alert(1)&gt; <span class="avatars" data-late="true">JK</span></div>`;
  const getKept = async (): Promise<Picture | undefined> =>
    (await browser.storage.session.get(pictureKey))[pictureKey] as Picture | undefined;

  beforeEach(async () => {
    vi.spyOn(console, 'warn');
    useView.setState(list);
    root().innerHTML = html;
    vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
    vi.stubGlobal('cancelIdleCallback', clearTimeout);
    await viewItems.popup.setValue({ ...list });
  });
  afterEach(() => {
    expect(console.warn).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
  });

  /** The page's root is beside what is rendered, as the list is in the popup. */
  const open = () => render(<KeptPicture />);

  test('once the list has come to rest; without what comes in after its first paint', async () => {
    open();
    expect(await getKept()).toBeUndefined();
    await waitFor(async () => expect(await getKept()).toBeDefined());
    const kept = await getKept();
    expect(kept).toMatchObject({ look: describeLook(list), language: 'en' });
    expect(kept?.html).not.toContain('Claim accepted');
    expect(kept?.html).not.toContain('JK');
    expect(root().textContent).toContain('Claim accepted');
  });

  test('a name that is written like a page stays a name', async () => {
    open();
    await waitFor(async () => expect(await getKept()).toBeDefined());
    root().innerHTML = '';
    await showPicture(await getKept(), list);
    expect(root().querySelector('img')).toBeNull();
    expect(root().textContent).toContain('<img src=x onerror=alert(1)>');
  });

  test('anew when the list has changed, and when another is shown', async () => {
    open();
    await waitFor(async () => expect((await getKept())?.html).toContain('onerror'));
    root().innerHTML = '<div role="row">Spree Boats</div>';
    await waitFor(async () => expect((await getKept())?.html).toContain('Spree Boats'));
    useView.setState({ tab: 'shared' });
    await waitFor(async () => expect((await getKept())?.look).toBe(describeLook({ ...list, tab: 'shared' })));
  });

  test('no more of a list that has no rows any more', async () => {
    open();
    await waitFor(async () => expect(await getKept()).toBeDefined());
    root().replaceChildren();
    await waitFor(async () => expect(await getKept()).toBeUndefined());
  });

  test('not beyond a Disconnect that comes while it is being kept', async () => {
    const set = browser.storage.session.set.bind(browser.storage.session);
    vi.spyOn(browser.storage.session, 'set').mockImplementationOnce(async (items) => {
      await browser.storage.session.clear();
      return set(items);
    });
    open();
    await rest();
    expect(browser.storage.session.set).toHaveBeenCalledOnce();
    expect(await getKept()).toBeUndefined();
  });

  test('not once what it may show was forgotten', async () => {
    open().unmount();
    await browser.storage.session.set({ [pictureKey]: createPicture() });
    const db = getMirror();
    await db.transaction('rw', db.tables, () => dropBusinesses(db, [northwind]));
    await waitFor(async () => expect(await getKept()).toBeUndefined());
  });

  const rest = () => new Promise((resolve) => setTimeout(resolve, 900));

  test.each<[string, () => unknown]>([
    ['while something is searched', () => useView.setState({ query: 'bike' })],
    ['of what is opened', () => useView.setState({ opened: [{ kind: 'connect' }] })],
    ['of a list without rows', () => root().replaceChildren()],
    ['after Disconnect', () => browser.storage.session.clear()],
    ['after the business went', () => useView.setState(initialView)],
  ])('none %s', async (_, change) => {
    await change();
    open();
    await rest();
    expect(await getKept()).toBeUndefined();
  });

  test('none any more once the list is gone', async () => {
    open().unmount();
    await rest();
    expect(await getKept()).toBeUndefined();
  });
});
