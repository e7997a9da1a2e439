// shell: what is shown when a view fails. Never a blank surface.

import { Component, type ReactNode } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';

interface CrashGuardProps {
  children: ReactNode;
  /** What stands in its place where the rest of the page goes on; without it, all of the page says so. */
  instead?: (error: unknown) => ReactNode;
}

export class CrashGuard extends Component<CrashGuardProps, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error: error ?? new Error('unknown') };
  }

  override render(): ReactNode {
    const { error } = this.state;
    const { children, instead } = this.props;
    if (error === null) return children;
    return instead ? instead(error) : <Crash error={error} />;
  }
}

/** Dexie fails with the browser's error, or has it as its cause. */
function isOfNewerVersion(error: unknown): boolean {
  const inner = error instanceof Error && 'inner' in error ? error.inner : undefined;
  return [error, inner].some((one) => one instanceof Error && one.name === 'VersionError');
}

export function Crash({ error }: { error: unknown }): ReactNode {
  return (
    <main className="crash" role="alert">
      <CrashWords error={error} />
    </main>
  );
}

/** What happened, what to do, and for whoever wants to know, the error itself. */
export function CrashWords({ error }: { error: unknown }): ReactNode {
  const isNewer = isOfNewerVersion(error);
  return (
    <EmptyState
      title={i18n.t(isNewer ? 'problem.storageNewer.what' : 'common.crashTitle')}
      action={
        <Button variant="primary" onClick={() => location.reload()}>
          {i18n.t('common.crashReload')}
        </Button>
      }
    >
      <p>{i18n.t(isNewer ? 'problem.storageNewer.todo' : 'common.crashText')}</p>
      <details>
        <summary>{i18n.t('common.crashDetails')}</summary>
        <code>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</code>
      </details>
    </EmptyState>
  );
}
