// Writes tests/data/ucum.tsv: what the npm package @lhncbc/ucum-lhc makes of every unit of stdlib/units.def.
// Run it in a folder of its own, with the package's version that the table names:
//
//   npm install @lhncbc/ucum-lhc@7.1.10
//   NODE_PATH=node_modules node CHECKOUT/tests/data/ucum.cjs CHECKOUT/stdlib/units.def > CHECKOUT/tests/data/ucum.tsv
const fs = require('fs');
const ucum = require('@lhncbc/ucum-lhc').UcumLhcUtils.getInstance();
const { version } = JSON.parse(fs.readFileSync('node_modules/@lhncbc/ucum-lhc/package.json', 'utf8'));

// Days, weeks, months and years keep their everyday names in Guide; these are UCUM's.
const everyday = { day: 'd', week: 'wk', month: 'mo', year: 'a' };
const lines = fs.readFileSync(process.argv[2], 'utf8').split('\n').filter((line) => line.startsWith('GUIDE_UNIT('));
const dimensions = new Map(); // dimension -> units, each once, as UCUM writes them
for (const line of lines) {
  const [, name, dimension] = JSON.parse('[' + line.slice(line.indexOf('(') + 1, line.lastIndexOf(')')) + ']');
  if (!dimensions.has(dimension)) dimensions.set(dimension, new Set());
  dimensions.get(dimension).add(everyday[name] || name);
}

// Units made of these, as laboratories and prescriptions write them; those of one line measure the same thing.
const compound = [
  ['mg/d', 'g/d', 'ug/d', 'mg/wk', 'mg/h'],
  ['mg/kg/d', 'ug/kg/d', 'g/kg/d'],
  ['mg/dL', 'g/L', 'g/dL', 'mg/L', 'ug/mL', 'ng/mL', 'ug/L', 'kg/L'],
  ['mmol/L', 'umol/L', 'nmol/L', 'mol/L', 'mmol/dL'],
  ['meq/L', 'eq/L'],
  ['mosm/L', 'osm/L'],
  ['U/L', 'kU/L', 'mU/mL'],
  ['m[iU]/mL', '[iU]/L', 'k[iU]/L'],
  ['mL/min', 'L/min', 'uL/min'],
  ['10*3/uL', '10*6/uL', '10*9/L', '/uL', '/mL', '/L', '/mm2'],
  ['/min', '/h', '/d'],
  ['kg/m2', 'g/cm2'],
  ['mL/kg/h', 'L/kg/h'],
  ['mg/m2', 'g/m2'],
  ['kcal/d', 'kJ/d'],
];
// Pairs that Guide keeps apart.
const apart = [['h', 'd'], ['min', 'd'], ['Cel', '[degF]'], ['Hz', '/min'], ['deg', '%']];

const row = (from, to) => {
  const result = ucum.convertUnitTo(from, 1, to);
  const factor = result.status === 'succeeded' ? String(result.toVal) : '-';
  console.log(`${from}\t${to}\t${factor}`);
};
const pairs = (units) => units.forEach((from) => units.forEach((to) => from !== to && row(from, to)));

console.log(`# What one unit of the first column is in units of the second, "-" where it does not convert.
# From: @lhncbc/ucum-lhc ${version}, National Library of Medicine (the package's LICENSE.md); UCUM is copyright Regenstrief
# Institute, Inc. and the UCUM Organization, https://ucum.org/license.
# By: NODE_PATH=node_modules node tests/data/ucum.cjs stdlib/units.def`);
for (const units of dimensions.values()) {
  if (units.size === 1) row([...units][0], [...units][0]);
  pairs([...units]);
}
compound.forEach(pairs);
apart.forEach(([from, to]) => row(from, to));
