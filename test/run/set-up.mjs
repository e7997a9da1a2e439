// Runs: makes a bare clone ready, then runs the script it was given under the installed Node.
//
//   node test/run/set-up.mjs [SCRIPT [ARGUMENT…]]
//
// Plain JavaScript without dependencies, for any Node from 20 on: before the install there is nothing else.
// It is quick and says nothing where all is there already.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants, platform } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, findFirefox } from './find-browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const modules = join(root, 'node_modules');
const windows = platform() === 'win32';
const isRoot = process.getuid?.() === 0;
const node = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node');

process.chdir(root);
// The installed programs come first, as in npm's own scripts.
process.env.PATH = [join(modules, '.bin'), process.env.PATH].join(delimiter);

const [script, ...scriptArguments] = process.argv.slice(2);
const isTest = script?.endsWith('test.ts');

installPackages();
const chromium = haveChromium();
if (chromium?.warning) say(chromium.warning);
if (chromium) process.env.CLAIMDESK_CHROMIUM = chromium.path;
if (isTest) {
  if (chromium) haveLanguages();
  const firefox = haveFirefox();
  if (firefox) process.env.CLAIMDESK_FIREFOX = firefox.path;
} else if (!chromium) {
  process.exit(1);
}
if (script) runScript();

function installPackages() {
  if (!isInstalled()) {
    say('Installing what package-lock.json names (npm ci)');
    if (!run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) {
      fail('npm ci failed; its own words are above. It needs a registry that it can reach.');
    }
  }
  // npm may be set not to run install scripts; the `node` package fetches its program in one.
  if (!works(node)) {
    say("Setting up the project's own Node");
    run('npm', ['rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts']);
  }
  if (!works(node)) {
    fail(
      `The project's own Node is missing at ${node}. Let npm run install scripts (npm config set ignore-scripts false), delete node_modules and try again.`,
    );
  }
  // Scripts that were not run have not written WXT's types either.
  if (!existsSync(join('.wxt', 'tsconfig.json'))) run('npx', ['wxt', 'prepare']);
}

/** Whether what npm says it put into node_modules is what the lock file names. */
function isInstalled() {
  const installed = readPackages(join(modules, '.package-lock.json'));
  // The first entry is the project itself. Packages for other platforms are optional, and left out.
  return Object.entries(readPackages('package-lock.json')).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

function readPackages(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {};
}

function haveChromium() {
  const found = findChromium();
  if (found && !found.warning) return found;
  say('No Chromium found');
  installWithApt('chromium');
  if (!findChromium() || findChromium()?.warning) {
    say('Installing Chromium with Playwright');
    const withLibraries = isRoot && platform() === 'linux' ? ['--with-deps'] : [];
    run('npx', ['playwright', 'install', ...withLibraries, 'chromium']);
  }
  const now = findChromium();
  if (!now) {
    say(
      'Still no Chromium that starts. Install one (Debian: apt-get install chromium; macOS: brew install --cask chromium; anywhere: npx playwright install chromium), or name its program in CLAIMDESK_CHROMIUM.',
    );
  }
  return now;
}

/** Debian keeps Chromium's languages in a package of its own; others have them in the browser's. */
function haveLanguages() {
  const isMissing = () =>
    existsSync('/usr/lib/chromium/locales') && !existsSync('/usr/lib/chromium/locales/ko.pak');
  if (chromium.path !== '/usr/bin/chromium' || !isMissing()) return;
  installWithApt('chromium-l10n');
  if (isMissing())
    say(
      'This Chromium speaks English only, so the tests in other languages will fail: apt-get install chromium-l10n',
    );
}

function haveFirefox() {
  const found = findFirefox();
  if (found) return found;
  say('No Firefox found');
  installWithApt('firefox-esr');
  if (!findFirefox()) {
    say('Installing Firefox with Puppeteer');
    run('npx', ['browsers', 'install', 'firefox@stable', '--path', puppeteerCache()]);
  }
  const now = findFirefox();
  if (!now) {
    say(
      'Still no Firefox that starts. Install one (Debian: apt-get install firefox-esr), or name its program in CLAIMDESK_FIREFOX.',
    );
  }
  return now;
}

function puppeteerCache() {
  return (
    process.env.PUPPETEER_CACHE_DIR ??
    join(process.env.HOME ?? process.env.USERPROFILE ?? root, '.cache', 'puppeteer')
  );
}

/** Where there is apt and one is root; elsewhere nothing happens. */
function installWithApt(name) {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return;
  say(`Installing ${name} with apt`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // An update that fails for one of several sources may still have brought the package.
  run('apt-get', ['update', '-qq'], env);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], env);
}

function runScript() {
  const child = spawn(node, [script, ...scriptArguments], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both; other senders only know this process.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => undefined);
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/** True when it ended well. Its words go to this process's own output. */
function run(command, args, env = process.env) {
  return (
    spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env, shell: windows }).status === 0
  );
}

function works(program) {
  return existsSync(program) && spawnSync(program, ['--version']).status === 0;
}

function say(words) {
  console.log(`set-up: ${words}`);
}

function fail(words) {
  say(words);
  if (isTest) console.log('0 passed, 1 failed');
  process.exit(1);
}
