/** Words and signs for units that the platform's tables lack, each with its canonical name. */

/** Case counts: `MW` is not `mW`. Read only behind a number. */
export const UNIT_SIGNS: ReadonlyMap<string, string> = new Map([
  ['%', '%'],
  ['mm', 'millimetre'],
  ['cm', 'centimetre'],
  ['m', 'metre'],
  ['km', 'kilometre'],
  ['Km', 'kilometre'],
  ['kms', 'kilometre'],
  ['ft', 'foot'],
  ['in', 'inch'],
  ['yd', 'yard'],
  ['mi', 'mile'],
  ['nm', 'nautical mile'],
  ['nmi', 'nautical mile'],
  ['mg', 'milligram'],
  ['g', 'gram'],
  ['kg', 'kilogram'],
  ['kgs', 'kilogram'],
  ['t', 'tonne'],
  ['oz', 'ounce'],
  ['lb', 'pound'],
  ['lbs', 'pound'],
  ['s', 'second'],
  ['min', 'minute'],
  ['mins', 'minute'],
  ['h', 'hour'],
  ['hr', 'hour'],
  ['hrs', 'hour'],
  ['m²', 'square metre'],
  ['m2', 'square metre'],
  ['km²', 'square kilometre'],
  ['km2', 'square kilometre'],
  ['ha', 'hectare'],
  ['m³', 'cubic metre'],
  ['m3', 'cubic metre'],
  ['ml', 'millilitre'],
  ['l', 'litre'],
  ['L', 'litre'],
  ['°C', 'degree Celsius'],
  ['ºC', 'degree Celsius'],
  ['°F', 'degree Fahrenheit'],
  ['ºF', 'degree Fahrenheit'],
  ['°', 'degree'],
  ['W', 'watt'],
  ['kW', 'kilowatt'],
  ['MW', 'megawatt'],
  ['GW', 'gigawatt'],
  ['kWh', 'kilowatt hour'],
  ['MWh', 'megawatt hour'],
  ['GWh', 'gigawatt hour'],
  ['KB', 'kilobyte'],
  ['MB', 'megabyte'],
  ['GB', 'gigabyte'],
  ['TB', 'terabyte'],
  ['mph', 'mile per hour'],
  ['kph', 'kilometre per hour'],
  ['kmh', 'kilometre per hour'],
  ['kn', 'knot'],
  ['bpd', 'barrel per day'],
  ['pp', 'percentage point'],
]);

/** Currency signs. A bare `$` is taken for US dollars, as in news that does not say which. */
export const CURRENCY_SIGNS: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['US$', 'USD'],
  ['USD$', 'USD'],
  ['C$', 'CAD'],
  ['CA$', 'CAD'],
  ['A$', 'AUD'],
  ['AU$', 'AUD'],
  ['NZ$', 'NZD'],
  ['HK$', 'HKD'],
  ['MX$', 'MXN'],
  ['R$', 'BRL'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
  ['₽', 'RUB'],
  ['₩', 'KRW'],
  ['₺', 'TRY'],
  ['₴', 'UAH'],
  ['₪', 'ILS'],
  ['Bs', 'VES'],
]);

/** Codes that stand before numbers in news; others, such as ALL and TOP, are words first. */
export const CODES_BEFORE_NUMBERS: ReadonlySet<string> = new Set([
  ...CURRENCY_SIGNS.values(),
  ...['ARS', 'CHF', 'CLP', 'CNY', 'COP', 'DKK', 'NOK', 'SEK', 'PLN', 'SGD', 'ZAR'],
]);

interface WordRow {
  readonly unit: string;
  readonly en: readonly string[];
  readonly es: readonly string[];
}

const row = (unit: string, en: string, es: string): WordRow => ({
  unit,
  en: en.split('|').filter(Boolean),
  es: es.split('|').filter(Boolean),
});

/**
 * Units that `Intl` does not sanction, and short names that its display names lack. A "pound" is
 * the mass, as in the platform's table; "dollar" alone is the US one. Names shared by several
 * currencies without a usual reading ("peso", "franc", "rupee") are left out.
 */
export const UNIT_WORDS: readonly WordRow[] = [
  row('person', 'person|people|persons|individual|individuals', 'persona|personas|individuos'),
  row('%', 'percent|per cent|pct', 'por ciento|por cien'),
  row(
    'percentage point',
    'percentage point|percentage points|percent point|percent points',
    'punto porcentual|puntos porcentuales',
  ),
  row('barrel', 'barrel|barrels|bbl', 'barril|barriles'),
  row('tonne', 'tonne|tonnes|metric ton|metric tons', 'tonelada|toneladas|toneladas métricas'),
  row('ton', 'ton|tons|short ton|short tons', ''),
  row('milligram', 'milligram|milligrams', 'miligramo|miligramos'),
  row('kilogram', 'kilo|kilos', 'kilo|kilos'),
  row('nautical mile', 'nautical mile|nautical miles', 'milla náutica|millas náuticas'),
  row('knot', 'knot|knots', 'nudo|nudos'),
  row('foot', 'foot|feet', 'pie|pies'),
  row(
    'square metre',
    'square metre|square metres|square meter|square meters|sq m',
    'metro cuadrado|metros cuadrados',
  ),
  row(
    'square kilometre',
    'square kilometre|square kilometres|square kilometer|square kilometers|sq km',
    'kilómetro cuadrado|kilómetros cuadrados',
  ),
  row('square mile', 'square mile|square miles|sq mi', 'milla cuadrada|millas cuadradas'),
  row('square foot', 'square foot|square feet|sq ft', 'pie cuadrado|pies cuadrados'),
  row(
    'cubic metre',
    'cubic metre|cubic metres|cubic meter|cubic meters',
    'metro cúbico|metros cúbicos',
  ),
  row('US gallon', 'gallon|gallons', 'galón|galones'),
  row('watt', 'watt|watts', 'vatio|vatios'),
  row('kilowatt', 'kilowatt|kilowatts', 'kilovatio|kilovatios'),
  row('megawatt', 'megawatt|megawatts', 'megavatio|megavatios'),
  row('gigawatt', 'gigawatt|gigawatts', 'gigavatio|gigavatios'),
  row('kilowatt hour', 'kilowatt hour|kilowatt hours|kilowatt-hours', 'kilovatios hora'),
  row('megawatt hour', 'megawatt hour|megawatt hours|megawatt-hours', 'megavatios hora'),
  row('gigawatt hour', 'gigawatt hour|gigawatt hours|gigawatt-hours', 'gigavatios hora'),
  row('fortnight', 'fortnight|fortnights', ''),
  row('decade', 'decade|decades', 'década|décadas|decenio|decenios'),
  row('century', 'century|centuries', 'siglo|siglos'),
  row('USD', 'dollar|dollars|us dollar|us dollars|buck|bucks', 'dólar|dólares'),
  row('EUR', 'euro|euros', 'euro|euros'),
  row('GBP', 'pound sterling|pounds sterling|sterling', 'libras esterlinas|libra esterlina'),
  row('JPY', 'yen', 'yen|yenes'),
  row('CNY', 'yuan|renminbi', 'yuan|yuanes'),
  row('RUB', 'rouble|roubles|ruble|rubles', 'rublo|rublos'),
  row('UAH', 'hryvnia|hryvnias', 'grivna|grivnas'),
  row('ILS', 'shekel|shekels', 'séquel|séqueles'),
  row('VES', 'bolivar|bolivars|bolívar|bolívares|bolivares', 'bolívar|bolívares'),
];
