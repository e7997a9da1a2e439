// Who may import whom: the rooms of ARCHITECTURE.md, as rules. `npm test` checks them.
// An import for its types counts like any other. Paths are regular expressions from the repository's root.

const contracts = '^utils/(commands|send-command|storage)\\.ts$';
const basics = '^utils/(?!(commands|send-command|storage)\\.ts$)[^/]+$';
const room = (...names) => `^utils/(${names.join('|')})/`;
const runTypes = '^utils/runs/types\\.ts$';
const mirrorReaders =
  '^utils/mirror/(access-tasks|database|first-look|follow|follow-rows|live|notice-outcome|queries|row-text|schema|search|upgrade)\\.ts$';
const mirrorTables = '^utils/mirror/(database|schema)\\.ts$';
const own = '^(utils|components|entrypoints|test)/';
const shipped = '^(utils|components|entrypoints)/';
const browserApi = '^(#imports|#i18n|wxt(/|$)|webextension-polyfill|@webext-core/)';

/** Of our own files, `from` may import those that match one of `allowed`, and nothing else. */
function only(name, comment, from, allowed, fromNot) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, ...(fromNot && { pathNot: fromNot }) },
    to: { path: own, pathNot: allowed },
  };
}

/** `from` may not import `to`. */
function never(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

module.exports = {
  forbidden: [
    only('basics', 'Small pure files: they import nothing of other rooms.', basics, [basics]),
    only('commands', 'The contract of pages and background: types only.', '^utils/commands\\.ts$', [
      basics,
      runTypes,
    ]),
    only('send-command', 'Carries nothing of the background.', '^utils/send-command\\.ts$', [
      basics,
      '^utils/commands\\.ts$',
    ]),
    only('storage', 'Names keys and shapes.', '^utils/storage\\.ts$', [basics, room('context')]),
    only('context', 'Pure: from a URL and a document to digits.', room('context'), [room('context')]),
    only('graph', "Meta's wire format and nothing else.", room('graph'), [room('graph'), basics]),
    never(
      'graph-without-browser',
      'Runs in Node as it is.',
      { path: [room('graph', 'context'), basics] },
      { path: browserApi },
    ),
    only(
      'session',
      'Tokens, sign-in, who am I, expiry; and who is connected, in the mirror.',
      room('session'),
      [room('session', 'graph'), mirrorTables, basics],
    ),
    only(
      'mirror',
      'What is known, and how it is read again.',
      room('mirror'),
      [room('mirror', 'graph'), basics],
      mirrorReaders,
    ),
    only('mirror-readers', 'Pages carry these: nothing of Graph in them.', mirrorReaders, [
      mirrorReaders,
      room('context'),
      basics,
      runTypes,
    ]),
    never(
      'pages-without-graph',
      'What a page reads the mirror with may not reach Graph, the vault or the runs by a detour.',
      { path: ['^components/', '^entrypoints/(popup|sidepanel|desk|options)/'] },
      { path: [room('graph', 'session'), '^utils/runs/(?!types\\.ts$)'], reachable: true },
    ),
    only('runs', 'Plan, run, step, journal, scheduler.', room('runs'), [
      room('runs', 'graph', 'mirror'),
      basics,
    ]),
    only('components', 'They read the mirror and send commands.', '^components/', [
      '^components/',
      contracts,
      mirrorReaders,
      runTypes,
      room('context'),
      basics,
    ]),
    only('background', 'Wiring: everything in utils, nothing of the surfaces.', '^entrypoints/background/', [
      '^entrypoints/background/',
      '^utils/',
    ]),
    only('surfaces', 'Layout and routes.', '^entrypoints/(popup|sidepanel|desk|options)/', ['^components/']),
    only('boot', 'What is asked for before anything else is loaded.', '^entrypoints/boot\\.ts$', [
      '^components/shell/boot\\.ts$',
      basics,
    ]),
    never(
      'one-surface',
      'Surfaces share components, not each other.',
      { path: '^entrypoints/(popup|sidepanel|desk|options)/' },
      { path: '^entrypoints/', pathNot: '^entrypoints/$1/' },
    ),
    only('content-script', 'Digits, and nothing else.', '^entrypoints/[^/]+\\.content\\.ts$', [
      room('context'),
    ]),
    never(
      'content-script-weight',
      'It weighs on every page of three hosts: no polyfill and no library.',
      { path: '^entrypoints/[^/]+\\.content\\.ts$' },
      { path: '^node_modules/(?!wxt/)', reachable: true },
    ),
    never(
      'token-vault',
      'The session alone knows where the tokens are; the background hands them to it.',
      { pathNot: [room('session'), '^entrypoints/background/', '^test/unit/'] },
      { path: '^utils/session/token-vault\\.ts$' },
    ),
    only('sandbox', 'Speaks for Meta, so it may not know how our client speaks.', '^test/sandbox/', [
      '^test/sandbox/',
      basics,
    ]),
    only('conformance', 'By a client that we did not write.', '^test/conformance/', [
      '^test/(sandbox|conformance)/',
      basics,
    ]),
    never('tests-stay-out', 'Nothing that ships imports a test.', { path: shipped }, { path: '^test/' }),
    never(
      'no-dev-dependency-ships',
      "What ships is in package.json's dependencies.",
      { path: shipped },
      {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        pathNot: '^(node_modules/)?(wxt|@types|@wxt-dev)/',
      },
    ),
    never('no-cycles', 'Who needs whom must have an end.', {}, { circular: true }),
    never(
      'resolvable',
      'An import that leads nowhere.',
      {},
      { couldNotResolve: true, pathNot: '^(#imports|#i18n|[a-z@][^.]*$)' },
    ),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: '.wxt/tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.output|\\.wxt)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.cjs', '.json'],
    },
  },
};
