// Connect: what a try met with is in sight, also where the window is low. A `ref`.

export function showWhole(told: Element | null): void {
  told?.scrollIntoView({ block: 'nearest' });
}
