// Basics: one after another, by name.

/** Work under the same name is done in the order in which it was asked for; under other names at the same time. */
export function createLocks(): <Value>(name: string, work: () => Promise<Value>) => Promise<Value> {
  const tails = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const turn = (tails.get(name) ?? Promise.resolve()).then(work, work);
    tails.set(name, turn);
    const forget = (): void => {
      if (tails.get(name) === turn) tails.delete(name);
    };
    turn.then(forget, forget);
    return turn;
  };
}
