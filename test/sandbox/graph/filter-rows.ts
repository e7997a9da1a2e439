// `filtering=[{field,operator,value}]` and `search_query` on lists.

import { fieldOf, nodeId } from '../nodes/kinds.ts';
import type { Context } from './context.ts';
import type { Row } from './edge.ts';
import { invalid } from './errors.ts';
import { parseJson } from './params.ts';

interface Filter {
  field: string;
  operator: string;
  value: unknown;
}

const OPERATORS: Readonly<Record<string, (has: string, value: unknown) => boolean>> = {
  EQUAL: (has, value) => has === String(value),
  NOT_EQUAL: (has, value) => has !== String(value),
  IN: (has, value) => Array.isArray(value) && value.map(String).includes(has),
  NOT_IN: (has, value) => Array.isArray(value) && !value.map(String).includes(has),
  CONTAIN: (has, value) => has.toLowerCase().includes(String(value).toLowerCase()),
  NOT_CONTAIN: (has, value) => !has.toLowerCase().includes(String(value).toLowerCase()),
  STARTS_WITH: (has, value) => has.toLowerCase().startsWith(String(value).toLowerCase()),
  GREATER_THAN: (has, value) => Number(has) > Number(value),
  LESS_THAN: (has, value) => Number(has) < Number(value),
};

export function filterRows(
  context: Context,
  rows: Row[],
  { filtering, search }: { filtering?: string | undefined; search?: string | undefined },
): Row[] {
  let left = rows;
  if (search) {
    const wanted = search.toLowerCase();
    left = left.filter((row) => {
      const name = read(context, row, 'name');
      return name.toLowerCase().includes(wanted) || nodeId(row.node).includes(wanted);
    });
  }
  for (const filter of filtering ? parse(filtering) : []) {
    const operator = filter.operator.toUpperCase();
    const holds = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
    if (!holds) throw invalid(`Filter operator ${filter.operator} is not supported`);
    left = left.filter((row) => holds(read(context, row, filter.field), filter.value));
  }
  return left;
}

function parse(text: string): Filter[] {
  try {
    const value = parseJson(text);
    if (Array.isArray(value) && value.every(isFilter)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw invalid('Param filtering must be an array of filter objects', { blame: ['filtering'] });
}

function isFilter(item: unknown): item is Filter {
  if (typeof item !== 'object' || item === null) return false;
  const { field, operator, value } = item as Partial<Filter>;
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const isPlain = values.every((one) => typeof one !== 'object' || one === null);
  return typeof field === 'string' && typeof operator === 'string' && isPlain;
}

function read(context: Context, row: Row, name: string): string {
  if (row.extras && Object.hasOwn(row.extras, name)) return String(row.extras[name] ?? '');
  const field = fieldOf(row.node.type, name);
  if (typeof field !== 'function') throw invalid(`Filtering field ${name} is invalid`);
  return String(field(row.node.value as never, context) ?? '');
}
