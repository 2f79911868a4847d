/* Figures in words, as io.brunt.unit.Figure prints them. */
const NB = '\u00a0';
const NONE = '–';
const digits = v => Math.abs(v) >= 999.5 ? Math.round(v).toLocaleString('en-US') : String(+v.toPrecision(3));
const time = v => v < 1 && v > 0 ? Math.round(v * 1e3) + NB + 'ns'
  : v < 999.5 ? digits(v) + NB + 'µs'
  : v < 999500 ? digits(v / 1e3) + NB + 'ms' : digits(v / 1e6) + NB + 's';
const share = v => {
  const percent = v * 100;
  const text = percent === 0 ? '0'
    : percent < 0.01 ? String(+percent.toPrecision(1))
    : percent < 10 ? percent.toFixed(2) : percent.toFixed(1);
  return text + NB + '%';
};
const size = v => {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let unit = 0;
  for (; v >= 999.5 && unit < units.length - 1; unit++) { v /= 1024; }
  return digits(v) + NB + units[unit];
};
const count = v => Math.round(v).toLocaleString('en-US');
const PRINTS = { us: time, share: share, 'per-second': v => digits(v) + '/s', bytes: size, count: count };
const print = (unit, v) => v === null || v === undefined ? NONE : PRINTS[unit](v);
const UNITS = { us: ' [us]', share: ' [share]', 'per-second': ' [per second]', bytes: ' [bytes]', count: '' };

const minutes = s => {
  const rest = Math.abs(Math.round(s));
  const two = n => String(n).padStart(2, '0');
  const sign = s < 0 ? '\u2212' : '';
  return sign + (rest < 3600
    ? Math.floor(rest / 60) + ':' + two(rest % 60)
    : Math.floor(rest / 3600) + ':' + two(Math.floor(rest / 60) % 60) + ':' + two(rest % 60));
};
const clock = (start, s) => new Date(start + s * 1000).toISOString().slice(11, 19);
