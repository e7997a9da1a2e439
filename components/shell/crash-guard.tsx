// shell: what is shown when a view fails. Never a blank surface.

import { Component, type ReactNode } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';

export class CrashGuard extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error: error ?? new Error('unknown') };
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <Crash error={this.state.error} />;
  }
}

export function Crash({ error }: { error: unknown }): ReactNode {
  return (
    <main className="crash" role="alert">
      <EmptyState
        title={i18n.t('common.crashTitle')}
        action={
          <Button variant="primary" onClick={() => location.reload()}>
            {i18n.t('common.crashReload')}
          </Button>
        }
      >
        <p>{i18n.t('common.crashText')}</p>
        <details>
          <summary>{i18n.t('common.crashDetails')}</summary>
          <code>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</code>
        </details>
      </EmptyState>
    </main>
  );
}
