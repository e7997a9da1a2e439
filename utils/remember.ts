// What is asked for over and over with the same few values.

/**
 * A function that works each value out once. For few different values: nothing is ever forgotten.
 * @param make pure.
 */
export function remember<Given extends string | number, Made>(
  make: (given: Given) => Made,
): (given: Given) => Made {
  const all = new Map<Given, Made>();
  return (given) => {
    const known = all.get(given);
    if (known !== undefined) return known;
    const made = make(given);
    all.set(given, made);
    return made;
  };
}
