// Runs: the types of `find-browser.mjs`, which is plain JavaScript because it runs before anything is installed.

export function findChromium(): { path: string; warning?: string } | undefined;
export function findFirefox(): { path: string } | undefined;
