// shell: puts a surface on its page. Words and direction first, then what it showed last, then one paint.

import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { i18n } from '#i18n';
import type { SurfaceName } from '@/components/view-store.ts';
import { type Boot, loadBoot } from './boot.ts';
import { Crash, CrashGuard } from './crash-guard.tsx';
import '@/components/ui/tokens.css';
import '@/components/ui/controls.css';

/** Never leaves the page blank: what fails at load shows itself. */
export async function mountSurface(surface: SurfaceName, render: (boot: Boot) => ReactNode): Promise<void> {
  document.documentElement.lang = i18n.t('common.language');
  const container = document.getElementById('root');
  if (!container) throw new Error('The page has no #root.');
  const root = createRoot(container);
  try {
    const boot = await loadBoot(surface);
    root.render(<CrashGuard>{render(boot)}</CrashGuard>);
  } catch (error) {
    root.render(<Crash error={error} />);
  }
}
