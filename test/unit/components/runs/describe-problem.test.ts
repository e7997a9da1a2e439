// Runs: problems in words.

import { describe, expect, test } from 'vitest';
import { describeProblem, getProblemName } from '@/components/runs/describe-problem.ts';
import { createProblem, type Problem } from '../../../../utils/problem.ts';

const graph = (known: Partial<Problem>): Problem => createProblem({ kind: 'graph', remedy: 'fix', ...known });

describe('which problem it is', () => {
  test.each([
    [190, 463, 'tokenExpired'],
    [190, 460, 'tokenPassword'],
    [190, 467, 'tokenRevoked'],
    [190, 458, 'tokenRevoked'],
    [190, 459, 'tokenCheckpoint'],
    [190, 464, 'tokenUnconfirmed'],
    [190, null, 'tokenInvalid'],
    [10, null, 'permission'],
    [200, null, 'missingScope'],
    [275, null, 'missingScope'],
    [270, null, 'appAccess'],
    [294, null, 'adsPermission'],
    [368, null, 'blocked'],
    [415, null, 'twoFactor'],
    [4, null, 'throttled'],
    [17, 2446079, 'throttled'],
    [613, null, 'throttled'],
    [80004, 2446079, 'throttled'],
    [80014, null, 'throttled'],
    [100, 33, 'notFound'],
    [100, 1752129, 'taskCombination'],
    [100, 999, 'invalid'],
    [2620, null, 'assignRefused'],
    [3936, null, 'alreadyAsked'],
    [3944, null, 'alreadyHas'],
    [3979, null, 'tooManyAccounts'],
    [3980, null, 'badStanding'],
    [3994, null, 'noHistory'],
    [3902, null, 'createGlitch'],
    [3919, null, 'glitch'],
    [23007, null, 'prepay'],
    [104001, null, 'noAppInBusiness'],
    [-3, null, 'unavailable'],
    [424242, null, 'unknown'],
  ])('%s/%s is told as %s', (code, subcode, name) => {
    expect(getProblemName(graph({ code, subcode }))).toBe(name);
  });

  test.each([
    [463, 'pastedExpired'],
    [460, 'pastedPassword'],
    [467, 'pastedRevoked'],
    [458, 'pastedRevoked'],
    [459, 'tokenCheckpoint'],
    [null, 'tokenInvalid'],
  ])('190/%s of a token that was only just given is told as %s', (subcode, name) => {
    expect(getProblemName(graph({ code: 190, subcode }), 'connect')).toBe(name);
  });

  test.each([4, 80_004, null])(
    '%s of a token that was only just given promises nothing by itself',
    (code) => {
      const problem = graph({ code, retryAt: 60_000 * 5 });
      expect(getProblemName(problem)).toBe('throttled');
      expect(describeProblem(problem, { now: 0, operation: 'connect' }).todo).toBe(
        'Connect again in 5 minutes. Nothing was kept.',
      );
      expect(describeProblem(problem, { now: 60_000 * 6, operation: 'connect' }).todo).toBe(
        'Wait a few minutes, then connect again. Nothing was kept.',
      );
    },
  );

  test('what Claimdesk knows by itself comes before the kind', () => {
    expect(getProblemName(createProblem({ kind: 'local', remedy: 'fix', reason: 'not-a-token' }))).toBe(
      'notAToken',
    );
    expect(getProblemName(graph({ code: 1, reason: 'in-doubt' }))).toBe('inDoubt');
    expect(getProblemName(createProblem({ kind: 'local', remedy: 'fix', reason: 'something-new' }))).toBe(
      'local',
    );
    expect(getProblemName(createProblem({ kind: 'network', remedy: 'retry', reason: 'timeout' }))).toBe(
      'network',
    );
    expect(getProblemName(createProblem({ kind: 'storage', remedy: 'act', reason: 'storage-full' }))).toBe(
      'storage',
    );
  });

  test("a list that doesn't end is told as that, and not as an answer of somebody else's", () => {
    const endless = createProblem({ kind: 'malformed', remedy: 'retry', reason: 'endless' });
    expect(describeProblem(endless).what).toContain("doesn't end");
    expect(describeProblem({ ...endless, reason: 'malformed' }).what).not.toContain("doesn't end");
  });
});

describe('a refused claim', () => {
  const claim = 'claim-ad-account';

  test("by 100 is told as what it means for a claim, with Meta's own words for the case", () => {
    const problem = graph({
      code: 100,
      message: '(#100) Ad account groups cannot be claimed',
      userTitle: 'Ad account group',
      userMessage: 'A business can’t claim a group of ad accounts.',
    });
    const { what, todo, says } = describeProblem(problem, { operation: claim });
    expect(what).toBe('Meta refused this claim. Nothing was changed.');
    expect(todo).toMatch(/group of ad accounts.*creative account.*another business owns/);
    expect(says).toBe('Ad account group: A business can’t claim a group of ad accounts.');
    expect(describeProblem(problem, { operation: 'create-ad-account' }).what).toBe(
      'Meta refused what was sent.',
    );
  });

  test.each([
    [33, 'Unsupported post request. Object with ID 1 does not exist'],
    [null, '(#100) Param adaccount_id must be a valid ad account ID - act_1 does not exist'],
  ])('for an id that Meta does not know (100/%s) says so', (subcode, message) => {
    const { what, todo, says } = describeProblem(graph({ code: 100, subcode, message }), {
      operation: claim,
    });
    expect(what).toContain('Meta finds no ad account with this id');
    expect(todo).toContain('Check the id.');
    expect(says).toBeNull();
  });

  test('for too many accounts says nothing of creating', () => {
    const problem = graph({ code: 3979 });
    expect(describeProblem(problem, { operation: claim }).todo).not.toContain('Create');
    expect(describeProblem(problem).todo).toContain('Create');
  });

  test('by what all operations share is told as for all', () => {
    expect(getProblemName(graph({ code: 3936 }), claim)).toBe('alreadyAsked');
    expect(getProblemName(graph({ code: 415 }), claim)).toBe('twoFactor');
  });
});

describe('in words', () => {
  test('how long is still to be waited is told in whole minutes, upwards', () => {
    const problem = graph({ code: 80004, remedy: 'wait', retryAt: 1_000_000 });
    expect(describeProblem(problem, { now: 1_000_000 - 8.2 * 60_000 }).todo).toBe(
      'It goes on by itself in 9 minutes.',
    );
    expect(describeProblem(problem, { now: 1_000_000 - 1 }).todo).toBe('It goes on by itself in a minute.');
    expect(describeProblem(problem, { now: 1_000_001 }).todo).toBe(
      'There is nothing to do. It goes on by itself.',
    );
  });

  test("Meta's words for people are shown where ours say less", () => {
    const { what, says } = describeProblem(
      graph({ code: 100, userTitle: 'Ad account not found', userMessage: 'There is none with this ID.' }),
    );
    expect(what).toBe('Meta refused what was sent.');
    expect(says).toBe('Ad account not found: There is none with this ID.');
  });

  test("without words for people, Meta's message says which part is meant, without its number", () => {
    expect(describeProblem(graph({ code: 100, message: '(#100) Param partner must be an id' })).says).toBe(
      'Param partner must be an id',
    );
  });

  test('a known problem is told in our own words alone', () => {
    expect(describeProblem(graph({ code: 3936, userMessage: 'You have already tried.' })).says).toBeNull();
  });
});
