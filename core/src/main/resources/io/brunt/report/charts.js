/* The charts, drawn by uPlot from what the page holds; those over time share zoom and hover. */
const one = (selector, from) => (from || document).querySelector(selector);
const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const name in attributes) { element.setAttribute(name, attributes[name]); }
  element.append(...children);
  return element;
};

let page = null;
let zoom = null;
let charts = [];
const hidden = new Set();
const linear = new Set();
const key = (chart, series) => chart.id + '\n' + series.label;

const GUTTER = 60;
const roomFor = host => Math.max(240, Math.floor(host.clientWidth));
const isZoomed = () => zoom[0] > page.from || zoom[1] < page.to;

/* Axes */
const TIME_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400];
const timeSplits = (u, index, min, max) => {
  const width = u.width - GUTTER;
  const step = TIME_STEPS.find(it => (max - min) / it * 52 < width) || 86400 * Math.ceil((max - min) / 86400 / 8);
  const splits = [];
  for (let it = Math.ceil(min / step) * step; it <= max; it += step) { splits.push(it); }
  return splits;
};
function decades(min, max, most) {
  for (const factors of [[1, 2, 5], [1, 3], [1]]) {
    const splits = [];
    for (let e = Math.floor(Math.log10(min)); e <= Math.log10(max); e++) {
      for (const factor of factors) {
        const value = factor * Math.pow(10, e);
        if (value >= min * 0.9999 && value <= max * 1.0001) { splits.push(value); }
      }
    }
    if (splits.length <= most || factors.length === 1) { return splits; }
  }
  return [];
}
/* Round steps in the unit that is read: mebibytes are no round bytes. */
function steps(max, height, unit) {
  const base = unit === 'bytes' ? Math.pow(1024, Math.max(0, Math.floor(Math.log(max) / Math.log(1024)))) : 1;
  const rough = max / base / Math.max(2, Math.floor(height / 40));
  const power = Math.pow(10, Math.floor(Math.log10(rough)));
  const factor = [1, 2, 5, 10].find(it => it >= rough / power * 0.9999);
  const step = Math.max(unit === 'count' ? 1 : 0, factor * power) * base;
  const splits = [];
  for (let i = 0; i * step <= max; i++) { splits.push(i * step); }
  return splits;
}
const axis = extra => Object.assign(
  { stroke: css('muted'), font: '12px ' + FONT, grid: { stroke: css('line'), width: 1 }, ticks: { show: false }, space: 1 }, extra);
const below = extra => axis(Object.assign(
  { size: 26, grid: { show: false }, ticks: { show: true, stroke: css('strong'), size: 4 } }, extra));

function valueScale(it, values) {
  const bounds = it.bounds.map(bound => bound.at);
  const shown = values.filter(value => value !== null && isFinite(value)).concat(bounds);
  const max = shown.reduce((a, b) => Math.max(a, b), 0);
  const positive = shown.filter(value => value > 0);
  const log = it.log && !linear.has(it.id) && positive.length > 0;
  const label = (u, splits) => splits.map(value => value === 0 && it.unit !== 'share' ? '0' : print(it.unit, value));
  if (log) {
    const min = positive.reduce((a, b) => Math.min(a, b)) * 0.85;
    const top = Math.max(min * 4, max * 1.2);
    return {
      log: true,
      y: { distr: 3, log: 10, range: () => [min, top] },
      axis: { splits: () => decades(min, top, it.height / 24), values: label }
    };
  }
  const top = max > 0 ? max * 1.12 : 1;
  return { y: { range: () => [0, top] }, axis: { splits: () => steps(top, it.height, it.unit), values: label } };
}

/* What each kind of chart adds to what all have */
const line = (it, series) => {
  const style = styleOf(series.style);
  const color = css(style.color);
  return {
    label: series.label,
    show: !hidden.has(key(it, series)),
    stroke: style.box ? 'transparent' : color,
    width: style.dots || style.box ? 0 : style.width || 1.5,
    dash: style.dash,
    fill: style.fill ? color + '2e' : undefined,
    paths: style.dots || style.box ? () => null : undefined,
    points: style.dots ? { show: true, size: style.dots, fill: color, stroke: color, width: 0 } : { show: false }
  };
};

