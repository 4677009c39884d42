(function () {
  'use strict';
  var d = document;
  function all(s) { return [].slice.call(d.querySelectorAll(s)); }
  function id(s) { return d.getElementById(s); }
  d.documentElement.classList.add('js');

  // A link into a closed pair opens it first; browsers differ in doing so by themselves.
  function reveal() {
    var target = location.hash.length > 1 && id(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (var e = target; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true;
    target.scrollIntoView({block: 'start'});
  }
  addEventListener('hashchange', reveal);
  reveal();

  // What lies in a closed part has a place all the same; to ask for it lays the part out anew.
  function unfolded(e) { return !e.closest('details:not([open])'); }

  var rows = all('.row'), at = -1;
  function shown() {
    return rows.filter(function (r) { return unfolded(r) && r.offsetParent !== null; });
  }
  function go(k) {
    var s = shown();
    if (!s.length) return;
    at = Math.max(0, Math.min(s.length - 1, at + k));
    var r = s[at];
    r.setAttribute('tabindex', '-1');
    r.focus({preventScroll: true});
    r.scrollIntoView({block: 'start'});
    id('live').textContent = (at + 1) + ' / ' + s.length + ' — ' + r.getAttribute('aria-label');
  }
  if (id('next')) {
    id('next').addEventListener('click', function () { go(1); });
    id('prev').addEventListener('click', function () { go(-1); });
  }
  d.addEventListener('keydown', function (e) {
    var on = id('t-keys');
    if (!on || !on.checked || e.ctrlKey || e.metaKey || e.altKey) return;
    if (/INPUT|TEXTAREA|SELECT/.test(e.target.tagName) && e.target.type !== 'checkbox') return;
    if (e.key === 'j') go(1);
    else if (e.key === 'k') go(-1);
    else if (e.key === 'o' && id('t-orth')) id('t-orth').click();
    else if (e.key === 'f' && id('t-focus')) id('t-focus').click();
  });

  // The strip at the page's edge: where marked words stand. Positions are set by script, which
  // the content policy allows; markup carries no style of its own.
  var MOST = 3000;
  function map() {
    var m = id('map'), height = d.documentElement.scrollHeight, f = d.createDocumentFragment();
    if (!m) return;
    m.textContent = '';
    all('.row del,.row ins,.row .fg').filter(unfolded).slice(0, MOST).forEach(function (x) {
      var r = x.getBoundingClientRect();
      if (!r.height) return;
      var i = d.createElement('i');
      i.className = x.className === 'fg' ? 'mf' : x.tagName === 'DEL' ? 'ma' : 'mb';
      i.style.top = ((r.top + scrollY) / height * 100) + '%';
      f.appendChild(i);
    });
    m.appendChild(f);
  }
  var timer;
  function later() { clearTimeout(timer); timer = setTimeout(map, 150); }
  addEventListener('resize', later);
  d.addEventListener('change', later);
  d.addEventListener('toggle', later, true);
  later();
})();
