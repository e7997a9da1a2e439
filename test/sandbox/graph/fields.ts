// The `fields` language: names, nested braces (or .fields(…)), and modifiers such as .limit(5).summary(true).as(x).

import { GraphError } from './errors.ts';

export interface FieldRequest {
  name: string;
  alias: string;
  /** Modifier name to its argument's text. */
  modifiers: Record<string, string>;
  fields?: FieldRequest[];
  /** The text between the braces, for links that repeat the request. */
  fieldsText?: string;
}

function syntaxError(text: string, at: number): GraphError {
  const found = text[at] === undefined ? 'end of string' : `"${text[at]}"`;
  return new GraphError({
    code: 2500,
    message: `Syntax error "Expected name instead of ${found}." at character ${at}: ${text}`,
  });
}

/** Parses `id,name,business{id},owned_ad_accounts.limit(5){id}`. Throws error 2500 where it can't. */
export function parseFields(text: string): FieldRequest[] {
  let at = 0;

  function skipSpace(): void {
    while (/\s/.test(text[at] ?? '')) at += 1;
  }

  function word(): string {
    skipSpace();
    const found = /^[A-Za-z0-9_]+/.exec(text.slice(at))?.[0];
    if (!found) throw syntaxError(text, at);
    at += found.length;
    return found;
  }

  /** The text up to the bracket that closes the one at `at`, quotes and inner brackets kept. */
  function argument(): string {
    const start = at + 1;
    let depth = 0;
    let quote = '';
    for (; at < text.length; at += 1) {
      const char = text[at] as string;
      if (quote) quote = char === quote ? '' : quote;
      else if (char === '"' || char === "'") quote = char;
      else if ('([{'.includes(char)) depth += 1;
      else if (')]}'.includes(char)) depth -= 1;
      if (depth === 0 && !quote) {
        at += 1;
        return text.slice(start, at - 1);
      }
    }
    throw syntaxError(text, at);
  }

  function item(): FieldRequest {
    const name = word();
    const modifiers: Record<string, string> = {};
    skipSpace();
    while (text[at] === '.') {
      at += 1;
      const modifier = word();
      if (text[at] !== '(') throw syntaxError(text, at);
      modifiers[modifier] = argument().trim();
      skipSpace();
    }
    const request: FieldRequest = { name, alias: modifiers.as ?? name, modifiers };
    if (text[at] === '{') {
      at += 1;
      const start = at;
      request.fields = list('}');
      request.fieldsText = text.slice(start, at - 1);
    } else if (modifiers.fields !== undefined) {
      request.fields = parseFields(modifiers.fields);
      request.fieldsText = modifiers.fields;
    }
    return request;
  }

  function list(end: '}' | ''): FieldRequest[] {
    const items: FieldRequest[] = [];
    for (;;) {
      skipSpace();
      if (end === '' ? at >= text.length : text[at] === end) break;
      items.push(item());
      skipSpace();
      if (text[at] === ',') at += 1;
      else if (end === '' ? at < text.length : text[at] !== end) throw syntaxError(text, at);
    }
    at += 1;
    return items;
  }

  return list('');
}
