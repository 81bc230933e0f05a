import { type CreditRecord, localDate, type RecordKind } from '@egret/domain';
import { department } from './subjects.ts';

type Changes<K extends RecordKind> = Partial<CreditRecord & { readonly kind: K }>;

/** What all kinds of record share, and the row says nothing that the law would otherwise decide. */
const core = {
  issuingAuthority: department,
  validFrom: null,
  validTo: null,
  severityStated: null,
  procedureStated: null,
  disclosureStated: null,
  publicityStatedUntil: null,
  fineFen: null,
};

/** A general penalty of 2020: a fine of 5,000 yuan in the ordinary procedure. */
export function aPenalty(changes: Changes<'penalty'> = {}): CreditRecord {
  return {
    ...core,
    kind: 'penalty',
    documentNumber: '厦海市监处〔2020〕1号',
    decidedOn: localDate('2020-05-06'),
    severityStated: 'general',
    procedureStated: 'ordinary',
    fineFen: 5_000_00,
    details: {
      violationType: '无照经营',
      facts: '未取得许可从事经营活动',
      legalBasis: '《无证无照经营查处办法》第十三条',
      penaltyKinds: ['fine'],
      penaltyKindOther: null,
      content: '罚款5000元',
      confiscatedFen: null,
      certificate: null,
      provider: department,
      note: null,
    },
    ...changes,
  };
}

/** An ordinary licence of 2019 without an end. */
export function aLicence(changes: Changes<'licence'> = {}): CreditRecord {
  return {
    ...core,
    kind: 'licence',
    documentNumber: '厦海许决〔2019〕1号',
    decidedOn: localDate('2019-05-06'),
    details: {
      documentName: '食品经营许可证',
      licenceKind: 'ordinary',
      licenceKindOther: null,
      certificateName: null,
      certificateNumber: null,
      content: '食品销售',
      provider: department,
      note: null,
    },
    ...changes,
  };
}

/** An honour of the city, of 2019. */
export function anHonour(changes: Changes<'other'> = {}): CreditRecord {
  return {
    ...core,
    kind: 'other',
    documentNumber: '厦文明办〔2019〕3号',
    decidedOn: localDate('2019-05-06'),
    details: { otherKind: 'honour', honourLevel: 'city', text: '诚信企业' },
    ...changes,
  };
}

/** A judgment that was not satisfied (失信被执行人), published in 2020. */
export function aJudgmentDefault(changes: Changes<'other'> = {}): CreditRecord {
  return anHonour({
    documentNumber: '（2020）闽0299执1号',
    decidedOn: localDate('2020-04-01'),
    details: { otherKind: 'judgment-default', honourLevel: null, text: '失信被执行人' },
    ...changes,
  });
}

/** A commitment of 2019 that is open. */
export function aCommitment(changes: Changes<'commitment'> = {}): CreditRecord {
  return {
    ...core,
    kind: 'commitment',
    documentNumber: '承诺1号',
    decidedOn: localDate('2019-05-06'),
    details: { commitmentKind: 'informed', item: '食品经营许可', fulfilment: 'pending' },
    ...changes,
  };
}
