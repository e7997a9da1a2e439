// Bench: what the popup is measured against. The same React, one row that is always the same, and a field whose text
// it repeats: nobody paints a row or follows a key with less.

import { type ReactNode, useState } from 'react';
import { createRoot } from 'react-dom/client';

function Reference(): ReactNode {
  const [text, setText] = useState('');
  return (
    <main>
      <input
        type="search"
        aria-label="Search"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: the popup's rows are what it stands for. */}
      <div role="grid" aria-label="Ad accounts" tabIndex={0}>
        {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
        <div role="row" tabIndex={-1}>
          {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
          <div role="gridcell" tabIndex={-1}>
            An ad account {text}
          </div>
        </div>
      </div>
    </main>
  );
}

const container = document.getElementById('root');
if (!container) throw new Error('The page has no #root.');
createRoot(container).render(<Reference />);
