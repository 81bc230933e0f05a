import type { Checked } from '../issue.ts';
import type { LocalDate } from '../local-date.ts';
import { mask } from '../mask.ts';
import type { Identifier } from '../records.ts';
import type { IdentifierScheme } from '../vocabulary.ts';
import { registrationCheckDigit, residentCheckCharacter } from './check-characters.ts';
import type { Fault } from './fault.ts';
import { identifierFormats } from './formats.ts';
import { normaliseIdentifier } from './normalise-identifier.ts';
import { checkOrganisationCode, checkUscc, usccOfRegistrationNumber } from './organisation-codes.ts';
import { birthDate, isPersonalIdentifier } from './personal.ts';

/** Nobody born before this day is alive to be a subject. */
const earliestBirth = '1900-01-01';

/**
 * Checks one identifier. Takes the scheme, the value as it came and the field it came in; with `asOf`, a
 * birth date after that day is refused too. Gives the normalised identifier or one issue: `required`,
 * `masked`, `placeholder`, `malformed`, `check-digit` or `impossible-date`.
 *
 * For an organisation's code the issue names the expected check character. For a person's number it never
 * does, because that would complete a number for whoever is guessing: it asks to read the card again.
 * A registration number that is a unified code without its first two characters is understood as that code,
 * so the scheme of the answer may be another. Any region is accepted, abolished ones too. Sources: GB 32100-2015, GB 11714-1997, GS 15-2006, GB 11643-1999.
 */
export function checkIdentifier(
  scheme: IdentifierScheme,
  raw: string,
  field: string,
  asOf?: LocalDate,
): Checked<Identifier> {
  const value = normaliseIdentifier(scheme, raw);
  const uscc = scheme === 'registration-number' ? usccOfRegistrationNumber(value) : null;
  if (uscc !== null) return { ok: true, value: { scheme: 'uscc', value: uscc } };
  const identifier: Identifier = { scheme, value };
  const fault = findFault(identifier, asOf ?? null);
  if (fault === null) return { ok: true, value: identifier };
  const received = value === '' ? null : isPersonalIdentifier(identifier) ? mask(value) : value;
  return {
    ok: false,
    issues: [{ field, ...fault, received: received?.slice(0, 80).toWellFormed() ?? null }],
  };
}

function findFault(identifier: Identifier, asOf: LocalDate | null): Fault | null {
  const { scheme, value } = identifier;
  const format = identifierFormats[scheme];
  if (value === '') {
    return {
      code: 'required',
      expected: format.en,
      zh: `缺少${format.nameZh}`,
      en: `${format.nameEn} is missing`,
    };
  }
  if (value.includes('*')) {
    return {
      code: 'masked',
      expected: `the whole number: ${format.en}`,
      zh: `${format.nameZh}已脱敏，请提供完整号码`,
      en: `${format.nameEn} is masked: give the whole number`,
    };
  }
  if (/^0{5,}X?$/.test(value)) {
    return {
      code: 'placeholder',
      expected: `a real number, or nothing: ${format.en}`,
      zh: `${format.nameZh}为占位值，请填写真实号码`,
      en: `${format.nameEn} is a placeholder: give the real number`,
    };
  }
  if (!format.pattern.test(value)) return malformed(scheme, value);
  return checkDigits(identifier, asOf);
}

function malformed(scheme: IdentifierScheme, value: string): Fault {
  const format = identifierFormats[scheme];
  // A hint only: letters are never exchanged silently.
  const confused = scheme === 'uscc' && /^[0-9A-Z]{18}$/.test(value) && /[IO]/.test(value);
  return {
    code: 'malformed',
    expected: format.en,
    zh: `${format.nameZh}格式不正确，应为${format.zh}${confused ? '；代码中不使用字母 I、O，请核对是否应为数字 1、0' : ''}`,
    en: `${format.nameEn} is not well formed, expected ${format.en}${confused ? '; it has no letters I and O: check whether the digits 1 and 0 are meant' : ''}`,
  };
}

function checkDigits(identifier: Identifier, asOf: LocalDate | null): Fault | null {
  const { scheme, value } = identifier;
  switch (scheme) {
    case 'uscc':
      return checkUscc(value);
    case 'organisation-code':
      return checkOrganisationCode(value);
    case 'registration-number':
      return checkRegistrationNumber(value);
    case 'resident-id':
    case 'residence-permit':
      return checkCitizenNumber(identifier, asOf);
    case 'foreign-permanent-resident-id':
      return value.length === 18 ? checkCitizenNumber(identifier, asOf) : null;
    case 'tax-number':
    case 'passport':
    case 'mainland-travel-permit':
      return null;
  }
}

/** Numbers of 13 digits are from before 2007 and have no check digit. */
function checkRegistrationNumber(value: string): Fault | null {
  if (value.length !== 15) return null;
  const expected = registrationCheckDigit(value.slice(0, 14));
  if (value.charAt(14) === expected) return null;
  return {
    code: 'check-digit',
    expected: `check digit ${expected}`,
    zh: `工商注册号校验位错误，第15位应为${expected}`,
    en: `the registration number's check digit is wrong: position 15 should be ${expected}`,
  };
}

function checkCitizenNumber(identifier: Identifier, asOf: LocalDate | null): Fault | null {
  const { value } = identifier;
  const born = birthDate(identifier);
  if (born === null || born < earliestBirth || (asOf !== null && born > asOf)) {
    return {
      code: 'impossible-date',
      expected: 'a number read from the card again',
      zh: '证件号码中的出生日期不成立，请重新读取证件',
      en: 'the birth date in the number is impossible: read the card again',
    };
  }
  if (value.charAt(17) === residentCheckCharacter(value.slice(0, 17))) return null;
  return {
    code: 'check-digit',
    expected: 'a number read from the card again',
    zh: '证件号码校验不通过，请重新读取证件',
    en: 'the number does not pass its check: read the card again',
  };
}
