import { localDate, type Registration } from '@egret/domain';
import { department, firmName } from './subjects.ts';

/** What the register says of the firm, in business since 2015. */
export function aRegistration(changes: Partial<Registration> = {}): Registration {
  return {
    name: firmName,
    legalForm: '有限责任公司',
    state: 'in-business',
    registeredOn: localDate('2015-03-04'),
    approvedOn: null,
    capitalFen: 1_000_000_00,
    industry: '批发业',
    address: '海沧区',
    businessScope: null,
    registrationAuthority: department,
    ...changes,
  };
}
