import { it } from 'vitest';
import { parseUnit, checkUnit } from '../../../shared/figure/units';
it('x', () => {
  let t = performance.now(); parseUnit('boats'); console.log(performance.now() - t);
  for (const u of ['km','Kilometers','kilómetros','percent','per cent','por ciento','US dollars','dólares estadounidenses','pesos mexicanos','Swiss francs','km/h','miles per hour','euros por litro','barrels per day','gallon','USD','grados','degrees Celsius','miles','5 km','??','boats','kilogramos'])
    console.log(u, '->', parseUnit(u, 'es'), JSON.stringify(checkUnit(u)));
});
