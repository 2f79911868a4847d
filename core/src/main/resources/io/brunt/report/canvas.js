/* What is drawn by hand on a chart's canvas: hatches, the stages behind, bounds. Colours come from the style sheet. */
/* Asked once for each theme: an hour's bars ask thousands of times. */
const colors = new Map();
const css = name => {
  if (!colors.has(name)) { colors.set(name, getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim()); }
  return colors.get(name);
};
const patterns = new Map();
const forgetColors = () => {
  colors.clear();
  patterns.clear();
};
const FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif';
const font = u => Math.round(12 * uPlot.pxRatio) + 'px ' + FONT;

/* Differ by width, dash, dots or hatch too: colour is never alone. The legend's swatches are in report.css. */
const STYLES = {
  p50: { color: 'p50' }, p90: { color: 'p90' }, p99: { color: 'p99', width: 2.25 }, max: { color: 'max', dots: 3 },
  baseline: { color: 'base', dash: [5, 3] },
  running: { color: 'p50', width: 2, fill: true }, promised: { color: 'base', width: 2, dash: [5, 4] },
  started: { color: 'p50' }, completed: { color: 'p99' }, late: { color: 'p90' },
  's-1': { color: 'p90', width: 2 }, 's-2': { color: 'k1', width: 2, dash: [8, 3] },
  's-3': { color: 'k2', width: 2, dash: [2, 2] }, 's-4': { color: 'pass', width: 2, dash: [8, 3, 2, 3] },
  's-5': { color: 'incon' }, 's-6': { color: 'max', dash: [4, 4] },
  'k-1': { color: 'k1', box: 'solid' }, 'k-2': { color: 'k2', box: 'hatch' }, 'k-3': { color: 'k3', box: 'dots' },
  'k-4': { color: 'p90', box: 'hatch' }, 'k-5': { color: 'incon', box: 'solid' }, 'k-6': { color: 'max', box: 'hatch' },
  'h-in': { color: 'p50', box: 'solid' }, 'h-out': { color: 'k1', box: 'hatch' }
};
const styleOf = name => name.startsWith('dots ') ? { ...STYLES[name.slice(5)], dots: 4, dash: undefined } : STYLES[name];

function pattern(context, color, kind, ratio) {
  if (kind === 'solid') { return color; }
  const name = color + kind + ratio;
  if (!patterns.has(name)) { patterns.set(name, tiled(context, color, kind, ratio)); }
  return patterns.get(name);
}

function tiled(context, color, kind, ratio) {
  const side = Math.round(6 * ratio);
  const tile = document.createElement('canvas');
  tile.width = tile.height = side;
  const x = tile.getContext('2d');
  x.strokeStyle = x.fillStyle = color;
  x.lineWidth = Math.max(1, ratio * (kind === 'thin' ? 1 : 2));
  x.beginPath();
  if (kind === 'dots') {
    x.arc(side / 2, side / 2, side / 4, 0, 7);
    x.fill();
  } else {
    for (const offset of [-side, 0, side]) { x.moveTo(offset, side); x.lineTo(offset + side, 0); }
    x.stroke();
  }
  return context.createPattern(tile, 'repeat');
}

