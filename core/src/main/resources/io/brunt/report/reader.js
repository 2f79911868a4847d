/* What a reader does on any page: change the theme, copy a table. It stands by itself, without the charts' code. */
const root = document.documentElement;
const live = document.createElement('div');
live.className = 'sr';
live.setAttribute('aria-live', 'polite');
document.body.append(live);

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
    const area = document.createElement('textarea');
    area.className = 'sr';
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
  return Array.from(table.rows).map(row => Array.from(row.cells).filter(cell => !cell.matches('.drawn')).map(cell => {
    if (cell.dataset.v !== undefined) { return cell.dataset.v === '' ? '' : isNaN(cell.dataset.v) ? cell.dataset.v : +cell.dataset.v; }
    const copied = cell.cloneNode(true);
    copied.querySelectorAll('svg').forEach(it => it.remove());
    copied.querySelectorAll('.why').forEach(it => it.before(' | '));
    return copied.textContent.replace(/\u00a0/g, ' ').replace(/\s+/g, ' ').trim() + (cell.dataset.u ? ' [' + cell.dataset.u + ']' : '');
  }));
}

document.addEventListener('click', event => {
  const button = event.target.closest('[data-csv]');
  if (button) { copy(button, cellsOf(document.getElementById(button.dataset.csv))); }
});
document.querySelectorAll('[data-csv]').forEach(it => { it.hidden = false; });

/* Theme: the system's, until the reader wants another. Who draws in its colors is told. */
const dark = matchMedia('(prefers-color-scheme: dark)');
const THEMES = ['auto', 'light', 'dark'];
let theme = 'auto';
try { theme = localStorage.getItem('brunt-theme') || 'auto'; } catch (blocked) { /* then not remembered */ }
if (!THEMES.includes(theme)) { theme = 'auto'; }
const switcher = document.getElementById('theme');
function dress(other) {
  root.dataset.theme = other || (theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme);
  switcher.textContent = 'Theme: ' + theme;
  document.dispatchEvent(new Event('dressed'));
}
switcher.hidden = false;
switcher.onclick = () => {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  try { localStorage.setItem('brunt-theme', theme); } catch (blocked) { /* then not remembered */ }
  dress();
};
dark.addEventListener('change', () => { dress(); });
dress();
