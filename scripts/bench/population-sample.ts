import type { Store } from '@egret/store';

/**
 * Fills an empty store with organisations and records of each (six, or the last of the six: a penalty and an honour are
 * two), as ingestion would: the records lie in the order in which they were decided, not by subject.
 */
export async function fillPopulation(store: Store, subjects: number, recordsEach = 6): Promise<void> {
  await store.pool.query(`
    insert into authority (id, name) values (gen_random_uuid(), '海沧区测试局');
    insert into batch (origin) values ('ingest');
    update knowledge_clock set seq = 1;
    update batch set seq = 1;
    insert into subject (id, batch_id) select gen_random_uuid(), 1 from generate_series(1, ${subjects}) n;
    insert into subject_version (subject_id, version, kind, name, named_by, named_on, named_place, batch_id)
    select id, 1, 'organisation', '测试企业' || row_number() over (), 'register', '2018-01-01', '', 1 from subject;
    insert into registration_version (subject_id, version, name, legal_form, state, registered_on, authority_id,
      reported_on, place, content_digest, digest_version, digest_key_id, run_id, line_no, batch_id)
    select s.subject_id, 1, s.name, '有限责任公司', 'in-business', date '2012-01-01' + (random() * 2000)::integer, a.id,
      '2020-01-01', 'bench', sha256(s.name::bytea), 1, 'bench', s.subject_id, 2, 1
    from subject_version s, authority a`);
  await store.pool.query(`
    insert into record_version (subject_id, record_id, version, kind, authority_id, document_number, natural_key,
      decided_on, valid_to, severity_stated, procedure_stated, fine_fen, details, reported_on, place,
      content_digest, digest_version, digest_key_id, source_id, run_id, line_no, batch_id)
    select s.subject_id, gen_random_uuid(), 1, sort.kind, a.id, '厦海〔2019〕' || n || '号', n::text,
      sort.day, case when sort.kind = 'licence' then sort.day + 1500 end,
      case when sort.kind = 'penalty' then 'general' end, case when sort.kind = 'penalty' then 'ordinary' end,
      case when sort.kind = 'penalty' then 500000 end, sort.details, '2020-12-01', 'bench',
      sha256(s.subject_id::text::bytea), 1, 'bench', s.subject_id, s.subject_id, n, 1
    from subject_version s cross join authority a cross join generate_series(${7 - recordsEach}, 6) n
    cross join lateral (
      select case n when 5 then 'penalty' when 6 then 'other' when 4 then 'commitment' when 3 then 'public-service'
          else 'licence' end as kind,
        date '2018-01-01' + (random() * 1000)::integer + 0 * ascii(s.name) as day,
        case n
          when 5 then '{"violationType": "无照经营", "facts": "未取得许可从事经营活动", "legalBasis":
            "《无证无照经营查处办法》第十三条", "penaltyKinds": ["fine"], "penaltyKindOther": null,
            "content": "罚款5000元", "confiscatedFen": null, "certificate": null, "note": null,
            "provider": {"uscc": null, "name": "海沧区测试局"}}'
          when 6 then '{"otherKind": "honour", "honourLevel": "city", "text": "诚信示范企业"}'
          when 4 then '{"commitmentKind": "informed", "item": "食品经营许可告知承诺", "fulfilment": "fulfilled"}'
          when 3 then '{"itemCode": "A-1", "subItem": "变更登记", "acceptedOn": "2019-01-01", "result": "办结"}'
          else '{"documentName": "食品经营许可证", "licenceKind": "ordinary", "licenceKindOther": null,
            "certificateName": "食品经营许可证", "certificateNumber": "JY13502990000001", "content": "预包装食品销售",
            "note": null, "provider": {"uscc": null, "name": "海沧区测试局"}}'
        end::jsonb as details
    ) sort
    order by sort.day`);
  await store.pool.query('vacuum analyze');
}