/* Warm-up, stages and breach, the same in every chart over time. */
function underlay(u, page) {
  const { ctx, bbox: box } = u, p = uPlot.pxRatio;
  const left = box.left, right = box.left + box.width;
  const place = second => Math.max(left, Math.min(right, u.valToPos(second, 'x', true)));
  const wide = text => ctx.measureText(text).width;
  const top = box.top - 10 * p;
  ctx.save();
  ctx.font = font(u);
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  const breach = page.breach;
  for (const it of page.stages) {
    const a = place(it.from), z = place(it.to);
    if (z - a < 1) { continue; }
    if (it.kind === 'warm') { ctx.fillStyle = css('panel'); ctx.fillRect(a, box.top, z - a, box.height); }
    ctx.fillStyle = css('line');
    if (it.from > u.scales.x.min) { ctx.fillRect(Math.round(a), box.top - 18 * p, Math.ceil(p), box.height + 18 * p); }
    ctx.fillStyle = css('muted');
    const end = breach && breach.to > it.from && breach.from < it.to ? Math.max(a, place(breach.from)) : z;
    const label = [it.name, it.kind === 'warm' ? 'warm' : ''].find(text => text && wide(text) + 8 * p < end - a);
    if (label) { ctx.fillText(label, a + 5 * p, top); }
  }
  if (breach) {
    const a = place(breach.from), z = place(breach.to);
    if (z - a > 1) {
      ctx.globalAlpha = 0.26;
      ctx.fillStyle = pattern(ctx, css('breach'), 'thin', p);
      ctx.fillRect(a, box.top, z - a, box.height);
      ctx.globalAlpha = 1;
      ctx.fillStyle = css('breach');
      ctx.fillRect(a, box.top - 2 * p, z - a, 3 * p);
      const label = [breach.name, 'breach'].find(text => wide(text) + 4 * p < z - a);
      if (label) { ctx.fillText(label, (a + z) / 2 - wide(label) / 2, top); }
    }
  }
  ctx.restore();
}

function halo(u, text, x, y) {
  const { ctx } = u, p = uPlot.pxRatio;
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4 * p;
  ctx.setLineDash([]);
  ctx.strokeStyle = css('bg');
  ctx.strokeText(text, x, y);
  ctx.fillStyle = css('text');
  ctx.fillText(text, x, y);
}

function dashed(u, draw) {
  const { ctx } = u, p = uPlot.pxRatio;
  ctx.strokeStyle = css('text');
  ctx.lineWidth = 1.5 * p;
  ctx.setLineDash([6 * p, 4 * p]);
  ctx.beginPath();
  draw(ctx);
  ctx.stroke();
}

/* What is allowed: a dashed line across, its text above. */
function boundLine(u, at, label) {
  const { ctx, bbox: box } = u, p = uPlot.pxRatio;
  const y = Math.round(u.valToPos(at, 'y', true));
  if (y < box.top || y > box.top + box.height) { return; }
  ctx.save();
  dashed(u, c => { c.moveTo(box.left, y); c.lineTo(box.left + box.width, y); });
  ctx.font = font(u);
  ctx.textAlign = 'right';
  ctx.textBaseline = 'bottom';
  halo(u, label, box.left + box.width - 5 * p, y - 2 * p);
  ctx.restore();
}

/* The same upright. */
function boundMark(u, at, label) {
  const { ctx, bbox: box } = u, p = uPlot.pxRatio;
  const x = Math.round(u.valToPos(at, 'x', true));
  ctx.save();
  dashed(u, c => { c.moveTo(x, box.top); c.lineTo(x, box.top + box.height); });
  ctx.font = font(u);
  ctx.textBaseline = 'top';
  const right = x + ctx.measureText(label).width + 8 * p < box.left + box.width;
  ctx.textAlign = right ? 'left' : 'right';
  halo(u, label, x + (right ? 5 : -5) * p, box.top + 2 * p);
  ctx.restore();
}

/* A bar that is seen even where it stands for one. */
function bar(u, style, x, width, from, to) {
  const { ctx } = u, p = uPlot.pxRatio;
  const y = Math.min(to, from - 3 * p);
  ctx.fillStyle = css('bg');
  ctx.fillRect(x, y, width, from - y);
  ctx.fillStyle = pattern(ctx, css(style.color), style.box, p);
  ctx.fillRect(x, y, width, from - y);
  if (style.box !== 'solid' && width > 3 * p) {
    ctx.strokeStyle = css(style.color);
    ctx.lineWidth = p;
    ctx.strokeRect(x + p / 2, y + p / 2, width - p, from - y - p);
  }
  return y;
}

function clipped(u, draw) {
  const { ctx, bbox: box } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.left, box.top, box.width, box.height);
  ctx.clip();
  draw(ctx);
  ctx.restore();
}
