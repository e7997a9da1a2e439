// ui: nothing here, why, and what to do next.

import type { ReactNode } from 'react';

export interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps): ReactNode {
  return (
    <div className="empty-state">
      {icon}
      <h2>{title}</h2>
      {children && <div>{children}</div>}
      {action && <div className="empty-actions">{action}</div>}
    </div>
  );
}
