// Filter, "only what has findings", copy. The report is complete without it. ES2017, no library.
(function () {
  'use strict';
  var d = document, zh = d.documentElement.lang.indexOf('zh') === 0;
  function all(selector, root) { return Array.prototype.slice.call((root || d).querySelectorAll(selector)); }
  function byId(id) { return d.getElementById(id); }

  var bar = byId('bar');
  if (bar) {
    var cards = all('.q'), rule = byId('f-rule'), unit = byId('f-unit'), section = byId('f-sec'), text = byId('f-text');
    var words = cards.map(function (card) {
      var head = card.querySelector('h3, h4').textContent + card.dataset.rule;
      return all('.f', card).map(function (f) { return (head + f.textContent).toLowerCase(); });
    });
    var fill = function (select, entries) {
      Object.keys(entries).sort().forEach(function (value) {
        var option = d.createElement('option');
        option.value = value;
        option.textContent = entries[value];
        select.appendChild(option);
      });
    };
    var rules = {}, units = {}, sections = {};
    cards.forEach(function (card) {
      rules[card.dataset.rule] = card.dataset.rule + ' ' + card.dataset.title;
      all('.f', card).forEach(function (f) {
        if (f.dataset.unit) { units[f.dataset.unit] = f.dataset.unit; }
        if (f.dataset.sec) { sections[f.dataset.sec] = f.dataset.sec; }
      });
    });
    fill(rule, rules); fill(unit, units); fill(section, sections);

    var apply = function (keep) {
      var levels = all('input[name=sev]:checked', bar).map(function (box) { return box.value; });
      var wanted = text.value.trim().toLowerCase().split(/\s+/).filter(Boolean), shown = 0, total = 0;
      cards.forEach(function (card, c) {
        var live = 0;
        all('.f', card).forEach(function (f, i) {
          var ok = levels.indexOf(f.dataset.sev) >= 0 && (!rule.value || card.dataset.rule === rule.value) &&
            (!unit.value || f.dataset.unit === unit.value) && (!section.value || f.dataset.sec === section.value) &&
            wanted.every(function (w) { return words[c][i].indexOf(w) >= 0; });
          f.hidden = !ok;
          total += 1;
          if (ok) { live += 1; }
        });
        card.hidden = live === 0;
        shown += live;
      });
      byId('shown').textContent = zh ? '显示 ' + shown + ' / ' + total + ' 处' : shown + ' of ' + total;
      byId('nohit').hidden = shown > 0 || total === 0;
      if (keep === true) { return; }
      var state = new URLSearchParams();
      if (levels.length < 3) { state.set('sev', levels.join(' ')); }
      [['rule', rule], ['unit', unit], ['sec', section], ['text', text]].forEach(function (pair) {
        if (pair[1].value) { state.set(pair[0], pair[1].value); }
      });
      // Opaque origins (file:) may refuse; the filter works without it.
      try { history.replaceState(null, '', '#?' + state.toString()); } catch (refused) { location.hash = '?' + state; }
    };
    var restore = function () {
      if (location.hash.indexOf('#?') !== 0) { return; }
      var state = new URLSearchParams(location.hash.slice(2));
      all('input[name=sev]', bar).forEach(function (box) {
        box.checked = !state.has('sev') || state.get('sev').split(' ').indexOf(box.value) >= 0;
      });
      rule.value = state.get('rule') || '';
      unit.value = state.get('unit') || '';
      section.value = state.get('sec') || '';
      text.value = state.get('text') || '';
    };
    restore();
    bar.hidden = cards.length === 0;
    bar.addEventListener('input', apply);
    bar.addEventListener('change', apply);
    bar.addEventListener('submit', function (event) { event.preventDefault(); });
    window.addEventListener('hashchange', function () { restore(); apply(true); });
    apply(true);
  }

  var only = byId('only');
  if (only) {
    only.parentNode.parentNode.hidden = false;
    only.addEventListener('change', function () {
      all('.dl').forEach(function (line) { line.hidden = only.checked && !line.querySelector('.nt'); });
    });
  }

  all('button.copy').forEach(function (button) {
    button.hidden = false;
    button.addEventListener('click', function () {
      var range = d.createRange(), selection = window.getSelection();
      range.selectNodeContents(button.previousElementSibling);
      selection.removeAllRanges();
      selection.addRange(range);
      var done = d.execCommand('copy');
      button.textContent = done ? (zh ? '已复制' : 'copied') : (zh ? '请按 Ctrl+C' : 'press Ctrl+C');
    });
  });
}());
