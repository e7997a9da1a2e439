// Context: the one test that a string is an id of Meta's. Pure.

const ID = /^[1-9]\d{4,19}$/;

/**
 * The id in a value from outside: trimmed, 5 to 20 ASCII digits, no leading zero. Anything else is null,
 * whatever its type.
 */
export function parseId(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const id = value.trim();
  return ID.test(id) ? id : null;
}
