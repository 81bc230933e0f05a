/** A line of business: what firms in it are called, what the register says of it. */
export interface Trade {
  readonly id: TradeId;
  /** The industry of GB/T 4754 by name. */
  readonly industry: string;
  /** What stands between trade name and legal form in a company's name. */
  readonly company: readonly string[];
  /** What ends the name of a self-employed household; empty where there are none such. */
  readonly shop: readonly string[];
  readonly scope: string;
}

export type TradeId =
  | 'catering'
  | 'grocery'
  | 'lodging'
  | 'beauty'
  | 'pharmacy'
  | 'clinic'
  | 'construction'
  | 'materials'
  | 'transport'
  | 'manufacturing'
  | 'biomedicine'
  | 'chemicals'
  | 'training'
  | 'culture'
  | 'software'
  | 'property'
  | 'staffing'
  | 'farming'
  | 'trading';

function trade(id: TradeId, industry: string, company: string, shop: string, scope: string): Trade {
  return { id, industry, company: company.split(' '), shop: shop === '' ? [] : shop.split(' '), scope };
}

export const trades: readonly Trade[] = [
  trade(
    'catering',
    '餐饮业',
    '餐饮管理 餐饮 餐饮服务',
    '小吃店 餐馆 沙茶面馆 海鲜大排档 茶餐厅 火锅店',
    '正餐服务；快餐服务；小吃服务',
  ),
  trade(
    'grocery',
    '零售业',
    '食品 超市 商贸',
    '食杂店 便利店 水果店 茶叶店 粮油店 海产干货店',
    '预包装食品零售；散装食品零售；日用百货零售',
  ),
  trade('lodging', '住宿业', '酒店管理 酒店', '旅馆 民宿 公寓', '旅游饭店；一般旅馆'),
  trade('beauty', '居民服务业', '美容美发', '美发店 美容院 理发店', '理发及美容服务'),
  trade('pharmacy', '零售业', '大药房 医药', '', '药品零售；医疗器械零售；保健食品零售'),
  trade('clinic', '卫生', '口腔门诊部 医疗门诊部', '', '门诊部医疗活动'),
  trade(
    'construction',
    '建筑业',
    '建设工程 建筑劳务 装饰工程 市政工程',
    '',
    '房屋建筑业；建筑装饰业；市政道路工程建筑',
  ),
  trade(
    'materials',
    '批发业',
    '建材 石材 钢材贸易',
    '建材店 五金店 卫浴店',
    '建材批发；五金产品批发；石材加工',
  ),
  trade(
    'transport',
    '道路运输业',
    '物流 运输 集装箱运输 供应链管理',
    '',
    '道路货物运输；集装箱道路运输；货物运输代理',
  ),
  trade(
    'manufacturing',
    '制造业',
    '机械 电子科技 光电 塑胶制品 精密模具 五金制品',
    '',
    '模具制造；塑料零件制造；电子元件及组件制造',
  ),
  trade(
    'biomedicine',
    '医药制造业',
    '生物科技 生物医药 医疗器械',
    '',
    '生物技术推广服务；医疗器械研发与生产',
  ),
  trade('chemicals', '化学原料和化学制品制造业', '化工 新材料', '', '合成材料制造；化工产品批发'),
  trade('training', '教育', '教育咨询 艺术培训', '', '教育咨询；文化艺术培训；体育培训'),
  trade(
    'culture',
    '文化、体育和娱乐业',
    '文化传媒 娱乐 网络服务',
    '网吧 歌厅 台球室',
    '文化娱乐经营；互联网上网服务；组织文化艺术交流活动',
  ),
  trade('software', '软件和信息技术服务业', '信息技术 软件 网络科技', '', '软件开发；信息系统集成服务'),
  trade('property', '房地产业', '物业管理 房地产经纪', '', '物业管理；房地产中介服务'),
  trade('staffing', '商务服务业', '人力资源 劳务派遣', '', '劳务派遣服务；人才中介服务'),
  trade(
    'farming',
    '农、林、牧、渔业',
    '农业科技 园林 水产',
    '苗圃 农资店 水产养殖场',
    '园艺作物种植；水产养殖；农资零售',
  ),
  trade(
    'trading',
    '批发业',
    '进出口 贸易 电子商务',
    '商行 百货店 服装店',
    '经营各类商品和技术的进出口；百货批发；互联网销售',
  ),
];

/** The lines of business of companies and households alone: civil units, which no company register holds, train. */
export const commercialTrades: readonly TradeId[] = trades
  .map(({ id }) => id)
  .filter((id) => id !== 'training');
