import type { DepartmentId } from './departments.ts';
import { departmentId, readTable, tradeIds } from './tables.ts';
import type { TradeId } from './trades.ts';

/** One kind of licence that an office of the district grants. Texts have the places {name}, {address}, {scope}. */
export interface LicenceItem {
  readonly department: DepartmentId;
  /** 行政许可决定文书名称 */
  readonly title: string;
  /** 许可类别: 普通, 特许, 认可, 核准, 登记 or 其他-… */
  readonly kind: string;
  /** Word between the office's prefix and the year in the document number. */
  readonly series: string;
  readonly certificate: string | null;
  /** What the certificate number begins with. */
  readonly certificatePrefix: string;
  readonly content: string;
  /** Years of validity; null for long-term. */
  readonly years: number | null;
  readonly trades: readonly TradeId[] | 'all';
  readonly weight: number;
}

/** Columns: department, title, kind, series, certificate, its prefix, years, weight, trades, content. */
function licenceItems(text: string): LicenceItem[] {
  return readTable(text, 10).map((cells) => {
    const [department = '', title = '', kind = '', series = '', certificate = '', certificatePrefix = ''] =
      cells;
    const [years, weight, trades = '', content = ''] = cells.slice(6);
    return {
      department: departmentId(department),
      title,
      kind,
      series,
      certificate: certificate === '' ? null : certificate,
      certificatePrefix,
      content,
      years: years === '' ? null : Number(years),
      trades: tradeIds(trades),
      weight: Number(weight),
    };
  });
}

/** Licences of organisations and households. */
export const businessLicences: readonly LicenceItem[] = licenceItems(`
market | 食品经营许可证 | 普通 | 食许 | 食品经营许可证 | JY1350299 | 5 | 20 | catering grocery | 准予食品经营：预包装食品销售、散装食品销售、热食类食品制售；经营场所：{address}
market | 准予变更登记通知书 | 登记 | 登记变 | 营业执照 | | | 14 | commercial | 准予{name}变更登记：住所（经营场所）变更为{address}
market | 准予经营范围变更登记通知书 | 登记 | 登记范 | 营业执照 | | | 12 | commercial | 准予{name}变更登记：经营范围变更为{scope}
market | 准予注销分支机构登记通知书 | 登记 | 登记销 | | | | 2 | trading grocery property | 准予{name}分支机构注销登记
market | 药品经营许可证 | 普通 | 药许 | 药品经营许可证 | 闽DA592 | 5 | 3 | pharmacy | 准予药品零售经营：中成药、化学药制剂、抗生素制剂、生物制品；地址：{address}
market | 第二类医疗器械经营备案凭证 | 其他-备案 | 械备 | 第二类医疗器械经营备案凭证 | 闽厦药监械经营备 | | 4 | pharmacy biomedicine | 经营方式：批零兼营；经营场所：{address}
market | 特种设备使用登记 | 登记 | 特设 | 特种设备使用登记证 | 梯11闽D | | 6 | property lodging manufacturing | 准予登记使用特种设备，使用地点：{address}
urban | 户外广告设施设置许可决定书 | 普通 | 广许 | | | 2 | 6 | catering grocery lodging training property | 同意{name}在{address}门前设置户外广告设施
urban | 城市建筑垃圾处置核准决定书 | 核准 | 渣核 | 建筑垃圾处置核准证 | 海渣 | 1 | 5 | construction transport | 核准处置建筑垃圾，运输线路按核定路线执行
urban | 临时占用城市道路许可决定书 | 普通 | 占道 | | | 1 | 3 | construction | 同意因施工临时占用{address}段人行道
construction | 建筑工程施工许可证 | 普通 | 施许 | 建筑工程施工许可证 | 350299 | 2 | 5 | construction manufacturing property | 准予施工，建设地点：{address}
construction | 道路运输经营许可决定书 | 普通 | 运许 | 道路运输经营许可证 | 闽交运管许可厦字350299 | 4 | 6 | transport | 准予从事道路普通货物运输、货物专用运输（集装箱）
construction | 城镇污水排入排水管网许可决定书 | 普通 | 排许 | 城镇污水排入排水管网许可证 | 厦排许 | 5 | 4 | catering manufacturing property | 准予在{address}范围内向城镇排水设施排放污水
health | 公共场所卫生许可证 | 普通 | 公许 | 公共场所卫生许可证 | 闽厦海卫公证字 | 4 | 10 | lodging beauty culture | 许可项目：{scope}；地址：{address}
health | 医疗机构执业许可证 | 普通 | 医许 | 医疗机构执业许可证 | PDY350299 | 5 | 3 | clinic | 准予执业，诊疗科目按核准登记执行；地址：{address}
health | 放射诊疗许可证 | 普通 | 放许 | 放射诊疗许可证 | 闽厦海卫放证字 | 4 | 1 | clinic | 准予开展X射线影像诊断；地址：{address}
emergency | 危险化学品经营许可证 | 普通 | 危化 | 危险化学品经营许可证 | 闽厦海危化经 | 3 | 2 | chemicals trading | 准予经营危险化学品（不带储存设施），经营场所：{address}
emergency | 烟花爆竹经营（零售）许可证 | 普通 | 烟零 | 烟花爆竹经营（零售）许可证 | 闽厦海烟零 | 1 | 1 | grocery | 准予春节期间零售烟花爆竹，地点：{address}
environment | 建设项目环境影响报告表批复 | 核准 | 环审 | | | 5 | 4 | manufacturing biomedicine chemicals materials | 原则同意{name}建设项目环境影响报告表结论，建设地点：{address}
environment | 排污许可证 | 普通 | 排污 | 排污许可证 | 350299 | 3 | 2 | manufacturing biomedicine chemicals | 准予按许可证载明的种类、浓度和总量排放污染物
labour | 劳务派遣经营许可决定书 | 普通 | 劳派 | 劳务派遣经营许可证 | 350299 | 3 | 2 | staffing | 准予经营劳务派遣业务
labour | 人力资源服务许可决定书 | 普通 | 人服 | 人力资源服务许可证 | 350299 | 5 | 1 | staffing | 准予开展职业中介活动
education | 民办学校办学许可决定书 | 普通 | 民办 | 民办学校办学许可证 | 教民350299 | 3 | 3 | training | 准予举办民办教育机构，办学地址：{address}
culture | 网络文化与娱乐经营许可决定书 | 普通 | 文许 | 娱乐经营许可证 | 350299 | 2 | 3 | culture | 准予从事娱乐场所经营活动，地址：{address}
culture | 营业性演出准予许可决定 | 普通 | 演许 | | | 1 | 1 | culture lodging | 准予在海沧区举办营业性演出活动
fire | 公众聚集场所投入使用、营业前消防安全检查合格证 | 认可 | 消安检 | 消防安全检查合格证 | | | 4 | lodging culture catering | 经检查，{address}符合投入使用、营业前消防安全要求
agriculture | 林木采伐许可证 | 特许 | 采许 | 林木采伐许可证 | 350299 | 1 | 1 | farming construction | 准予采伐林木，采伐后按规定更新造林
agriculture | 农药经营许可证 | 普通 | 农药 | 农药经营许可证 | 农药经许（闽）350299 | 5 | 1 | farming | 准予经营农药（限制使用农药除外），地址：{address}
police | 旅馆业特种行业许可证 | 普通 | 特行 | 特种行业许可证 | 海公特旅 | | 2 | lodging | 准予经营旅馆业，地址：{address}
`);

