// shell: the heading of what is opened: who is led to Back hears with it what that is.

export const openedTitleId = 'opened-title';
