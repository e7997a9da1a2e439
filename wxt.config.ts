// The build, and the manifest: permissions are few and fixed from the first version.
//
// The content script weighs on every page of Meta's, the worker starts many times a day, and the popup has the person
// waiting. Each file that a page needs before its first paint costs a round trip through the browser's process while
// that is still busy opening the window; so popup and side panel load two: `boot`, which reads, and `surface`, which
// shows what was read. What comes right after that is `soon`. Their styles are in the page itself.

import type { Plugin, Rolldown } from 'vite';
import { defineConfig, type Entrypoint } from 'wxt';
import { surfaceNames } from './utils/surfaces.ts';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  'connect-src https://graph.facebook.com',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const entry = new RegExp(`/entrypoints/(${surfaceNames.join('|')})/`);
const soon = /\/components\/shell\/soon\.ts$/;

export default defineConfig({
  imports: false,
  hooks: {
    'vite:build:extendConfig'(entrypoints, config) {
      const has = (...types: Entrypoint['type'][]): boolean =>
        entrypoints.some(({ type }) => types.includes(type));
      // These talk to the browser as it is, whose promises are the polyfill's.
      const { alias } = config.resolve ?? {};
      if (has('content-script', 'background', 'unlisted-script') && alias && 'wxt/browser' in alias)
        delete alias['wxt/browser'];
      const output = config.build?.rollupOptions?.output;
      // In development pages load their modules one by one.
      if (config.mode !== 'production' || !has('popup') || !output || Array.isArray(output)) return;
      // A module goes with the first that wants it.
      output.codeSplitting = {
        groups: [
          { name: chooseSurface, debugName: 'surface', priority: 2 },
          { name: chooseSoon, debugName: 'soon', priority: 1 },
        ],
      };
      config.plugins?.push(importPolyfillWhole(), inlineHelpers(), bootFirst());
    },
  },
  vite: () => ({
    // The build for today's browsers, without the old ones' helpers.
    build: { modulePreload: { polyfill: false } },
    resolve: { alias: { dexie: 'dexie/dist/modern/dexie.min.mjs' } },
  }),
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  manifestVersion: 3,
  manifest: ({ browser, command }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['storage', 'alarms', 'notifications', 'contextMenus', 'identity'],
    host_permissions: ['https://graph.facebook.com/*'],
    action: { default_title: '__MSG_extension_name__' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+C' } },
      'open-side-panel': {
        suggested_key: { default: 'Alt+Shift+D' },
        description: '__MSG_extension_openSidePanel__',
      },
    },
    ...(command === 'build' && { content_security_policy: { extension_pages: contentSecurityPolicy } }),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'claimdesk@claimdesk.app',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});

/** Whether a module is loaded with those: one of them, imported by them, or by what they import. */
function isLoadedWith(
  root: RegExp,
  id: string,
  context: Rolldown.ChunkingContext,
  seen = new Set<string>(),
): boolean {
  if (root.test(id)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  const importers = context.getModuleInfo(id)?.importers ?? [];
  return importers.some((importer) => isLoadedWith(root, importer, context, seen));
}

/** What one of the two has for itself (the panel's styles) stays with it. Null: as the bundler likes. */
function chooseSurface(id: string, context: Rolldown.ChunkingContext): string | null {
  const [importer = '', ...others] = context.getModuleInfo(id)?.importers ?? [];
  const isOwn = entry.test(id) || (entry.test(importer) && others.length === 0);
  return !isOwn && isLoadedWith(entry, id, context) ? 'surface' : null;
}

const chooseSoon = (id: string, context: Rolldown.ChunkingContext): string | null =>
  isLoadedWith(soon, id, context) ? 'soon' : null;

/**
 * The polyfill is a script of the old kind. As such the bundler copies every property of the browser's interface when
 * it is imported, and the browser makes each part of its interface when it is first touched (4 ms before anything is
 * painted). As a module with one export it is passed on as it is.
 */
function importPolyfillWhole(): Plugin {
  return {
    name: 'import-polyfill-whole',
    transform: {
      filter: { id: /\/webextension-polyfill\/dist\/[^/]+\.js$/ },
      handler: (code) =>
        [
          'const module = { exports: {} };',
          `(function (define, exports) {\n${code}\n})(undefined, module.exports);`,
          'export default module.exports;',
        ].join('\n'),
    },
  };
}

/** The bundler's few helpers are a file of their own, whatever it is told; the surface's file gets its own copy. */
function inlineHelpers(): Plugin {
  const helpersFile = /rolldown-runtime-[\w-]+\.js/;
  const readNames = (list = ''): string[][] => list.split(',').map((name) => name.split(' as '));
  return {
    name: 'inline-helpers',
    enforce: 'post',
    generateBundle: (_, bundle) => {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      const helpers = chunks.find(({ fileName }) => helpersFile.test(fileName));
      const surface = chunks.find(({ name }) => name === 'surface');
      const [made, exported] = helpers?.code.match(/^(?:.|\n)*?export\s*\{([^}]*)\};?\s*$/) ?? [];
      const [asked, imported] =
        surface?.code.match(/import\s*\{([^}]*)\}\s*from\s*"\.\/rolldown-runtime[^"]*";/) ?? [];
      if (!surface || !made || !asked) throw new Error("The bundler's helpers aren't where they were.");
      const body = made.slice(0, made.lastIndexOf('export'));
      const given = readNames(exported).map(([name = '', as = name]) => `${as}:${name}`);
      const taken = readNames(imported).map(([name = '', as = name]) => `${name}:${as}`);
      surface.code = surface.code.replace(asked, () => `const{${taken}}=(()=>{${body}return{${given}}})();`);
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replace(/\s*<(script|link)\b[^>]*rolldown-runtime[^>]*>(<\/script>)?/, ''),
    },
  };
}

