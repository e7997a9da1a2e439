// Bench: what a bench tells, as a table for people and as JSON for scripts.

import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

export interface Measure {
  /** The bench it belongs to. */
  name: string;
  /** What was counted, in words. */
  counted: string;
  unit: 'ms' | 'bytes' | 'requests';
  ours: number;
  reference: number;
  /** What the reference is: measured in the same run, or a limit that was set. */
  referenceIs: string;
  /** `ours / reference`. */
  ratio: number;
  goal: string;
  reached: boolean;
  /** Whatever helps to understand the numbers. */
  details: Record<string, unknown>;
}

export interface Bench {
  name: string;
  /** Throws where it couldn't measure. */
  run: () => Promise<Measure[]>;
}

interface MeasureInput extends Omit<Measure, 'ratio' | 'reached' | 'goal' | 'details'> {
  /** The most that the ratio may be; by default 1: a limit was set in the measure's own unit. */
  mostRatio?: number;
  details?: Record<string, unknown>;
}

/** Works out ratio and verdict, so that no bench does it in its own way. Throws where nothing was measured. */
export function createMeasure({ mostRatio = 1, details = {}, ...measure }: MeasureInput): Measure {
  const ratio = measure.ours / measure.reference;
  if (!Number.isFinite(ratio)) throw new Error(`${measure.counted}: nothing was measured`);
  return {
    ...measure,
    ratio,
    goal: mostRatio === 1 ? `≤ ${format(measure.reference, measure.unit)}` : `≤ ${mostRatio} ×`,
    reached: ratio <= mostRatio,
    details,
  };
}

/** @param measures of all benches that were run. */
export function printTable(measures: readonly Measure[]): void {
  const lines = measures.map((measure) => [
    measure.name,
    measure.counted,
    format(measure.ours, measure.unit),
    `${format(measure.reference, measure.unit)} (${measure.referenceIs})`,
    `${measure.ratio.toFixed(2)} ×`,
    measure.goal,
    measure.reached ? 'reached' : 'missed',
  ]);
  const table = [['bench', 'counted', 'ours', 'reference', 'ratio', 'to reach', ''], ...lines];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((line) => line[column]?.length ?? 0)),
  );
  for (const line of table) {
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}

/** `.output/bench.json`. A machine that was busy with other things is told, for such numbers are worth less. */
export function writeReport(measures: readonly Measure[], broken: readonly string[]): void {
  mkdirSync('.output', { recursive: true });
  const machine = {
    cpus: cpus().length,
    model: cpus()[0]?.model ?? null,
    load: loadavg(),
    node: process.version,
  };
  const report = { at: new Date().toISOString(), machine, broken, benches: measures };
  writeFileSync('.output/bench.json', `${JSON.stringify(report, null, 2)}\n`);
}

function format(value: number, unit: Measure['unit']): string {
  const digits = unit === 'ms' && value < 1_000 ? 1 : 0;
  const text = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit === 'requests' ? text : `${text} ${unit}`;
}
