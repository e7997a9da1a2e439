// Create: what was typed and not sent yet, or how far a dialog is; it survives the popup's closing.

import { useCallback } from 'react';
import { useView } from '@/components/view-store.ts';

export type DraftState<Draft> = [
  draft: Draft,
  change: (changes: Partial<Draft>) => void,
  discard: () => void,
];

/**
 * A form's draft under a key of its own. What an older version of the form left behind is completed from `initial`.
 * Never for a token: drafts are stored.
 */
export function useDraft<Draft extends object>(key: string, initial: Draft): DraftState<Draft> {
  const saved = useView((view) => view.drafts[key]);
  const draft = typeof saved === 'object' && saved !== null ? { ...initial, ...saved } : initial;
  const change = useCallback(
    (changes: Partial<Draft>): void => {
      const { drafts, saveDraft } = useView.getState();
      const before = drafts[key];
      saveDraft(key, { ...(typeof before === 'object' ? before : {}), ...changes });
    },
    [key],
  );
  const discard = useCallback((): void => useView.getState().saveDraft(key, null), [key]);
  return [draft, change, discard];
}