const KINDS = {
  time(it) {
    const starts = it.seconds || page.seconds, length = it.length || page.length;
    const middle = starts.map(second => Math.min(page.to, second + length / 2));
    const visible = it.series.filter(series => !hidden.has(key(it, series)));
    const sums = it.stacked ? middle.map((_, i) => visible.reduce((sum, series) => sum + (series.values[i] || 0), 0)) : null;
    const values = sums || [].concat(...(visible.length ? visible : it.series).map(series => series.values));
    const scale = valueScale(it, values);
    /* A logarithm has no place for 0. */
    const placed = value => scale.log && value <= 0 ? null : value;
    return {
      data: [middle].concat(it.series.map(series => series.values.map(placed))), series: it.series.map(series => line(it, series)), scale: scale, overTime: true, toggles: true,
      starts: starts, span: length, unit: it.unit,
      show: (series, i) => print(it.unit, series.values[i]),
      over: u => {
        if (it.stacked) { clipped(u, () => stack(u, starts, length, visible)); }
        it.bounds.forEach(bound => boundLine(u, bound.at, u.width < 480 ? bound.label.split(' at ')[0] : bound.label));
      }
    };
  },

  heat(it) {
    const full = it.columns.map(column => {
      const counts = [];
      column.forEach(n => n < 0 ? counts.push(...new Array(-n).fill(0)) : counts.push(n));
      return counts;
    });
    const totals = full.map(counts => counts.reduce((a, b) => a + b, 0));
    const edge = row => it.low * Math.pow(2, row / it.perOctave);
    const rowOf = micros => Math.log2(micros / it.low) * it.perOctave;
    const middle = it.at.map(second => Math.min(page.to, second + it.columnSeconds / 2));
    return {
      data: [middle, totals], series: [{ label: 'iterations', stroke: 'transparent', width: 0, paths: () => null, points: { show: false } }],
      overTime: true, starts: it.at, span: it.columnSeconds, unit: 'us', pointless: true,
      scale: {
        y: { range: () => [0, it.rows] },
        axis: {
          splits: () => decades(edge(0), edge(it.rows), it.height / 24).map(rowOf),
          values: (u, splits) => splits.map(row => time(+edge(row).toPrecision(3)))
        }
      },
      at: (u, i) => {
        const row = Math.floor(u.posToVal(u.cursor.top, 'y'));
        const inside = row >= 0 && row < it.rows;
        return count(totals[i]) + ' iterations' + (inside
          ? ', of them ' + count(full[i][row] || 0) + ' between ' + time(edge(row)) + ' and ' + time(edge(row + 1)) : '');
      },
      under: u => clipped(u, () => cells(u, it, full, totals)),
      over: u => it.bounds.forEach(bound => boundLine(u, rowOf(bound.at), bound.label)),
      csv: () => [['Second'].concat(Array.from({ length: it.rows }, (_, row) =>
        Math.round(edge(row)) + ' to ' + Math.round(edge(row + 1)) + ' [us]'))].concat(full.map((counts, i) =>
        [it.at[i]].concat(Array.from({ length: it.rows }, (_, row) => counts[row] || 0))))
    };
  },

  histogram(it) {
    const low = it.edges[0];
    const perOctave = 1 / Math.log2(it.edges[1] / it.edges[0]);
    const place = micros => Math.log2(micros / low) * perOctave;
    const edge = i => it.edges[Math.max(0, Math.min(it.edges.length - 1, i))];
    const bound = it.bounds.length ? it.bounds[0].at : Infinity;
    const out = i => it.edges[i] >= bound * 0.9999;
    const middle = it.counts.map((_, i) => i + 0.5);
    const most = it.counts.reduce((a, b) => Math.max(a, b), 1);
    const log = !linear.has(it.id);
    const top = log ? Math.max(2, most * 1.6) : most * 1.12;
    return {
      data: [middle, it.counts], series: [{ label: 'iterations', stroke: 'transparent', width: 0, paths: () => null, points: { show: false } }],
      unit: 'count', pointless: true, logarithmic: true,
      x: { range: () => [0, it.counts.length] },
      xAxis: { splits: u => decades(low, edge(it.counts.length), u.width / 64).map(place), values: (u, splits) => splits.map(i => time(+(low * Math.pow(2, i / perOctave)).toPrecision(3))) },
      scale: {
        y: log ? { distr: 3, log: 10, range: () => [0.6, top] } : { range: () => [0, top] },
        axis: { splits: () => log ? decades(1, top, it.height / 24) : steps(top, it.height, 'count'), values: (u, splits) => splits.map(count) }
      },
      when: i => time(it.edges[i]) + ' to ' + time(it.edges[i + 1]),
      at: (u, i) => count(it.counts[i]) + ' iterations',
      over: u => {
        const foot = u.bbox.top + u.bbox.height;
        clipped(u, () => it.counts.forEach((n, i) => {
          if (n === 0) { return; }
          const a = u.valToPos(i, 'x', true) + uPlot.pxRatio / 2;
          bar(u, STYLES[out(i) ? 'h-out' : 'h-in'], a, u.valToPos(i + 1, 'x', true) - a - uPlot.pxRatio / 2, foot, u.valToPos(n, 'y', true));
        }));
        it.bounds.forEach(it => boundMark(u, place(it.at), it.label));
      },
      csv: () => [['From [us]', 'To [us]', 'Iterations']].concat(it.counts.map((n, i) => [it.edges[i], it.edges[i + 1], n]))
    };
  },

  /* As HdrHistogram plots it: as far from 90 to 99 % as from 99 to 99.9 %. The greatest has no place on such an axis. */
  curve(it) {
    const nines = percent => -Math.log10(1 - percent / 100);
    const last = it.percents.length < 2 ? 50 : it.percents[it.percents.length - 2];
    const end = Math.max(nines(last), 1) * 1.04;
    const places = it.percents.map(percent => percent >= 100 ? end : nines(percent));
    const values = [].concat(...it.series.map(series => series.values));
    const scale = valueScale(Object.assign({}, it, { log: true }), values);
    const ticks = [0, 50, 90, 99, 99.9, 99.99, 99.999, 99.9999];
    return {
      data: [places].concat(it.series.map(series => series.values)),
      series: it.series.map(series => line(it, series)),
      unit: 'us', scale: scale, logarithmic: true, toggles: true,
      x: { range: () => [0, end] },
      xAxis: {
        splits: u => ticks.filter(percent => (percent !== 50 || u.width > 700) && nines(percent) < end * 0.96).map(nines),
        values: (u, splits) => splits.map(x => +(100 * (1 - Math.pow(10, -x))).toFixed(6) + (u.width > 480 ? NB + '%' : ''))
      },
      when: i => +it.percents[i].toFixed(4) + NB + '%',
      show: (series, i) => print('us', series.values[i]),
      over: u => it.bounds.forEach(bound => boundLine(u, bound.at, bound.label)),
      csv: () => [['Percentile'].concat(it.series.map(series => series.label + ' [us]'))].concat(
        it.percents.map((percent, i) => [percent].concat(it.series.map(series => series.values[i]))))
    };
  }
};

