// shell: what a surface shows as soon as its list is painted, in one file. By themselves they were 28, and each is a
// round trip through the browser's process.

export { CheckpointBanner } from '@/components/connect/checkpoint-banner.tsx';
export { BusinessMismatch } from '@/components/page/business-mismatch.tsx';
export { ProblemNotice } from '@/components/runs/problem-notice.tsx';
export { Answers } from './answers.tsx';
export { Docks } from './docks.tsx';
export { KeptPicture } from './kept-picture.ts';
export { PageChip } from './page-chip.tsx';
export { PageDock } from './page-dock.tsx';
export { Trouble } from './trouble.tsx';
