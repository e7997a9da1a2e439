// What helps against which of Meta's errors.

import { describe, expect, it } from 'vitest';
import { parseGraphError, toProblem } from '../../../utils/graph/errors.ts';

const parse = (error: object) =>
  parseGraphError({ error: { message: 'm', type: 'OAuthException', ...error } });

describe('an error of Graph', () => {
  it.each([
    [1, 'retry', true],
    [2, 'retry', true],
    [-3, 'retry', true],
    [4, 'wait', false],
    [17, 'wait', false],
    [613, 'wait', false],
    [80004, 'wait', false],
    [102, 'sign-in', false],
    [190, 'sign-in', false],
    [457, 'sign-in', false],
    [10, 'act', false],
    [200, 'act', false],
    [299, 'act', false],
    [368, 'act', false],
    [415, 'act', false],
    [100, 'fix', false],
    [3936, 'fix', false],
    [3902, 'retry', false],
    [3919, 'retry', false],
    [999999, 'fix', false],
  ])('%i: %s; unclear: %s', (code, remedy, isUnclear) => {
    const error = parse({ code });
    expect(error?.problem.remedy).toBe(remedy);
    expect(error?.isUnclear).toBe(isUnclear);
  });

  it('2500 is about the token only where it says so', () => {
    const message = 'An active access token must be used to query information about the current user.';
    expect(parse({ code: 2500, message })?.problem.remedy).toBe('sign-in');
    expect(parse({ code: 2500, message: 'Unknown path components: /x' })?.problem.remedy).toBe('fix');
  });

  it('is told apart from a page that was too large', () => {
    const message = "Please reduce the amount of data you're asking for, then retry your request";
    expect(parse({ code: 1, message })?.problem.reason).toBe('too-much-data');
  });

  it('keeps what a person may want to know', () => {
    const error = parse({
      code: 100,
      error_subcode: 33,
      error_user_title: 'Title',
      error_user_msg: 'Text',
      fbtrace_id: 'Abc',
    });
    expect(error?.problem).toMatchObject({
      code: 100,
      subcode: 33,
      message: 'm',
      userTitle: 'Title',
      userMessage: 'Text',
      traceId: 'Abc',
    });
  });

  it('does not repeat a token, as Meta does', () => {
    const token = 'EAAGsecretsecretsecretsecret';
    const odd = 'not-one-of-theirs_at.all.but.sent';
    const error = parseGraphError(
      {
        error: { code: 190, message: `Malformed access token ${odd}`, error_user_msg: `x ${token} ${odd} y` },
      },
      odd,
    );
    expect(JSON.stringify(error?.problem)).not.toContain('secret');
    expect(JSON.stringify(error?.problem)).not.toContain(odd);
    expect(error?.problem.userMessage).toBe('x … … y');
  });

  it('may be of any shape without harm', () => {
    expect(parseGraphError({ error: {} })?.problem.code).toBe(1);
    expect(parseGraphError({ error: { code: '190', message: 7 } })?.problem.message).toBe('Unknown error');
    for (const other of [null, 1, 'x', [], {}, { error: null }, { error: 'x' }])
      expect(parseGraphError(other)).toBeNull();
  });
});

describe('a failure of ours', () => {
  it('is called by its name when the disk is full', () => {
    const full = new DOMException('no room', 'QuotaExceededError');
    expect(toProblem(full)).toMatchObject({ kind: 'storage', reason: 'storage-full' });
    expect(
      toProblem(Object.assign(new Error('AbortError'), { name: 'AbortError', inner: full })),
    ).toMatchObject({
      kind: 'storage',
    });
  });

  it('is something to try again otherwise', () => {
    expect(toProblem(new Error('x'))).toMatchObject({ kind: 'local', remedy: 'retry', message: 'x' });
  });
});
