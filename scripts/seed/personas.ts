import type { Business } from './businesses.ts';
import type { Personas } from './histories.ts';
import type { Person } from './persons.ts';

/** A subject worth trying, with its plain identifier. */
export interface PersonaEntry {
  readonly scheme: 'resident-id' | 'uscc';
  readonly value: string;
  readonly name: string;
  readonly note: string;
}

function person({ number, name }: Person, note: string): PersonaEntry {
  return { scheme: 'resident-id', value: number, name, note };
}

function business({ uscc, name }: Business, note: string): PersonaEntry {
  return { scheme: 'uscc', value: uscc, name, note };
}

/** What `personas.json` says: who to ask for, and why. */
export function personasFile(
  personas: Personas,
): { readonly synthetic: true } & Readonly<Record<string, PersonaEntry | true>> {
  return {
    synthetic: true,
    personScore700: person(personas.personScore700, '2019年开通，市、省、区三级表彰，2020年六项承诺全部履行'),
    personBelow530: person(
      personas.personBelow530,
      '2019年开通，2020年两项严重处罚（普通程序）及一项失信被执行人信息',
    ),
    personNotEnrolled: person(personas.personNotEnrolled, '未开通：有许可和公共服务记录，无评分'),
    enterpriseBlackListed: business(
      personas.enterpriseBlackListed,
      '严重处罚及失信被执行人，列入严重失信主体名单',
    ),
    enterpriseRepaired: business(personas.enterpriseRepaired, '2019年一般处罚，2020年4月21日完成信用修复'),
    identifierUnknown: person(personas.identifierUnknown, '号码有效，但任何文件中都没有此人'),
    usccUnknown: business(personas.usccUnknown, '代码有效，但任何文件中都没有此单位'),
  };
}
