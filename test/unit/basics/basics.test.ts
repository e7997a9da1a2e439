// The small pure files: ids, tasks, text, turns.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../../utils/fold-text.ts';
import { parseAdAccountId, parseBusinessId, toActId } from '../../../utils/ids.ts';
import { createLocks } from '../../../utils/locks.ts';
import {
  canManage,
  fromTaskMask,
  getLevelMask,
  getPermittedLevels,
  getTaskLevel,
  taskLevels,
  taskNames,
  toTaskMask,
} from '../../../utils/tasks.ts';

describe('ids', () => {
  it('keep every digit of those that no number holds', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10n ** 14n, max: 10n ** 19n }), (number) => {
        const id = parseAdAccountId(`act_${number}`);
        expect(id).toBe(String(number));
        expect(id && toActId(id)).toBe(`act_${number}`);
      }),
    );
  });

  it.each([
    '',
    'act_',
    '0123456',
    '1234',
    'act_12a45',
    '1.2345e10',
    '-12345',
    '１２３４５６',
    '123456789012345678901',
  ])('are not made of %j', (text) => {
    expect(parseAdAccountId(text)).toBeNull();
    expect(parseBusinessId(text)).toBeNull();
  });
});

describe('tasks', () => {
  it('come out of a mask as they went in', () => {
    fc.assert(
      fc.property(fc.subarray([...taskNames]), (tasks) => {
        expect(fromTaskMask(toTaskMask(tasks))).toEqual(tasks);
      }),
    );
  });

  it('are spelled out for each level, as Graph wants', () => {
    expect(fromTaskMask(getLevelMask('analyze'))).toEqual(['ANALYZE']);
    expect(fromTaskMask(getLevelMask('advertise'))).toEqual(['ANALYZE', 'ADVERTISE']);
    expect(fromTaskMask(getLevelMask('manage'))).toEqual(['ANALYZE', 'ADVERTISE', 'MANAGE']);
  });

  it('have the level of their strongest, with or without drafts', () => {
    for (const level of taskLevels) {
      expect(getTaskLevel(getLevelMask(level))).toBe(level);
      expect(getTaskLevel(getLevelMask(level) | toTaskMask(['DRAFT']))).toBe(level);
    }
    expect(getTaskLevel(0)).toBeNull();
    expect(getTaskLevel(toTaskMask(['DRAFT']))).toBeNull();
  });

  it('are permitted as whole levels only', () => {
    expect(getPermittedLevels(toTaskMask(['ANALYZE', 'ADVERTISE']))).toEqual(['analyze', 'advertise']);
    expect(getPermittedLevels(toTaskMask(['ADVERTISE']))).toEqual([]);
    expect(canManage(toTaskMask(['ANALYZE', 'ADVERTISE']))).toBe(false);
  });

  it('that Meta invents later are left alone', () => {
    expect(toTaskMask(['ANALYZE', 'TELEPORT'])).toBe(toTaskMask(['ANALYZE']));
  });
});

describe('text as search sees it', () => {
  it.each([
    ['Café CRÈME', 'cafe creme'],
    ['ＣＡＦＥ', 'cafe'],
    ['한옥 스테이', '한옥 스테이'],
    ['متجر', 'متجر'],
    ['  x  ', 'x'],
  ])('%s is %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('is the same however its letters were composed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
      }),
    );
  });
});

describe('turns', () => {
  it('are kept under one name, and not under two', async () => {
    const inTurn = createLocks();
    const log: string[] = [];
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const first = inTurn('a', async () => {
      await gate;
      log.push('a1');
    });
    const second = inTurn('a', async () => void log.push('a2'));
    await inTurn('b', async () => void log.push('b'));
    open();
    await Promise.all([first, second]);
    expect(log).toEqual(['b', 'a1', 'a2']);
  });

  it('go on after one that failed', async () => {
    const inTurn = createLocks();
    const failed = inTurn('a', () => Promise.reject(new Error('x')));
    await expect(failed).rejects.toThrow('x');
    await expect(inTurn('a', async () => 1)).resolves.toBe(1);
  });
});