/**
 * The browser opens a popup's window when its page is through with loading. So the surface doesn't hold that up: it is
 * fetched beside the page and run by boot.js (`entrypoints/boot.ts`). The styles of popup and side panel are in the page.
 */
function bootFirst(): Plugin {
  const boot = '<script src="/boot.js"></script>';
  const module = /<script type="module" crossorigin src=("[^"]+")><\/script>/;
  const link = /<link rel="stylesheet" crossorigin href="\/(assets\/[^"]+)">/g;
  const getChunks = (bundle: Rolldown.OutputBundle): Rolldown.OutputChunk[] =>
    Object.values(bundle).filter((one) => one.type === 'chunk');
  /** The styles that were put into a page. */
  const inlined = new Set<string>();
  return {
    name: 'boot-first',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path, bundle = {} }) => {
        const early = getChunks(bundle)
          .filter(({ name }) => ['surface', ...surfaceNames].includes(name))
          .flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]);
        const styled = html.replaceAll(link, (whole, file) => {
          const sheet = bundle[file];
          if (sheet?.type !== 'asset' || !early.includes(file)) return whole;
          inlined.add(file);
          return `<style>${sheet.source}</style>`;
        });
        if (styled === html) throw new Error(`${path} has no styles.`);
        if (!html.includes('boot.js')) return styled;
        if (!styled.includes(boot) || !module.test(styled) || styled.search(link) >= 0)
          throw new Error(`${path} isn't as it was.`);
        return styled
          .replace(boot, '<script async src="/boot.js"></script>')
          .replace(module, '<link id="surface" rel="modulepreload" crossorigin href=$1>');
      },
    },
    // What is fetched on demand comes with a list of styles that it needs: those are in every page.
    generateBundle: {
      order: 'post',
      handler: (_, bundle) => {
        const chunks = getChunks(bundle);
        const surface = chunks.find(({ name }) => name === 'surface')?.fileName;
        for (const file of inlined) {
          for (const chunk of chunks) chunk.code = chunk.code.replaceAll(`"${file}"`, `"${surface}"`);
          delete bundle[file];
        }
      },
    },
  };
}
