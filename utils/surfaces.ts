// Basics: the surfaces that show a business, and where in session storage each one's view is. A file of its own, because
// the first thing that a surface does is to read it, with nothing of the other items loaded.

export const surfaceNames = ['popup', 'sidepanel'] as const;
export type SurfaceName = (typeof surfaceNames)[number];

export const isSurfaceName = (name: string | undefined): name is SurfaceName =>
  surfaceNames.some((surface) => surface === name);

/** The picture of the popup's list in session storage (`components/shell/picture.ts`). Goes when what it may show goes. */
export const pictureKey = 'picture-popup';

/** One for each, so that two that write at once don't take each other's away. */
export const getViewKey = (surface: SurfaceName): `view-${SurfaceName}` => `view-${surface}`;
