// Basics: where in session storage the surfaces' views are. A file of its own, because the first thing that a surface
// does is to read it, with nothing of the other items loaded.

export const viewKey = 'view';
