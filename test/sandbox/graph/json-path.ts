// The JSONPath of a batch's references: what an item's answer holds at a path.
// The forms are those of RFC 9535 without filters: names, `*`, `..`, places, slices and unions of them.

type Selector = (value: unknown) => unknown[];

const STEP = /(\.\.|\.)([\w-]+|\*)|(\.\.)?\[((?:'[^']*'|"[^"]*"|[^\]'"])*)\]/gy;
const SELECTOR = /\s*(?:'([^']*)'|"([^"]*)"|(\*)|(-?\d+)?:(-?\d+)?(?::(\d+)?)?|(-?\d+))\s*(?:,|$)/gy;

/** What the path leads to, from `$`. A path that is none leads to nothing. */
export function readJsonPath(root: unknown, path: string): unknown[] {
  const steps = readAll(STEP, path.trim().replace(/^\$/, ''));
  let found: unknown[] = [root];
  for (const [, dots, name, deep, inner] of steps ?? []) {
    const selectors = name === undefined ? readSelectors(inner ?? '') : [name === '*' ? all : child(name)];
    const from = (dots ?? deep) === '..' ? found.flatMap(withInner) : found;
    found = from.flatMap((value) => selectors.flatMap((select) => select(value)));
  }
  return steps ? found : [];
}

/** The matches one behind the other, or undefined where something is left that doesn't match. */
function readAll(pattern: RegExp, text: string): RegExpExecArray[] | undefined {
  const matches = [...text.matchAll(pattern)] as RegExpExecArray[];
  return matches.map(([whole]) => whole).join('') === text ? matches : undefined;
}

function readSelectors(text: string): Selector[] {
  return (readAll(SELECTOR, text) ?? []).map(([, single, double, star, from, to, step, place]): Selector => {
    const name = single ?? double;
    if (name !== undefined) return child(name);
    if (star !== undefined) return all;
    if (place !== undefined) return at(Number(place));
    return slice(numberOf(from), numberOf(to), numberOf(step) ?? 1);
  });
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

const all: Selector = (value) => (typeof value === 'object' && value !== null ? Object.values(value) : []);

/** A negative place counts from the end. */
function at(place: number): Selector {
  return (value) => {
    const item: unknown = Array.isArray(value) ? value.at(place) : undefined;
    return item === undefined ? [] : [item];
  };
}

/** Negative places count from the end; a step of 0 takes nothing. */
function slice(from: number | undefined, to: number | undefined, step: number): Selector {
  return (value) => (Array.isArray(value) ? value.slice(from, to).filter((_, n) => n % step === 0) : []);
}

function child(name: string): Selector {
  return (value) => {
    if (typeof value !== 'object' || value === null) return [];
    return Object.hasOwn(value, name) ? [(value as Record<string, unknown>)[name]] : [];
  };
}

/** The value, and all that is in it at any depth. */
function withInner(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(withInner)];
}
