/* What a reader does with charts: keys, zoom by name, printing. */

/* Zoom */
function spans() {
  const holder = document.getElementById('spans');
  const hint = document.getElementById('hint');
  if (!holder || !page.seconds.length) { return; }
  hint.hidden = false;
  const parts = page.stages.filter(it => it.kind === 'stage' && it.name);
  const choices = [{ name: 'Whole run', from: page.from, to: page.to }]
    .concat(parts.length > 1 && parts.length <= 5 ? parts : [])
    .concat(page.breach ? [{ name: 'Breach', from: Math.max(page.from, Math.floor(page.breach.from - (page.breach.to - page.breach.from) / 4)),
      to: Math.min(page.to, Math.ceil(page.breach.to + (page.breach.to - page.breach.from) / 4)) }] : []);
  holder.replaceChildren();
  if (choices.length < 2) { return; }
  choices.forEach(it => {
    const button = make('button', { type: 'button', 'data-from': it.from, 'data-to': it.to }, it.name);
    button.onclick = () => setZoom(it.from, it.to);
    holder.append(button);
  });
}

function zoomShown() {
  const chip = document.getElementById('zoomed');
  const text = minutes(zoom[0]) + ' to ' + minutes(zoom[1]);
  chip.hidden = !isZoomed();
  chip.textContent = text + '  \u2715';
  chip.setAttribute('aria-label', 'Zoomed to ' + text + '. Show the whole run');
  all('#spans button').forEach(it => it.setAttribute('aria-pressed', String(+it.dataset.from === zoom[0] && +it.dataset.to === zoom[1])));
}

/* Keys read the values out and zoom around them. */
function keys(event) {
  const chart = charts.find(it => it.host === event.target);
  const known = ['ArrowLeft', 'ArrowRight', '+', '=', '-', 'Escape'];
  if (!chart || !known.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) { return; }
  const plot = chart.plot, xs = plot.data[0];
  const here = plot.cursor.idx !== null && plot.cursor.idx !== undefined && plot.cursor.left >= 0 ? plot.cursor.idx : null;
  if (event.key.startsWith('Arrow')) {
    event.preventDefault();
    move(chart, xs, here, (event.key === 'ArrowLeft' ? -1 : 1) * (event.shiftKey ? 10 : 1));
  } else if (chart.kind.overTime) {
    event.preventDefault();
    if (event.key === 'Escape') { setZoom(page.from, page.to); } else { closer(here === null ? (zoom[0] + zoom[1]) / 2 : xs[here], event.key === '-' ? 2 : 0.5); }
    live.textContent = 'Showing ' + minutes(zoom[0]) + ' to ' + minutes(zoom[1]);
  }
}

function move(chart, xs, here, by) {
  let first = 0, last = xs.length - 1;
  if (chart.kind.overTime) {
    while (first < last && xs[first] < zoom[0]) { first++; }
    while (last > first && xs[last] > zoom[1]) { last--; }
  }
  const start = here === null ? (by > 0 ? first - 1 : last + 1) : here;
  const next = Math.max(first, Math.min(last, start + by));
  charts.filter(it => it === chart || (chart.kind.overTime && it.kind.overTime)).forEach(it =>
    it.plot.setCursor({ left: it.plot.valToPos(xs[next], 'x'), top: it.plot.bbox.height / uPlot.pxRatio / 2 }, false));
  charts.forEach(it => { if (it === chart || (chart.kind.overTime && it.kind.overTime)) { hover(it.plot, it.it, it.kind, it.figure); } });
  live.textContent = one('.at', chart.figure).textContent + (chart.kind.show
    ? ': ' + chart.it.series.map(it => it.label + ' ' + chart.kind.show(it, next)).join(', ') : '');
}

function closer(middle, factor) {
  const width = Math.max(4 * page.length, (zoom[1] - zoom[0]) * factor);
  const from = Math.max(page.from, Math.round(middle - width / 2));
  setZoom(from, Math.min(page.to, Math.round(from + width)));
}

document.addEventListener('keydown', keys);
document.getElementById('zoomed').onclick = () => { setZoom(page.from, page.to); document.getElementById('theme').focus(); };
document.addEventListener('dressed', () => { forgetColors(); if (page) { redraw(); } });

/* Size and paper */
let waiting = 0;
addEventListener('resize', () => {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(() => charts.forEach(it => {
    const width = roomFor(it.host);
    if (width !== it.plot.width) { it.plot.setSize({ width: width, height: it.it.height }); }
  }));
});
addEventListener('beforeprint', () => {
  dress('light');
  charts.forEach(it => it.plot.setSize({ width: Math.min(roomFor(it.host), it.kind.overTime ? 680 : 330), height: it.it.height }));
});
addEventListener('afterprint', () => { dress(); });

begin();
/* uPlot draws in a microtask of its own. */
Promise.resolve().then(() => { root.dataset.ready = Math.ceil(performance.now()); });
window.brunt = { begin: begin, charts: () => charts, rows: rows, zoom: () => zoom };