function stack(u, starts, length, visible) {
  const width = Math.max(3 * uPlot.pxRatio, (u.valToPos(length, 'x', true) - u.valToPos(0, 'x', true)) * 0.8);
  starts.forEach((second, i) => {
    let sum = 0;
    let foot = u.bbox.top + u.bbox.height;
    for (const series of visible) {
      const value = series.values[i];
      if (value) {
        sum += value;
        const x = u.valToPos(second + length / 2, 'x', true) - width / 2;
        foot = bar(u, styleOf(series.style), x, width, foot, u.valToPos(sum, 'y', true));
      }
    }
  });
}

const mixed = (a, b, part) => {
  const parts = hex => [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16));
  const from = parts(a), to = parts(b);
  return 'rgb(' + from.map((value, i) => Math.round(value + (to[i] - value) * part)).join(',') + ')';
};
const shades = () => Array.from({ length: 17 }, (_, i) => mixed(css('h0'), css('h1'), i / 16));
function cells(u, it, full, totals) {
  const colors = shades();
  full.forEach((counts, i) => {
    const left = Math.round(u.valToPos(it.at[i], 'x', true));
    const right = Math.round(u.valToPos(it.at[i] + it.columnSeconds, 'x', true));
    counts.forEach((n, row) => {
      if (n === 0) { return; }
      /* Logarithmic too, so that the few slow ones are seen beside the many. */
      const part = Math.min(1, Math.log10(1 + n / totals[i] * 400) / Math.log10(1 + 0.45 * 400));
      const top = Math.round(u.valToPos(row + 1, 'y', true));
      u.ctx.fillStyle = colors[Math.max(1, Math.round(part * 16))];
      u.ctx.fillRect(left, top, Math.max(1, right - left), Math.round(u.valToPos(row, 'y', true)) - top);
    });
  });
}