/** Licences of adult residents. */
export const personLicences: readonly LicenceItem[] = licenceItems(`
construction | 网络预约出租汽车驾驶员证 | 认可 | 网约 | 网络预约出租汽车驾驶员证 | 350299 | 3 | 8 | all | 准予从事网络预约出租汽车客运服务
construction | 道路货物运输驾驶员从业资格证 | 认可 | 从业 | 道路运输从业人员从业资格证 | 350299 | 6 | 5 | all | 准予从事道路货物运输驾驶
health | 医师执业注册 | 认可 | 医师 | 医师执业证书 | 110350299 | | 3 | all | 准予医师执业注册，执业范围按注册事项执行
health | 护士执业注册 | 认可 | 护士 | 护士执业证书 | 20350299 | 5 | 4 | all | 准予护士执业注册
education | 教师资格认定 | 认可 | 师资 | 教师资格证书 | 2350299 | | 5 | all | 认定教师资格
market | 特种设备作业人员资格认定 | 认可 | 特作 | 特种设备安全管理和作业人员证 | 350299 | 4 | 4 | all | 准予从事叉车作业
emergency | 特种作业操作证 | 认可 | 特操 | 特种作业操作证 | T350299 | 6 | 3 | all | 准予从事低压电工作业
agriculture | 农村村民宅基地建房许可 | 普通 | 农建 | | | 2 | 1 | all | 同意在原宅基地翻建住宅
`);

/** What minors are granted. */
export const minorLicences: readonly LicenceItem[] = licenceItems(`
police | 普通护照签发 | 普通 | 护签 | | | 5 | 1 | all | 准予签发普通护照
`);

/** What foreigners are granted. */
export const foreignerLicences: readonly LicenceItem[] = licenceItems(`
labour | 外国人来华工作许可 | 认可 | 外工 | 外国人工作许可证 | 350299 | 1 | 1 | all | 准予外国人来华工作（B类）
`);
