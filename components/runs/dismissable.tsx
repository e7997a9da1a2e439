// Runs: a notice of what a click met with: nothing takes it away by itself, so the person can.

import type { ReactNode } from 'react';
import { DismissButton } from './dismiss-button.tsx';
import './dismissable.css';

interface DismissableProps {
  children: ReactNode;
  onDismiss: () => void;
}

export function Dismissable({ children, onDismiss }: DismissableProps): ReactNode {
  return (
    <div className="dismissable">
      {children}
      <DismissButton onDismiss={onDismiss} />
    </div>
  );
}
