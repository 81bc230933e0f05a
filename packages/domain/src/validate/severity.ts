import { ruleInForce } from '../dated.ts';
import type { LocalDate } from '../local-date.ts';
import { localDate } from '../local-date.ts';
import type { PenaltyKind } from '../records.ts';
import type { Procedure, Severity } from '../vocabulary.ts';

/** How serious a penalty is taken to be where its source does not say. */
export interface SeverityRule {
  readonly id: string;
  /** First and last day of the decisions it holds for. */
  readonly activeFrom: LocalDate;
  readonly activeTo: LocalDate | null;
  readonly legalBasis: string;
  /** Any of these makes a penalty serious. */
  readonly seriousKinds: readonly PenaltyKind[];
  /** Fines from this amount (fen) on are serious (巨额罚款); null where the amount does not matter. */
  readonly seriousFineFrom: number | null;
  /** Kinds that are minor where nothing else was imposed. */
  readonly minorKinds: readonly PenaltyKind[];
}

const warnings: readonly PenaltyKind[] = ['warning', 'public-criticism'];

/**
 * The rules in the order of their dates, without gaps. The classes by ministry of Order 36 have no column, so
 * their general list stands for all; 1,000,000 yuan as a very large fine is our setting.
 */
export const severityRules: readonly SeverityRule[] = [
  {
    id: '2019-527',
    activeFrom: localDate('1949-10-01'),
    activeTo: localDate('2026-03-31'),
    legalBasis: '发改办财金〔2019〕527号（此前及第58号令期间参照）',
    seriousKinds: ['licence-revoked', 'suspension-of-business', 'closure', 'occupation-restricted'],
    seriousFineFrom: null,
    minorKinds: warnings,
  },
  {
    id: '2026-order-36',
    activeFrom: localDate('2026-04-01'),
    activeTo: null,
    legalBasis: '《信用修复管理办法》（国家发展改革委令2025年第36号）；国办发〔2025〕22号',
    seriousKinds: ['licence-revoked', 'closure', 'occupation-restricted'],
    seriousFineFrom: 1_000_000_00,
    minorKinds: warnings,
  },
];

/**
 * The severity of a penalty by its kinds, its fine (fen) and its procedure, by the rules in force on the day of
 * the decision. What the summary procedure settles is minor: it allows nothing heavier than a warning and a
 * small fine (行政处罚法 2021 art. 51). Before the first rule: general.
 */
export function deriveSeverity(
  penalty: {
    readonly decidedOn: LocalDate;
    readonly kinds: readonly PenaltyKind[];
    readonly fineFen: number | null;
    readonly procedure: Procedure | null;
  },
  rules: readonly SeverityRule[] = severityRules,
): Severity {
  const { decidedOn, kinds, fineFen, procedure } = penalty;
  const rule = ruleInForce(rules, decidedOn);
  if (rule === null) return 'general';
  if (kinds.some((kind) => rule.seriousKinds.includes(kind))) return 'serious';
  if (rule.seriousFineFrom !== null && fineFen !== null && fineFen >= rule.seriousFineFrom) return 'serious';
  if (procedure === 'summary' || kinds.every((kind) => rule.minorKinds.includes(kind))) return 'minor';
  return 'general';
}
