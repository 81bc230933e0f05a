import type { DepartmentId } from './departments.ts';
import { departmentId, readTable, tradeIds, yuanRange } from './tables.ts';
import type { TradeId } from './trades.ts';

/** One kind of violation as an office of the district punishes it. Texts have the places {name}, {address}, {date}. */
export interface Offence {
  readonly department: DepartmentId;
  /** 违法行为类型 */
  readonly type: string;
  readonly facts: string;
  /** Law and article. */
  readonly basis: string;
  /** 处罚类别, joined by ；as the layout asks. */
  readonly kinds: string;
  /** Least and most of the fine in yuan; null where there is none. */
  readonly fine: readonly [number, number] | null;
  /** Least and most of what is confiscated in yuan; null where nothing is. */
  readonly confiscated: readonly [number, number] | null;
  /** 失信严重程度: 1 一般, 2 较重, 3 严重; 0 undetermined, for what the summary procedure settles. */
  readonly severity: string;
  readonly procedure: '简易程序' | '普通程序';
  readonly trades: readonly TradeId[] | 'all';
  readonly weight: number;
}

/** Columns: department, severity, weight, fine, confiscated, trades, type, kinds, basis, facts. */
function offences(text: string): Offence[] {
  return readTable(text, 10).map((cells) => {
    const [department = '', severity = '', weight, fine = '', confiscated = '', trades = ''] = cells;
    const [type = '', kinds = '', basis = '', facts = ''] = cells.slice(6);
    return {
      department: departmentId(department),
      type,
      facts,
      basis,
      kinds,
      fine: yuanRange(fine),
      confiscated: yuanRange(confiscated),
      severity,
      procedure: severity === '0' ? '简易程序' : '普通程序',
      trades: tradeIds(trades),
      weight: Number(weight),
    };
  });
}

