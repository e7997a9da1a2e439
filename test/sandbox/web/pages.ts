// Plain pages with the shapes of Meta's addresses, for business., adsmanager. and www.facebook.com.

import { Hono } from 'hono';
import type { Runtime } from '../runtime.ts';
import type { World } from '../world/world.ts';
import { HOSTILE_SCRIPT, hostileBody } from './hostile.ts';
import { escapeHtml, htmlPage } from './html.ts';

const SCRIPT = '/sandbox-page.js';
const HOSTILE = '/sandbox-hostile.js';

/** Goes to another account by the history API, as Ads Manager does, and shows the new ids. */
const PAGE_SCRIPT = `
function show() {
  const query = new URLSearchParams(location.search);
  document.getElementById('act').textContent = query.get('act') ?? '';
  document.getElementById('business').textContent = query.get('business_id') ?? '';
  document.title = 'Ads Manager - ' + (query.get('act') ?? query.get('business_id') ?? '');
}
for (const button of document.querySelectorAll('button[data-href]')) {
  button.addEventListener('click', () => {
    history.pushState({}, '', button.dataset.href);
    show();
  });
}
window.addEventListener('popstate', show);
`;

/** The ids in an address: from the query, else from the old paths that hold them. */
function idsOf(url: URL): { business: string; account: string } {
  const query = url.searchParams;
  const quality = /\/accountquality\/(\d+)(?:\/(\d+))?/.exec(url.pathname);
  const support = /\/business-support-home\/\d+\/(\d+)/.exec(url.pathname);
  return {
    business: query.get('business_id') ?? query.get('global_scope_id') ?? quality?.[1] ?? '',
    account: (query.get('act') ?? quality?.[2] ?? support?.[1] ?? '').replace(/^act_/, ''),
  };
}

function adsManager(account: string, business: string): string {
  return `/adsmanager/manage/campaigns?act=${account}&business_id=${business}`;
}

/** A few accounts to go to: the business's first ones, and some that nobody in it has. */
function neighbours(world: World, business: string): { own: string[]; others: string[] } {
  const known = world.businesses.has(business) ? business : world.named.agency;
  return {
    own: world
      .relationsOfBusiness(known)
      .filter((relation) => relation.status === 'CONFIRMED')
      .slice(0, 5)
      .map((relation) => relation.account),
    others: world.claimables
      .filter((claimable) => claimable.kind === 'confirmed' || claimable.kind === 'pending')
      .map((claimable) => claimable.account),
  };
}

function pageBody(world: World, url: URL): string {
  const { business, account } = idsOf(url);
  const shown = escapeHtml(business || world.named.agency);
  const { own, others } = neighbours(world, business);
  const query = url.searchParams;
  const hidden = { businessID: query.get('in_page_business'), adAccountID: query.get('in_page_account') };
  const context = hidden.businessID || hidden.adAccountID ? { BusinessUnifiedNavigationContext: hidden } : {};
  const links = [...own, ...others].map((id) => {
    const href = `https://adsmanager.facebook.com${adsManager(id, shown)}`;
    return `<li><a href="${escapeHtml(href)}">Ad account ${id}</a></li>`;
  });
  const buttons = [...own.slice(0, 2), ...others.slice(0, 2)].map(
    (id) =>
      `<button type="button" data-href="${escapeHtml(`${adsManager(id, shown)}`)}">Go to ${id}</button>`,
  );
  return `<main>
<h1>${escapeHtml(url.hostname)}</h1>
<dl>
<dt>Business</dt><dd id="business">${escapeHtml(business)}</dd>
<dt>Ad account</dt><dd id="act">${escapeHtml(account)}</dd>
<dt>Path</dt><dd id="path">${escapeHtml(url.pathname)}</dd>
<dt>Query</dt><dd id="query">${escapeHtml(url.search)}</dd>
</dl>
<p id="one">One ad account: act_${others[0] ?? ''}</p>
<p id="several">Please take over ${others
    .slice(0, 4)
    .map((id) => `act_${id}`)
    .join(', ')} and also ${own[0] ?? ''} today.</p>
<p id="none">No ad account is named here.</p>
<div id="moves">${buttons.join('\n')}</div>
<ul id="links">${links.join('\n')}</ul>
<script type="application/json" id="page-data">${JSON.stringify(context).replaceAll('<', '\\u003c')}</script>
</main>`;
}

export function createPages(runtime: Runtime): Hono {
  const app = new Hono();
  const script = (text: string): Response =>
    new Response(text, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });

  app.get(SCRIPT, () => script(PAGE_SCRIPT));
  app.get(HOSTILE, () => script(HOSTILE_SCRIPT));
  app.get('/favicon.ico', () => new Response(null, { status: 204 }));
  app.all('*', (c) => {
    const url = new URL(c.req.url);
    const { business, account } = idsOf(url);
    const title = `${url.hostname.startsWith('business') ? 'Meta Business Suite' : 'Ads Manager'} - ${account || business}`;
    if (url.searchParams.get('hostile') === '1') {
      return htmlPage({
        title: 'act_999999999999999',
        body: hostileBody(pageBody(runtime.world, url)),
        script: HOSTILE,
      });
    }
    return htmlPage({ title, body: pageBody(runtime.world, url), script: SCRIPT });
  });
  return app;
}
