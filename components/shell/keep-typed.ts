// shell: what is typed before the search is there. A popup is opened by its shortcut, and typed into at once.

/** Their letters are put together by an input method, which has nothing yet to put them into: what comes are others. */
const composedLanguages = /^(ja|ko|zh)\b/;

/** Gives what a field with that text would have by now, had it been there. Ends the keeping. */
export type TakeTyped = (text: string) => string;

export function keepTyped(): TakeTyped {
  const keys: string[] = [];
  const onErase = (event: KeyboardEvent): void => {
    if (event.key === 'Backspace') keys.push(event.key);
  };
  // A letter goes into a field at this event: in no case it is kept and there as well.
  const onLetter = (event: KeyboardEvent): void => {
    const isShortcut = event.ctrlKey || event.altKey || event.metaKey;
    if ([...event.key].length === 1 && (!isShortcut || event.getModifierState('AltGraph')))
      keys.push(event.key);
  };
  if (!composedLanguages.test(navigator.language)) {
    addEventListener('keydown', onErase);
    addEventListener('keypress', onLetter);
  }
  return (text) => {
    removeEventListener('keydown', onErase);
    removeEventListener('keypress', onLetter);
    const letters = [...text];
    for (const key of keys.splice(0)) {
      if (key === 'Backspace') letters.pop();
      else letters.push(key);
    }
    return letters.join('');
  };
}