/** Violations of organisations and households. */
export const businessOffences: readonly Offence[] = offences(`
market | 1 | 12 | 5000-50000 | 30-900 | catering grocery | 经营超过保质期的食品 | 罚款；没收违法所得、没收非法财物 | 《中华人民共和国食品安全法》第三十四条第（十）项、第一百二十四条第一款第（五）项 | {date}，执法人员在{address}检查时发现{name}货架上待售的预包装食品已超过保质期
market | 0 | 14 | | | catering grocery | 未按规定建立并遵守进货查验记录制度 | 警告 | 《中华人民共和国食品安全法》第五十三条、第一百二十六条第一款第（三）项 | {date}检查时，{name}不能提供所售食品的进货查验记录
market | 0 | 8 | | | catering | 安排未取得健康证明的人员从事接触直接入口食品的工作 | 警告 | 《中华人民共和国食品安全法》第四十五条第二款、第一百二十六条第一款第（六）项 | {date}检查时，{name}后厨一名从业人员未取得健康证明
market | 3 | 1 | 100000-280000 | 8000-30000 | catering grocery | 生产经营掺假掺杂食品 | 罚款；没收违法所得、没收非法财物；暂扣或者吊销许可证、暂扣或者吊销执照 | 《中华人民共和国食品安全法》第一百二十四条第一款第（八）项 | {date}抽检，{name}销售的肉制品检出未标示的动物源性成分，货值金额逾一万元
market | 2 | 5 | 10000-200000 | | trading grocery training beauty clinic | 发布虚假广告 | 罚款 | 《中华人民共和国广告法》第九条第（三）项、第五十七条第（一）项 | {name}在网店商品页面宣传“全国销量第一”，与实际不符
market | 0 | 8 | 200-2000 | | catering grocery lodging materials | 未按规定明码标价 | 罚款 | 《中华人民共和国价格法》第十三条、第四十二条 | {date}检查时，{name}所售部分商品未标明价格
market | 2 | 5 | 30000-60000 | | manufacturing biomedicine chemicals materials transport | 使用未经定期检验的特种设备 | 罚款 | 《中华人民共和国特种设备安全法》第四十条第三款、第八十四条第（一）项 | {date}检查时，{name}在用的一台叉车超过检验有效期
market | 2 | 4 | 3000-60000 | 500-9000 | materials trading | 销售不符合国家标准的产品 | 罚款；没收违法所得、没收非法财物 | 《中华人民共和国产品质量法》第十三条、第四十九条 | {date}抽样检验，{name}销售的电线电缆不符合国家标准
urban | 0 | 14 | 50-500 | | catering grocery materials trading | 擅自占用城市道路经营 | 罚款 | 《福建省城市市容和环境卫生管理办法》第十五条、第三十九条 | {date}，{name}在{address}店外占道摆放桌椅经营
urban | 1 | 9 | 500-5000 | | catering property lodging | 未按规定分类投放生活垃圾 | 罚款 | 《厦门经济特区生活垃圾分类管理办法》第二十二条、第五十条 | {date}检查时，{name}将厨余垃圾混入其他垃圾投放
urban | 2 | 7 | 5000-50000 | | transport construction | 运输建筑垃圾沿途遗撒 | 罚款 | 《城市建筑垃圾管理规定》第十四条、第二十三条 | {date}，{name}所属车辆运输建筑垃圾途经马青路时沿途遗撒
construction | 2 | 4 | 20000-200000 | | construction | 未取得施工许可证擅自施工 | 罚款 | 《建设工程质量管理条例》第十三条、第五十七条 | {date}检查时，{name}承建的厂房工程未取得施工许可证即开工
construction | 1 | 5 | 10000-50000 | | construction | 未按规定设置安全警示标志 | 罚款 | 《建设工程安全生产管理条例》第二十八条、第六十二条第（三）项 | {date}检查时，{name}施工现场基坑周边未设置防护和警示标志
construction | 1 | 6 | 1000-3000 | | transport | 未采取措施防止货物脱落扬撒 | 罚款 | 《中华人民共和国道路运输条例》第二十七条、第七十条 | {date}，{name}所属货车未覆盖行驶，货物扬撒
health | 1 | 8 | 500-5000 | | lodging beauty culture | 安排未获得有效健康合格证明的从业人员直接为顾客服务 | 警告；罚款 | 《公共场所卫生管理条例实施细则》第十条、第三十八条 | {date}检查时，{name}两名从业人员不能出示有效健康合格证明
health | 2 | 2 | 2000-5000 | | clinic beauty | 使用非卫生技术人员从事医疗卫生技术工作 | 罚款 | 《医疗机构管理条例》第二十八条、第四十八条 | {date}检查时，{name}一名人员未取得护士执业证书从事护理工作
emergency | 1 | 7 | 5000-50000 | | manufacturing biomedicine chemicals materials | 未如实记录安全生产教育和培训情况 | 罚款 | 《中华人民共和国安全生产法》第二十五条第四款、第九十四条第（四）项 | {date}检查时，{name}未如实记录从业人员安全生产教育和培训情况
emergency | 3 | 2 | 100000-300000 | | manufacturing biomedicine chemicals materials construction | 未采取措施消除事故隐患 | 罚款；责令停产停业 | 《中华人民共和国安全生产法》第三十八条、第九十九条 | {date}复查时，{name}对已责令整改的有限空间作业隐患仍未消除
fire | 1 | 8 | 5000-30000 | | lodging catering culture manufacturing property | 消防设施、器材未保持完好有效 | 罚款 | 《中华人民共和国消防法》第十六条第一款第（二）项、第六十条第一款第（一）项 | {date}检查时，{name}室内消火栓无水、应急照明损坏
fire | 1 | 6 | 5000-20000 | | grocery culture manufacturing training | 占用、堵塞疏散通道、安全出口 | 罚款 | 《中华人民共和国消防法》第二十八条、第六十条第一款第（三）项 | {date}检查时，{name}疏散通道堆放杂物
tax | 0 | 16 | 50-1000 | | all | 未按规定期限办理纳税申报 | 罚款 | 《中华人民共和国税收征收管理法》第六十二条 | {name}未按规定期限申报增值税及附加税费
tax | 3 | 1 | 100000-500000 | 5000-60000 | trading materials transport | 虚开发票 | 罚款；没收违法所得、没收非法财物 | 《中华人民共和国发票管理办法》第二十二条、第三十七条 | {name}在没有真实交易的情况下取得并抵扣增值税专用发票
environment | 2 | 3 | 200000-400000 | | manufacturing biomedicine chemicals materials | 未验先投 | 罚款 | 《建设项目环境保护管理条例》第十九条、第二十三条第一款 | {name}生产线配套的污染防治设施未经验收即投入生产
environment | 2 | 3 | 10000-100000 | | materials construction chemicals | 未采取措施防止产生粉尘的物料外泄 | 罚款 | 《中华人民共和国大气污染防治法》第七十二条、第一百一十七条第（一）项 | {date}检查时，{name}露天堆放砂石未苫盖
labour | 1 | 3 | 2000-20000 | | construction staffing manufacturing | 未按规定报送劳动保障材料 | 罚款 | 《劳动保障监察条例》第三十条第一款第（二）项 | {name}经责令改正仍未报送工资支付台账
culture | 2 | 3 | 3000-15000 | | culture | 接纳未成年人进入营业场所 | 警告；罚款；其他-责令停业整顿三日 | 《互联网上网服务营业场所管理条例》第二十一条、第三十一条 | {date}检查时，{name}接纳未成年人进入上网服务营业场所
police | 0 | 5 | 200-500 | | lodging | 未按规定登记旅客身份信息 | 罚款 | 《中华人民共和国治安管理处罚法》第五十六条第一款 | {date}检查时，{name}未登记住宿旅客的身份信息
`);

