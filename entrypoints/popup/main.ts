// The popup surface. It says its name in `data-surface`.

import '@/components/shell/await-asked.ts';
import '@/components/shell/open-surface.ts';
