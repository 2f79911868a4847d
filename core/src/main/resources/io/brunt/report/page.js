/* What a reader does: keys, zoom by name, theme, copying, printing. */
const live = make('div', { 'class': 'sr', 'aria-live': 'polite' });
document.body.append(live);
const root = document.documentElement;

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

/* Copying. A cell that a spreadsheet would take for a formula has a ' before it. */
const field = value => {
  const text = value === null || value === undefined ? '' : String(value);
  const safe = typeof value !== 'number' && /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
  return /[",\n\r]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
};
const csv = table => table.map(row => row.map(field).join(',')).join('\r\n') + '\r\n';

async function copy(button, table) {
  const text = csv(table);
  let done = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch (refused) {
    const area = make('textarea', { 'class': 'sr' });
    area.value = text;
    document.body.append(area);
    area.select();
    done = document.execCommand('copy');
    area.remove();
    button.focus();
  }
  live.textContent = button.textContent = done ? 'Copied' : 'Could not copy';
  setTimeout(() => { button.textContent = 'Copy as CSV'; }, 1500);
}

/* Raw numbers stand in data-v, their unit in the head's data-u. */
function cellsOf(table) {
  return all('tr', table).map(row => Array.from(row.cells).filter(cell => !cell.matches('.drawn')).map(cell => {
    if (cell.dataset.v !== undefined) { return cell.dataset.v === '' ? '' : isNaN(cell.dataset.v) ? cell.dataset.v : +cell.dataset.v; }
    const copied = cell.cloneNode(true);
    all('svg', copied).forEach(it => it.remove());
    all('.why', copied).forEach(it => it.before(' | '));
    return copied.textContent.replace(/\u00a0/g, ' ').replace(/\s+/g, ' ').trim() + (cell.dataset.u ? ' [' + cell.dataset.u + ']' : '');
  }));
}

document.addEventListener('click', event => {
  const button = event.target.closest('[data-csv]');
  if (button) { copy(button, cellsOf(document.getElementById(button.dataset.csv))); }
});
document.addEventListener('keydown', keys);
document.getElementById('zoomed').onclick = () => { setZoom(page.from, page.to); document.getElementById('theme').focus(); };

/* Theme: the system's, until the reader wants another. */
const dark = matchMedia('(prefers-color-scheme: dark)');
const THEMES = ['auto', 'light', 'dark'];
let theme = 'auto';
try { theme = localStorage.getItem('brunt-theme') || 'auto'; } catch (blocked) { /* then not remembered */ }
if (!THEMES.includes(theme)) { theme = 'auto'; }
const switcher = document.getElementById('theme');
function dress() {
  dressed(theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme);
  switcher.textContent = 'Theme: ' + theme;
}
switcher.hidden = false;
switcher.onclick = () => {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  try { localStorage.setItem('brunt-theme', theme); } catch (blocked) { /* then not remembered */ }
  dress();
  if (page) { redraw(); }
};
dark.addEventListener('change', () => { dress(); if (page) { redraw(); } });

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
  dressed('light');
  if (!page) { return; }
  redraw();
  charts.forEach(it => it.plot.setSize({ width: Math.min(roomFor(it.host), it.kind.overTime ? 680 : 330), height: it.it.height }));
});
addEventListener('afterprint', () => { dress(); if (page) { redraw(); } });

dress();
begin();
/* uPlot draws in a microtask of its own. */
Promise.resolve().then(() => { root.dataset.ready = Math.ceil(performance.now()); });
window.brunt = { begin: begin, charts: () => charts, rows: rows, zoom: () => zoom };