/* One chart */
function draw(it) {
  const figure = document.getElementById(it.id);
  if (!figure) { return; }
  const host = one('.plot', figure);
  const kind = KINDS[it.kind](it);
  const options = {
    width: roomFor(host), height: it.height, padding: [kind.overTime ? 20 : 12, 18, 0, 0], legend: { show: false }, focus: { alpha: 1 },
    cursor: Object.assign({
      y: false, points: kind.pointless ? { show: false } : { size: 7 },
      drag: { x: !!kind.overTime, y: false, setScale: false },
      bind: { dblclick: () => () => { if (kind.overTime) { setZoom(page.from, page.to); } } }
    }, kind.overTime ? { sync: { key: 'time', setSeries: false, scales: ['x', null], filters: { pub: type => !/mouse(down|up)|dblclick/.test(type) } } } : {}),
    scales: { x: Object.assign({ time: false }, kind.overTime ? { range: () => zoom } : kind.x), y: kind.scale.y },
    axes: [
      below(kind.overTime ? { splits: timeSplits, values: (u, splits) => splits.map(minutes) } : kind.xAxis),
      axis(Object.assign({ size: GUTTER }, kind.scale.axis))
    ],
    series: [{}].concat(kind.series),
    hooks: {
      drawClear: [u => kind.overTime && underlay(u, page), u => kind.under && kind.under(u)],
      draw: [u => kind.over && kind.over(u)],
      setSelect: [u => selected(u, kind)],
      setCursor: [u => hover(u, it, kind, figure)]
    }
  };
  host.replaceChildren();
  const plot = new uPlot(options, kind.data, host);
  plot.over.setAttribute('aria-hidden', 'true');
  host.tabIndex = 0;
  host.setAttribute('aria-roledescription', 'chart');
  host.setAttribute('aria-label', it.title + '. Arrow keys read the values' + (kind.overTime ? ', plus and minus zoom, Escape shows the whole run.' : '.'));
  charts.push({ it: it, kind: kind, plot: plot, host: host, figure: figure });
  legend(it, kind, figure);
}

function selected(u, kind) {
  if (!kind.overTime || u.select.width <= 4) { return; }
  const from = u.posToVal(u.select.left, 'x');
  const to = u.posToVal(u.select.left + u.select.width, 'x');
  u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
  if (to - from >= 2 * kind.span) { setZoom(Math.max(page.from, Math.round(from)), Math.min(page.to, Math.round(to))); }
}

const when = (kind, i) => {
  if (kind.when) { return kind.when(i); }
  const second = kind.starts[i];
  const span = kind.span > 1 ? ' to ' + minutes(Math.min(page.to, second + kind.span)) : '';
  return minutes(second) + span + ' · ' + clock(page.start, second) + (second < 0 ? ' · warm-up' : '');
};

