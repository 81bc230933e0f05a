import type { IdentifierScheme, SubjectKind } from '../vocabulary.ts';

/** 行政相对人类别 as departments write it: the standard's words first, then local ones and numbers. */
export const subjectKindWords: ReadonlyMap<string, SubjectKind> = new Map<string, SubjectKind>([
  ['法人及非法人组织', 'organisation'],
  ['自然人', 'natural-person'],
  ['个体工商户', 'self-employed'],
  ['法人和非法人组织', 'organisation'],
  ['法人', 'organisation'],
  ['非法人组织', 'organisation'],
  ['企业', 'organisation'],
  ['个人', 'natural-person'],
  ['个体户', 'self-employed'],
  ['01', 'natural-person'],
  ['02', 'organisation'],
  ['03', 'organisation'],
  ['04', 'self-employed'],
]);

/** 证件类型: the values of 发改办财金〔2018〕424号, the residence permit of 国办发〔2018〕81号, and how they are also written. */
export const paperWords: ReadonlyMap<string, IdentifierScheme> = new Map<string, IdentifierScheme>([
  ['身份证', 'resident-id'],
  ['护照号', 'passport'],
  ['港澳居民来往内地通行证', 'mainland-travel-permit'],
  ['台湾居民来往大陆通行证', 'mainland-travel-permit'],
  ['外国人永久居留身份证', 'foreign-permanent-resident-id'],
  ['港澳台居民居住证', 'residence-permit'],
  ['居民身份证', 'resident-id'],
  ['公民身份证', 'resident-id'],
  ['护照', 'passport'],
  ['外国人永久居留证', 'foreign-permanent-resident-id'],
]);
