// The popup surface. It says its name in `data-surface`.

import '@/components/shell/open-surface.ts';