/* Show what is under the cursor: the time beside the title, the figures in the legend. */
function hover(u, it, kind, figure) {
  const i = u.cursor.idx;
  const on = i !== null && i !== undefined && u.cursor.left >= 0;
  one('.at', figure).textContent = !on ? '' : when(kind, i) + (kind.at ? ' · ' + kind.at(u, i) : '');
  if (kind.show) {
    all('.legend b', figure).forEach((value, k) => {
      if (value.dataset.whole === undefined) { value.dataset.whole = value.textContent; }
      value.textContent = on && it.series[k] ? kind.show(it.series[k], i) : value.dataset.whole;
    });
  }
}

/* The legend stands in the page; here its entries become switches. */
function legend(it, kind, figure) {
  const list = one('.legend', figure);
  if (kind.toggles && it.series.length > 1) {
    all('li:not(.scale)', list).forEach((entry, k) => {
      const series = it.series[k];
      let button = one('button', entry);
      if (!button) {
        button = make('button', { type: 'button' });
        button.append(one('svg', entry), one('span', entry));
        entry.prepend(button);
      }
      button.setAttribute('aria-pressed', String(!hidden.has(key(it, series))));
      button.onclick = () => toggle(hidden, key(it, series), it.id);
    });
  }
  if ((it.log || kind.logarithmic) && !one('.scale', list)) {
    const button = make('button', { type: 'button' }, 'Linear scale');
    button.onclick = () => toggle(linear, it.id, it.id);
    list.append(make('li', { 'class': 'scale' }, button));
  }
  if (one('.scale button', list)) { one('.scale button', list).setAttribute('aria-pressed', String(linear.has(it.id))); }
  if (it.kind === 'heat' && !list.children.length) {
    const scale = make('canvas', { width: 160, height: 12, 'aria-hidden': 'true' });
    list.append(make('li', {}, 'few', scale, 'many of the same ' + (it.columnSeconds > 1 ? it.columnSeconds + NB + 's' : 'second')));
  }
  if (it.kind === 'heat') {
    const context = one('canvas', list).getContext('2d');
    shades().slice(1).forEach((color, i) => { context.fillStyle = color; context.fillRect(i * 10, 0, 10, 12); });
  }
  const details = one('details', figure);
  if (details && !one('button', details)) {
    const button = make('button', { type: 'button' }, 'Copy as CSV');
    button.onclick = () => copy(button, rows(it.id));
    one('.scroll', details).before(button);
  }
}

function toggle(set, entry, id) {
  if (!set.delete(entry)) { set.add(entry); }
  redraw(id);
}

function rows(id) {
  const chart = charts.find(it => it.it.id === id);
  if (chart.kind.csv) { return chart.kind.csv(); }
  const series = chart.it.series;
  return [['Second'].concat(series.map(it => it.label + UNITS[chart.it.unit]))].concat(
    chart.kind.starts.map((second, i) => [second].concat(series.map(it => it.values[i]))));
}

function setZoom(from, to) {
  zoom = [from, to];
  charts.forEach(it => { if (it.kind.overTime) { it.plot.setScale('x', { min: from, max: to }); } });
  zoomShown();
}

/* All of them */
function redraw(id) {
  const old = charts.filter(it => !id || it.it.id === id);
  charts = charts.filter(it => !old.includes(it));
  old.forEach(it => it.plot.destroy());
  page.charts.forEach(it => { if (!id || it.id === id) { draw(it); } });
  zoomShown();
}

function begin() {
  const holder = document.getElementById('plots');
  if (!holder) { return; }
  const before = page;
  const whole = !before || !isZoomed();
  page = JSON.parse(holder.textContent);
  if (whole) { zoom = [page.from, page.to]; }
  charts.forEach(it => it.plot.destroy());
  charts = [];
  if (!page.seconds.length) { page.charts = page.charts.filter(it => it.kind !== 'time' && it.kind !== 'heat'); }
  page.charts.forEach(draw);
  spans();
  zoomShown();
  all('[data-csv]').forEach(it => { it.hidden = false; });
}
