import {
  type KeyPurpose,
  keyPurposes,
  type KeyUse,
  type ListedKey,
  type RetireOutcome,
  type Sealing,
} from '@egret/store';

/** What is lost for rows of a table whose key is gone. */
const losses: Readonly<Record<string, string>> = {
  audit_entry:
    '不能再按号码检索，按主体仍可；资格核验的重复请求号不再认得 · not found by number any more, by subject they are; a request number of a check that comes again is taken for another question',
  perk_quota_use: '已用次数不再计入本期 · uses do not count towards the quota of their period',
  credit_report: '不能再按号码检索，按报告编号仍可 · not found by number any more; by report number they are',
  consent:
    '目录中没有的人的授权，不能再引用 · consents of persons who are not in the directory cannot be referred to',
  record_event: '重复报送时会再记一次 · is kept once more when it is delivered again',
  score_version: '凭证不能再核验 · receipts cannot be checked any more',
};
const revised = '再次报送时计为修订一次 · counts as revised once when it is delivered again';

/** The keys of the store and of the configuration, each with the rows under it; never a key itself. */
export function describeKeys(
  sealing: Pick<Sealing, 'checks' | 'activeKeyIds'>,
  known: readonly ListedKey[],
  uses: readonly KeyUse[],
): readonly string[] {
  return keyPurposes.flatMap((purpose) => [purpose, ...keysOf(purpose)]);

  function keysOf(purpose: KeyPurpose): readonly string[] {
    const kept = known.filter((key) => key.purpose === purpose);
    const fresh = sealing.checks.filter(
      (check) => check.purpose === purpose && kept.every((key) => key.keyId !== check.keyId),
    );
    return [
      ...kept.flatMap((key) => [
        `  ${key.keyId}  自 since ${key.createdOn}${stateOf(key)}`,
        ...describeUses(uses.filter((use) => use.purpose === purpose && use.keyId === key.keyId)),
      ]),
      ...fresh.map(({ keyId }) => `  ${keyId}  尚无服务使用 no service has started with it yet`),
    ];
  }

  function stateOf({ purpose, keyId, retiredOn }: ListedKey): string {
    if (retiredOn !== null) return `  已停用 retired ${retiredOn}`;
    return sealing.activeKeyIds[purpose] === keyId ? '  当前 active' : '';
  }
}

function describeUses(uses: readonly KeyUse[]): readonly string[] {
  return uses.map(({ table, rows }) => `    ${table}  ${rows}`);
}

const toSearchBy =
  '  可留在配置中，供按号码检索审计 · it may stay configured, to search the audit trail by number';

/** What came of retiring a key. */
export function describeRetired(
  { purpose, keyId }: Pick<ListedKey, 'purpose' | 'keyId'>,
  outcome: RetireOutcome,
): readonly string[] {
  const name = `${purpose}/${keyId}`;
  switch (outcome.outcome) {
    case 'active':
      return [`${name} 是当前密钥 is the active key`];
    case 'unknown':
      return [`没有找到 not found: ${name}`];
    case 'in-use':
      return [
        `${name} 仍在使用，请先执行 rotate · is still needed: rotate first`,
        ...describeUses(outcome.uses),
      ];
    case 'kept':
      return [
        `${name} 之下仍有不重做的数据；停用（--accept-loss）后 · rows stay under it; once it is retired (--accept-loss):`,
        ...describeLosses(outcome.uses),
      ];
    case 'retired':
      return [
        `已停用 retired: ${name}；服务不再需要它 · no process needs it any more`,
        ...(purpose === 'identifiers' ? [toSearchBy] : []),
        ...describeLosses(outcome.lost),
      ];
  }
}

function describeLosses(uses: readonly KeyUse[]): readonly string[] {
  return uses.map(({ table, rows }) => `    ${table}  ${rows}  ${losses[table] ?? revised}`);
}