/** Violations of adult residents. */
export const personOffences: readonly Offence[] = offences(`
construction | 1 | 8 | 3000-10000 | | all | 未取得网络预约出租汽车驾驶员证从事客运 | 罚款 | 《网络预约出租汽车经营服务管理暂行办法》第十四条、第三十四条第一款第（二）项 | {date}，当事人在海沧区驾驶车辆从事网约车经营，未取得驾驶员证
urban | 0 | 7 | 50-200 | | all | 随意倾倒建筑垃圾 | 罚款 | 《城市建筑垃圾管理规定》第十五条、第二十六条 | {date}，当事人在翁角路旁空地倾倒装修垃圾
urban | 0 | 9 | 50-500 | | all | 占用道路摆摊经营 | 罚款 | 《福建省城市市容和环境卫生管理办法》第十五条、第三十九条 | {date}，当事人在海沧区滨湖北路占道摆摊
urban | 2 | 3 | 2000-30000 | | all | 擅自搭建建筑物 | 罚款 | 《中华人民共和国城乡规划法》第六十四条 | {date}检查，当事人在海沧区自有住宅楼顶擅自搭建钢结构棚
market | 1 | 5 | 500-5000 | 100-2000 | all | 无照经营 | 罚款；没收违法所得、没收非法财物 | 《无证无照经营查处办法》第六条、第十三条 | {date}检查时，当事人未取得营业执照从事小吃经营
health | 3 | 2 | 10000-60000 | 500-8000 | all | 非医师行医 | 罚款；没收违法所得、没收非法财物 | 《中华人民共和国执业医师法》第三十九条 | {date}检查时，当事人未取得医师执业证书为他人注射
agriculture | 1 | 3 | 500-5000 | 50-800 | all | 使用禁用渔具捕捞 | 罚款；没收违法所得、没收非法财物 | 《中华人民共和国渔业法》第三十条、第三十八条 | {date}，当事人在海沧湾海域使用禁用的地笼网捕捞
tax | 0 | 6 | 50-500 | | all | 未按规定期限办理个人所得税申报 | 罚款 | 《中华人民共和国税收征收管理法》第六十二条 | 当事人未按规定期限办理经营所得个人所得税申报
fire | 0 | 5 | | | all | 违规停放电动自行车充电 | 警告 | 《中华人民共和国消防法》第二十八条、第六十条第二款 | {date}，当事人在楼道内为电动自行车充电，经劝阻拒不改正
`);

/** What minors of 16 and 17 are warned for. */
export const minorOffences: readonly Offence[] = offences(`
police | 0 | 1 | | | all | 驾驶非机动车违反道路通行规定 | 警告 | 《中华人民共和国道路交通安全法》第八十九条 | {date}，当事人驾驶电动自行车逆向行驶
`);
