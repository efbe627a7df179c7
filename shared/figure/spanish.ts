import { SPANISH_PERSON, SPANISH_PERSONS } from './person-nouns';
import { phraseTable } from './tokens';
import type { Vocabulary } from './vocabulary';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Rows such as `21 veintiuno veintiuna`: a number and its words. */
const numbers = (rows: string): ReadonlyMap<string, number> =>
  new Map(
    rows.split('|').flatMap((row) => {
      const [number, ...names] = row.trim().split(/\s+/);
      return names.map((name): [string, number] => [name, Number(number)]);
    }),
  );

/** The words of Spanish-language news; "billón" is a million millions. */
export const SPANISH: Vocabulary = {
  language: 'es',
  decimalSign: ',',
  cardinals: numbers(`
    0 cero | 1 un uno una | 2 dos | 3 tres | 4 cuatro | 5 cinco | 6 seis | 7 siete | 8 ocho |
    9 nueve | 10 diez | 11 once | 12 doce | 13 trece | 14 catorce | 15 quince | 16 dieciséis |
    17 diecisiete | 18 dieciocho | 19 diecinueve | 20 veinte | 21 veintiuno veintiún veintiuna |
    22 veintidós | 23 veintitrés | 24 veinticuatro | 25 veinticinco | 26 veintiséis |
    27 veintisiete | 28 veintiocho | 29 veintinueve | 30 treinta | 40 cuarenta | 50 cincuenta |
    60 sesenta | 70 setenta | 80 ochenta | 90 noventa | 100 cien ciento |
    200 doscientos doscientas | 300 trescientos trescientas | 400 cuatrocientos cuatrocientas |
    500 quinientos quinientas | 600 seiscientos seiscientas | 700 setecientos setecientas |
    800 ochocientos ochocientas | 900 novecientos novecientas`),
  scales: numbers(`
    1000 mil | 1000000 millón millones | 1000000000000 billón billones | 12 docena docenas |
    10 decena decenas | 15 quincena | 20 veintena | 30 treintena | 40 cuarentena | 50 cincuentena |
    100 centenar centenares centena centenas | 1000 millar millares`),
  suffixes: numbers('1000 k | 1000000 m mm'),
  vague: numbers(`
    10 decenas | 12 docenas | 100 cientos centenares centenas | 1000 miles millares |
    1000000 millones | 1000000000000 billones`),
  ordinals: numbers(`
    1 primer primero primera | 2 segundo segunda | 3 tercer tercero tercera | 4 cuarto cuarta |
    5 quinto quinta | 6 sexto sexta | 7 séptimo séptima | 8 octavo octava | 9 noveno novena |
    10 décimo décima | 11 undécimo undécima | 12 duodécimo duodécima | 20 vigésimo vigésima |
    30 trigésimo trigésima | 100 centésimo centésima`),
  ordinalSuffixes: words('º ª .º .ª er ro ra do da to ta mo ma vo va no na'),
  rankWords: words('número nº núm'),
  parts: numbers(`
    3 tercio tercios | 4 cuarto cuartos | 5 quinto quintos | 6 sexto sextos | 7 séptimo séptimos |
    8 octavo octavos | 9 noveno novenos | 10 décimo décimos`),
  partAdjectives: numbers(`
    3 tercera terceras | 4 cuarta cuartas | 5 quinta quintas | 6 sexta sextas | 7 séptima séptimas |
    8 octava octavas | 9 novena novenas | 10 décima décimas`),
  partNouns: words('parte partes'),
  halves: words('medio media mitad'),
  andAHalf: phraseTable([[null, 'y medio|y media']]),
  outOf: phraseTable([[null, 'de cada|de']]),
  several: phraseTable([['at-least', 'varios|varias|algunos|algunas|muchos|muchas']]),
  loose: phraseTable([[2, 'un par de|un par']]),
  decimalWords: words('coma punto'),
  minus: words('menos'),
  and: words('y'),
  one: words('un una'),
  articles: words('el la los las un una unos unas sus su'),
  of: words('de del'),
  boundsBefore: phraseTable([
    [
      'more-than',
      'más de|más del|más que|por encima de|por encima del|superior a|superior al|superiores a|poco más de|algo más de|un poco más de|mayor a|mayor de|mayor que|mayores de|supera|superan|superó|superaron|sobre|>',
    ],
    [
      'less-than',
      'menos de|menos del|menos que|por debajo de|por debajo del|inferior a|inferior al|inferiores a|poco menos de|algo menos de|un poco menos de|menor a|menor de|menor que|menores de|<',
    ],
    [
      'at-least',
      'al menos|por lo menos|como mínimo|cuando menos|no menos de|no menos del|un mínimo de|mínimo de|mínimo|desde|≥|>=',
    ],
    [
      'at-most',
      'hasta|como máximo|como mucho|a lo sumo|cuando mucho|no más de|no más del|un máximo de|máximo de|máximo|≤|<=',
    ],
    [
      'about',
      'casi|unos|unas|cerca de|cerca del|alrededor de|alrededor del|aproximadamente|en torno a|en torno al|en torno de|próximo a|próximos a|prácticamente|más o menos|estimado en|~|≈|±|∼|del orden de|rondando|ronda|rondan',
    ],
    ['exactly', 'exactamente|precisamente|solo|sólo|solamente|apenas|un total de|justo'],
  ]),
  boundsAfter: phraseTable([
    ['at-least', 'o más|o mayores|y más|+|al menos|como mínimo|por lo menos'],
    ['at-most', 'o menos|como máximo|como mucho|a lo sumo'],
    ['about', 'aproximadamente|más o menos|aproximados|aproximadas'],
  ]),
  dateBounds: phraseTable([
    ['at-least', 'desde|a partir de|a partir del|desde el'],
    ['more-than', 'después de|después del|tras|posterior a|posterior al|posteriores a'],
    ['less-than', 'antes de|antes del|anterior a|anterior al|anteriores a|previo a|previo al'],
    ['at-most', 'hasta|a más tardar|no más tarde de|no más tarde del'],
    [
      'about',
      'alrededor de|alrededor del|hacia|cerca de|cerca del|en torno a|en torno al|sobre|a mediados de|mediados de|a principios de|principios de|a finales de|finales de|a fines de|fines de|a comienzos de|comienzos de|aproximadamente|~',
    ],
    ['exactly', 'en|durante|exactamente|este|de|del|a'],
  ]),
  rangeOpeners: phraseTable([
    [words('y a'), 'entre'],
    [words('a al hasta'), 'de|del|desde'],
  ]),
  rangeSigns: words('- – — − a al o'),
  per: words('por al a / cada'),
  rates: new Map(
    [
      ['day', 'diario diaria diarios diarias'],
      ['week', 'semanal semanales'],
      ['month', 'mensual mensuales'],
      ['year', 'anual anuales'],
    ].flatMap(([unit = '', names = '']) => names.split(' ').map((name) => [name, unit] as const)),
  ),
  months: numbers(`
    1 enero ene | 2 febrero feb | 3 marzo mar | 4 abril abr | 5 mayo | 6 junio jun | 7 julio jul |
    8 agosto ago | 9 septiembre setiembre sep sept | 10 octubre oct | 11 noviembre nov |
    12 diciembre dic`),
  monthsNeedCapital: false,
  weekdays: words('lunes martes miércoles jueves viernes sábado domingo'),
  seasons: numbers('21 primavera | 22 verano | 23 otoño | 24 invierno'),
  decadeOpeners: phraseTable([[null, 'los años|años|la década de los|década de los']]),
  persons: SPANISH_PERSONS,
  person: SPANISH_PERSON,
  beforePersons: words(
    'otros otras nuevos nuevas jóvenes presuntos presuntas supuestos supuestas nuevo nueva más antiguos antiguas demás',
  ),
  stops: words(
    'en con sin por para tras desde hasta sobre entre contra ante bajo según durante que quien quienes cuyo cuya donde cuando como si pero y o ni fue fueron es son ha han había habían será serán está están murieron se lo al a más menos',
  ),
};
