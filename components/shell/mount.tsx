// shell: puts a surface on its page. Words and direction first, then what it showed last, then one paint.

import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { i18n } from '#i18n';
import { Crash, CrashGuard } from './crash-guard.tsx';
import '@/components/ui/tokens.css';
import '@/components/ui/controls.css';

/** Never leaves the page blank: what fails at load shows itself. */
export async function mount(view: ReactNode | Promise<ReactNode>): Promise<void> {
  document.documentElement.lang = i18n.t('common.language');
  const container = document.getElementById('root');
  if (!container) throw new Error('The page has no #root.');
  const root = createRoot(container);
  let content: ReactNode;
  try {
    content = <CrashGuard>{await view}</CrashGuard>;
  } catch (error) {
    content = <Crash error={error} />;
  }
  // What takes the place of a picture answers (`picture.ts`).
  container.inert = false;
  root.render(content);
}
