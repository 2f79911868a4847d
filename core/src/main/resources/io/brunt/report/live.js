(function () {
  'use strict';
  var main = document.getElementById('live');
  var state = document.getElementById('state');
  var source = new EventSource('events');

  // Tables that are open stay so, whatever is drawn anew around them, and so does the focus on one.
  function figures(open) {
    return Array.prototype.map.call(main.querySelectorAll(open ? 'details[open]' : 'details'), function (it) {
      return { id: it.closest('[id]').id, details: it };
    });
  }

  function show(html) {
    var open = figures(true).map(function (it) { return it.id; });
    var focused = document.activeElement && document.activeElement.tagName === 'SUMMARY'
      ? document.activeElement.closest('[id]').id : null;
    var drawing = document.activeElement && document.activeElement.classList.contains('plot')
      ? document.activeElement.closest('[id]').id : null;
    main.innerHTML = html;
    figures(false).forEach(function (it) {
      it.details.open = open.indexOf(it.id) >= 0;
      if (it.id === focused) { it.details.querySelector('summary').focus({ preventScroll: true }); }
    });
    window.brunt.begin();
    if (drawing) {
      var chart = document.getElementById(drawing);
      if (chart) { chart.querySelector('.plot').focus({ preventScroll: true }); }
    }
    document.title = main.querySelector('h1').textContent;
  }

  source.addEventListener('open', function () { state.textContent = 'live'; });
  source.addEventListener('sofar', function (event) {
    show(event.data);
    state.textContent = 'live, ' + new Date().toLocaleTimeString();
  });
  source.addEventListener('over', function (event) {
    source.close();
    show(event.data);
    state.textContent = 'the load is over';
  });
  source.addEventListener('error', function () {
    state.textContent = source.readyState === EventSource.CLOSED ? 'no longer served' : 'connection lost, trying again';
  });
}());
