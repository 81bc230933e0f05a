import type { ScoreModel } from '../schema.ts';
import type { Problem } from './problem.ts';
import { problem } from './problem.ts';
import { namesOf, textsOf } from './texts.ts';

/**
 * What no model may speak of. Protected attributes: 征信业管理条例 art. 14 and 《关于健全社会信用体系的意见》(2025),
 * no private information in an evaluation. Forbidden matters: petitions, speech, discipline and way of life are no
 * breaches on a legally effective document (国办发〔2020〕49号).
 */
const forbidden: readonly { readonly of: string; readonly pattern: RegExp }[] = [
  { of: 'religion', pattern: /宗教|信仰|迷信|\breligio/iu },
  { of: 'genes', pattern: /基因|遗传|指纹|\b(?:genes?|genetic|fingerprint)/iu },
  { of: 'health', pattern: /健康|疾病|病史|残疾|就医|\b(?:health|disease|illness|disabilit)/iu },
  { of: 'blood', pattern: /血型|献血|血液|骨髓|器官|遗体|\b(?:blood|marrow|organ donation)/iu },
  { of: 'ethnicity', pattern: /民族|种族|\b(?:ethnic|race|racial)/iu },
  { of: 'sex', pattern: /性别|男性|女性|\b(?:sex|gender)/iu },
  { of: 'age', pattern: /年龄|年纪|周岁|\b(?:age|aged|birth)\b/iu },
  { of: 'household registration', pattern: /户籍|户口|籍贯|\bhousehold|\bhukou/iu },
  {
    of: 'family',
    pattern: /家庭|婚姻|配偶|子女|计划生育|赡养|邻里|\b(?:famil|marital|marriage|spouse|child|kinship)/iu,
  },
  { of: 'petitions', pattern: /信访|上访|举报|投诉|\b(?:petition|complain)/iu },
  { of: 'speech', pattern: /言论|发帖|网络评论|\bspeech|\bonline comment/iu },
  {
    of: 'discipline',
    pattern: /党纪|党员|违纪|工作纪律|政治面貌|\b(?:party discipline|party member|workplace discipline)/iu,
  },
  { of: 'way of life', pattern: /丧葬|殡葬|广场舞|噪音|\b(?:funeral|dancing)/iu },
  { of: 'wealth', pattern: /收入|存款|房产|证券|\b(?:income|deposits?|securities|real estate)\b/iu },
  { of: 'military service', pattern: /参军|入伍|军功|\bmilitary\b/iu },
  { of: 'discretion', pattern: /酌情|视情况|\bdiscretion/iu },
];

/** Words by which a tier or a rule would refuse somebody something. */
const denying =
  /禁止|限制|取消|拒绝|不得|不予|剥夺|列入黑名单|惩戒|\b(?:deny|denie|refus|forbid|ban(?:ned)?\b|restrict|disqualif|blacklist)/iu;

/** No name, note, legal basis or source in a model speaks of a protected attribute or a forbidden matter. */
export function guardWords(model: ScoreModel): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [pointer, text] of textsOf(model)) {
    for (const { of, pattern } of forbidden) {
      const found = pattern.exec(text);
      if (found === null) continue;
      problems.push(
        problem(pointer, 'forbidden-matter', {
          zh: `评价模型不得涉及受保护或禁止采集的事项（${of}）`,
          en: `a score model must not be about ${of}`,
          received: found[0],
        }),
      );
    }
  }
  return problems;
}

/**
 * Personal scores only open doors: a model for natural persons is for them alone, and none of its tiers, dimensions
 * and rules is named for a refusal (settled public policy since 2019; 国办发〔2020〕49号). A model cannot say what
 * follows from a tier at all: the schema has no place for it.
 */
export function guardOpensOnly(model: ScoreModel): readonly Problem[] {
  if (!model.appliesTo.includes('natural-person')) return [];
  const problems: Problem[] = [];
  if (model.appliesTo.length > 1) {
    problems.push(
      problem('/appliesTo', 'persons-apart', {
        zh: '自然人的评价模型只适用于自然人',
        en: 'a model for natural persons is for them alone',
        received: model.appliesTo.join(', '),
      }),
    );
  }
  for (const [pointer, text] of namesOf(model)) {
    const found = denying.exec(text);
    if (found === null) continue;
    problems.push(
      problem(pointer, 'denies', {
        zh: '自然人的信用分只用于守信激励，等级和规则不得含有限制、拒绝之意',
        en: 'a personal score only opens doors: no tier or rule denies',
        received: found[0],
      }),
    );
  }
  return problems;
}
