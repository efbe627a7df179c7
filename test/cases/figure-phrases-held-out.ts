/**
 * What an analyst expects the fields of a figure to be pre-filled with. Written before any parser of
 * such phrases existed, so that its accuracy on them says something; never edit a row to fit code.
 *
 * Units: `person`, `%`, ISO 4217 codes for money, singular English names for measures. Values are
 * decimal strings, dates EDTF level 1 with the article's year unknown unless it is stated.
 */
export interface FigurePhrase {
  readonly text: string;
  readonly language: 'en' | 'es';
  readonly value?: string;
  readonly range?: { readonly low: string; readonly high: string };
  readonly date?: string;
  readonly bound:
    'exactly' | 'about' | 'at-least' | 'more-than' | 'at-most' | 'less-than' | 'between';
  readonly unit?: string;
}

export const HELD_OUT_FIGURE_PHRASES: readonly FigurePhrase[] = [
  { text: 'more than 80 people', language: 'en', value: '80', bound: 'more-than', unit: 'person' },
  { text: 'at least 82 dead', language: 'en', value: '82', bound: 'at-least', unit: 'person' },
  { text: '14,407 migrants', language: 'en', value: '14407', bound: 'exactly', unit: 'person' },
  { text: '78%', language: 'en', value: '78', bound: 'exactly', unit: '%' },
  { text: 'nearly 40 percent', language: 'en', value: '40', bound: 'about', unit: '%' },
  { text: 'two-thirds of voters', language: 'en', value: '0.6667', bound: 'exactly' },
  { text: 'about ten days', language: 'en', value: '10', bound: 'about', unit: 'day' },
  { text: '$1.5 million', language: 'en', value: '1500000', bound: 'exactly', unit: 'USD' },
  { text: 'up to €300', language: 'en', value: '300', bound: 'at-most', unit: 'EUR' },
  { text: 'fewer than a dozen boats', language: 'en', value: '12', bound: 'less-than' },
  {
    text: 'between 3,000 and 3,500 ships',
    language: 'en',
    range: { low: '3000', high: '3500' },
    bound: 'between',
  },
  {
    text: '10-15 km',
    language: 'en',
    range: { low: '10', high: '15' },
    bound: 'between',
    unit: 'kilometre',
  },
  {
    text: 'hundreds of residents',
    language: 'en',
    value: '100',
    bound: 'at-least',
    unit: 'person',
  },
  {
    text: 'tens of thousands of people',
    language: 'en',
    value: '10000',
    bound: 'at-least',
    unit: 'person',
  },
  { text: 'November 21', language: 'en', date: 'XXXX-11-21', bound: 'exactly' },
  { text: 'around November 23', language: 'en', date: 'XXXX-11-23', bound: 'about' },
  { text: 'July 2024', language: 'en', date: '2024-07', bound: 'exactly' },
  { text: '3 December 2025', language: 'en', date: '2025-12-03', bound: 'exactly' },
  { text: 'twenty-one strikes', language: 'en', value: '21', bound: 'exactly' },
  { text: 'the 76th flight', language: 'en', value: '76', bound: 'exactly' },
  {
    text: 'half a million barrels',
    language: 'en',
    value: '500000',
    bound: 'exactly',
    unit: 'barrel',
  },
  { text: 'no more than 5 metres', language: 'en', value: '5', bound: 'at-most', unit: 'metre' },
  {
    text: 'no fewer than 12 officers',
    language: 'en',
    value: '12',
    bound: 'at-least',
    unit: 'person',
  },
  { text: 'a quarter of the fleet', language: 'en', value: '0.25', bound: 'exactly' },
  {
    text: 'roughly 2.3 billion dollars',
    language: 'en',
    value: '2300000000',
    bound: 'about',
    unit: 'USD',
  },
  { text: 'over 100', language: 'en', value: '100', bound: 'more-than' },
  { text: 'under 30 minutes', language: 'en', value: '30', bound: 'less-than', unit: 'minute' },
  { text: 'exactly 7 votes', language: 'en', value: '7', bound: 'exactly' },
  { text: '£4.2bn', language: 'en', value: '4200000000', bound: 'exactly', unit: 'GBP' },
  { text: 'one in five households', language: 'en', value: '0.2', bound: 'exactly' },
  { text: '2025', language: 'en', date: '2025', bound: 'exactly' },
  {
    text: 'by at least 6.5 percentage points',
    language: 'en',
    value: '6.5',
    bound: 'at-least',
    unit: 'percentage point',
  },
  { text: 'más de 80 personas', language: 'es', value: '80', bound: 'more-than', unit: 'person' },
  { text: 'al menos 82 muertos', language: 'es', value: '82', bound: 'at-least', unit: 'person' },
  { text: '14.407 migrantes', language: 'es', value: '14407', bound: 'exactly', unit: 'person' },
  {
    text: '3,5 millones de euros',
    language: 'es',
    value: '3500000',
    bound: 'exactly',
    unit: 'EUR',
  },
  { text: 'casi 40 %', language: 'es', value: '40', bound: 'about', unit: '%' },
  { text: 'unas 200 familias', language: 'es', value: '200', bound: 'about' },
  {
    text: 'entre 10 y 15 barcos',
    language: 'es',
    range: { low: '10', high: '15' },
    bound: 'between',
  },
  {
    text: 'cientos de repatriados',
    language: 'es',
    value: '100',
    bound: 'at-least',
    unit: 'person',
  },
  { text: 'menos de una docena', language: 'es', value: '12', bound: 'less-than' },
  { text: 'hasta 300 dólares', language: 'es', value: '300', bound: 'at-most', unit: 'USD' },
  { text: '21 de noviembre', language: 'es', date: 'XXXX-11-21', bound: 'exactly' },
  { text: 'julio de 2024', language: 'es', date: '2024-07', bound: 'exactly' },
  { text: 'veintiún ataques', language: 'es', value: '21', bound: 'exactly' },
  { text: 'dos tercios', language: 'es', value: '0.6667', bound: 'exactly' },
  {
    text: 'alrededor de 12 kilómetros',
    language: 'es',
    value: '12',
    bound: 'about',
    unit: 'kilometre',
  },
  { text: 'miles de viviendas', language: 'es', value: '1000', bound: 'at-least' },
  {
    text: '1,2 millones de personas',
    language: 'es',
    value: '1200000',
    bound: 'exactly',
    unit: 'person',
  },
  { text: 'como máximo 48 horas', language: 'es', value: '48', bound: 'at-most', unit: 'hour' },
];
