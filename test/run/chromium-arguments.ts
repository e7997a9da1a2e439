// Runs: how a Chromium is started with the built extension, so that Meta's hosts are the sandbox.

const hosts = ['graph', 'www', 'business', 'adsmanager'].map((name) => `${name}.facebook.com`);

export interface SandboxAddress {
  /** `https://127.0.0.1:PORT` */
  https: string;
  /** The pin of its certificate: base64 of the SHA-256 of its public key. */
  spki: string;
}

export interface ChromiumOptions {
  sandbox: SandboxAddress;
  /** The unpacked extension's folder; without it, none is loaded. */
  extension?: string;
  headless?: boolean;
  /** The interface's language, as in `ko`. */
  language?: string;
  /** Where to write every request of the browser, with its headers. */
  netLog?: string;
}

/** Meta's hosts lead to the sandbox with its certificate, this machine to itself, and every other host nowhere. */
export function chromiumArguments({
  sandbox,
  extension,
  headless,
  language,
  netLog,
}: ChromiumOptions): string[] {
  const { host } = new URL(sandbox.https);
  const maps = hosts.map((name) => `MAP ${name}:443 ${host}`);
  return [
    `--host-resolver-rules=${[...maps, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'].join(', ')}`,
    `--ignore-certificate-errors-spki-list=${sandbox.spki}`,
    ...(extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : []),
    ...(headless ? ['--headless=new'] : []),
    ...(language ? [`--lang=${language}`] : []),
    ...(netLog ? [`--log-net-log=${netLog}`, '--net-log-capture-mode=Everything'] : []),
    // Chromium's own sandbox doesn't start for root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--no-first-run',
    '--no-default-browser-check',
  ];
}
