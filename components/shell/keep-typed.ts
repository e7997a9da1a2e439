// shell: what is typed before the search is there. A popup is opened by its shortcut, and typed into at once.

/** Keeps what is typed from now on. @returns what gives it, and ends that. */
export function keepTyped(): () => string {
  let typed = '';
  const onKeyDown = ({ key, ctrlKey, altKey, metaKey, isComposing }: KeyboardEvent): void => {
    if (ctrlKey || altKey || metaKey || isComposing) return;
    if (key === 'Backspace') typed = [...typed].slice(0, -1).join('');
    // Other keys have a name.
    else if ([...key].length === 1) typed += key;
  };
  addEventListener('keydown', onKeyDown);
  return () => {
    removeEventListener('keydown', onKeyDown);
    return typed;
  };
}
