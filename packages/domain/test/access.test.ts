import { describe, expect, it } from 'vitest';
import { actions, areTwoPersons, roleActions, roles, rolesOf } from '../src/index.ts';

describe('roles', () => {
  it.each(roles)('%s is known by its actions, and by no other role’s', (role) => {
    expect(rolesOf(new Set(roleActions[role]))).toEqual([role]);
    expect(rolesOf(new Set(roleActions[role].slice(1)))).toEqual([]);
  });

  it('hold only actions that there are, each once', () => {
    for (const role of roles) {
      expect(new Set(roleActions[role]).size).toBe(roleActions[role].length);
      for (const action of roleActions[role]) expect(actions).toContain(action);
    }
  });
});

describe('four eyes', () => {
  const one = { departmentId: 'a', staffNo: 'HC-0001' };

  it.each([
    ['the same person', one, false],
    ['the same person, typed otherwise', { departmentId: 'a', staffNo: ' hc-０００１ ' }, false],
    ['a colleague', { departmentId: 'a', staffNo: 'HC-0002' }, true],
    ['somebody of another department with the same number', { departmentId: 'b', staffNo: 'HC-0001' }, true],
  ])('take %s', (_, other, two) => {
    expect(areTwoPersons(one, other)).toBe(two);
    expect(areTwoPersons(other, one)).toBe(two);
  });
});
