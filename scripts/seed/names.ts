import type { Random } from './prng.ts';

const surnames = [
  ...'陈陈陈林林林黄黄张李王吴刘蔡杨许郑谢郭洪邱曾廖赖徐周叶苏庄江吕柯卢颜傅施胡朱罗孙何高梁宋唐邓韩冯程',
];
const maleFirst = [...'建志国文伟明俊嘉永海晓子宇振家宏金福泽德'];
const maleLast = [...'明华强平辉斌峰杰宏龙鑫涛毅勇锋山源坤煌财'];
const femaleFirst = [...'雅淑美丽秀晓思雪惠婷小春玉艺佳秋月静素梅'];
const femaleLast = [...'玲芳燕敏娟萍英珍琴红云霞兰莉琳容香珠云月'];

/** A family name common in southern Fujian with a given name of one or two characters. */
export function personName(random: Random): string {
  const [first, last] = random.chance(0.52) ? [maleFirst, maleLast] : [femaleFirst, femaleLast];
  const given = random.chance(0.15) ? random.pick(last) : random.pick(first) + random.pick(last);
  return random.pick(surnames) + given;
}

const foreignGiven = [
  'ANNA',
  'DANIEL',
  'ELENA',
  'HIROSHI',
  'JONAS',
  'KAREN',
  'MARCO',
  'MINA',
  'PETER',
  'SOFIA',
];
const foreignFamily = [
  'BRANDT',
  'COSTA',
  'HAYES',
  'KIMURA',
  'LARSEN',
  'MORETTI',
  'NOVAK',
  'TANAKA',
  'WEBER',
  'YOUNG',
];

/** A foreigner's name as passports write it. */
export function foreignName(random: Random): string {
  return `${random.pick(foreignFamily)} ${random.pick(foreignGiven)}`;
}

const fancyFirst = [...'鹭沧汀屿筼樾砚澜霁栩朴岚翊昱玥瑾沐禾森芃珩璟烁煦宸旻骏穗旭蕴'];
const fancyLast = [...'樾砚澜霁栩朴岚翊昱沐禾芃珩璟烁煦宸旻穗蕴舸汐川泽屿峤柏榕芸禧'];

/** A two-character trade name, rare on purpose so that it is hardly anybody's. */
export function fancyName(random: Random): string {
  const first = random.pick(fancyFirst);
  const last = random.pick(fancyLast.filter((character) => character !== first));
  return first + last;
}

const streets: readonly (readonly [string, number])[] = [
  ['海沧街道沧林路', 420],
  ['海沧街道沧林东路', 180],
  ['海沧街道钟林路', 90],
  ['海沧街道滨湖北路', 120],
  ['海沧街道海富路', 300],
  ['嵩屿街道嵩屿南二路', 160],
  ['嵩屿街道兴港路', 400],
  ['嵩屿街道角嵩路', 260],
  ['嵩屿街道未来海岸滨湖南路', 88],
  ['新阳街道新阳路', 640],
  ['新阳街道霞阳路', 210],
  ['新阳街道新光路', 320],
  ['新阳街道阳光西路', 240],
  ['新阳街道翁角路', 900],
  ['东孚街道马青路', 1200],
  ['东孚街道东孚南路', 150],
  ['东孚街道浦头路', 70],
  ['东孚街道凤山路', 260],
];

/** An address in one of Haicang's four sub-districts (街道). */
export function address(random: Random): string {
  const [street, numbers] = random.pick(streets);
  const room = random.chance(0.5) ? `${random.int(1, 28)}0${random.int(1, 8)}室` : `之${random.int(1, 12)}`;
  return `厦门市海沧区${street}${random.int(1, numbers)}号${room}`;
}
