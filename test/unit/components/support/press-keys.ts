// Support: keys that are pressed where nothing has the focus.

/** A key's name, or an event with its modifiers. Keys that are letters say so with a second event, as browsers do. */
export function pressKeys(...keys: (string | KeyboardEventInit)[]): void {
  for (const key of keys) {
    const init = { bubbles: true, ...(typeof key === 'string' ? { key } : key) };
    const types = [...(init.key ?? '')].length === 1 ? ['keydown', 'keypress'] : ['keydown'];
    for (const type of types) {
      const event = new KeyboardEvent(type, init);
      // Happy-dom takes Alt for it.
      Object.assign(event, { getModifierState: () => init.modifierAltGraph === true });
      document.body.dispatchEvent(event);
    }
  }
}
