// ui: a sentence with names in it, each isolated from the words around it.

import { Fragment, type ReactNode } from 'react';
import { splitIsolated } from './isolate.ts';

/** `children`: a sentence whose names went through `isolate`. */
export function Isolated({ children }: { children: string }): ReactNode {
  return splitIsolated(children).map((piece, index) => {
    const key = `${index} ${piece}`;
    if (index % 2 === 0) return <Fragment key={key}>{piece}</Fragment>;
    return (
      <bdi key={key} dir="auto">
        {piece}
      </bdi>
    );
  });
}
