import type { Mapping } from './mapping.ts';

/** 授权开通: persons who accepted the score agreement, and the end of it. The layout is a setting of ours. */
export const enrolment: Mapping = {
  template: 'enrolment',
  category: 'enrolment',
  fields: [
    {
      field: 'agreementNumber',
      titles: ['授权协议编号'],
      columns: ['credit_agreement_id'],
      required: 'both',
    },
    { field: 'name', titles: ['姓名'], columns: ['name'], required: 'both' },
    { field: 'paper', titles: ['证件类型'], columns: ['cert_type'] },
    { field: 'personNumber', titles: ['证件号码'], columns: ['cert_no'] },
    { field: 'residentId', titles: ['身份证号', '身份证号码', '公民身份号码'], columns: ['identi_id'] },
    { field: 'acceptedOn', titles: ['接受日期'], columns: ['accepted_on'], required: 'both' },
    { field: 'withdrawnOn', titles: ['终止日期'], columns: ['withdrawn_on'] },
  ],
};
