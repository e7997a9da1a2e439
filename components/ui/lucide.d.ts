// ui: an icon by itself. Lucide describes them only all together, and that file imports 1,700.

declare module 'lucide/dist/esm/icons/*.mjs' {
  import type { IconNode } from 'lucide';

  const node: IconNode;
  export default node;
}
