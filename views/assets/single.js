/* The one-file page: a range of days, a strip of marks, the map with its slider, and the list with every sentence. */
(function () {
  "use strict";
  const page = window.KHATT_PAGE, K = window.khatt, all = page.events;
  const from = document.getElementById("from"), to = document.getElementById("to"), list = document.getElementById("list");
  const strip = document.getElementById("strip"), count = document.getElementById("count");
  const map = (window.map_div = window.map = L.map("map", { maxZoom: 16, minZoom: 4 }).setView([35, 38.6], 7));
  K.drawBase(map, page.base);
  let group = null;
  const toDay = (text) => Math.round(Date.parse(text) / 86400000) - page.player.base;
  const toText = (day) => new Date((day + page.player.base) * 86400000).toISOString().slice(0, 10);

  function shown() {
    const first = toDay(from.value || page.first), last = toDay(to.value || page.last);
    return all.filter((event) => event.first <= last && event.last >= first);
  }

  function drawStrip(events) {
    // Names stand beside the marks, at the side where the language begins; what did not happen is hollow.
    const wide = strip.clientWidth, first = toDay(from.value || page.first), last = Math.max(first + 1, toDay(to.value || page.last));
    const rtl = page.base.direction === "rtl", base = strip.height - 3;
    strip.width = wide;
    const draw = strip.getContext("2d");
    draw.font = "11px sans-serif";
    draw.direction = page.base.direction;
    draw.textAlign = rtl ? "right" : "left";
    const names = 10 + Math.max(0, ...page.types.map((name) => draw.measureText(name).width)), left = rtl ? 0 : names, room = wide - names;
    const x = (day) => left + ((day - first) / (last + 1 - first)) * room;
    draw.fillStyle = page.ink;
    draw.globalAlpha = 0.75;
    page.types.forEach((name, lane) => draw.fillText(name, rtl ? wide : 0, 12 + lane * 14));
    draw.textAlign = "center";
    for (const [day, text] of ticks(first, last)) {
      const half = draw.measureText(text).width / 2;
      draw.fillText(text, Math.max(left + half, Math.min(left + room - half, x(day))), base);
      draw.fillRect(x(day), 0, 0.5, base - 12);
    }
    events.forEach((event) => {
      const begin = Math.min(last, Math.max(first, event.begin)), end = Math.max(begin, Math.min(last, event.end));
      const box = [x(begin), 4 + event.lane * 14, Math.max(5, x(end + 1) - x(begin)), 8];
      draw.fillStyle = draw.strokeStyle = page.colours[event.type];
      draw.globalAlpha = 0.9;
      if (event.status > 1) draw.strokeRect(...box); else draw.fillRect(...box);
    });
  }

  function ticks(first, last) {
    // The beginnings of years, some eight of them; of a shorter time its two ends.
    const years = [first, last].map((day) => new Date(toText(day)).getUTCFullYear()), step = Math.max(1, Math.ceil((years[1] - years[0]) / 8)), found = [];
    for (let year = years[0] + 1; year <= years[1]; year += step) found.push([toDay(year + "-01-01"), dayText(toDay(year + "-01-01"), { year: "numeric" })]);
    return found.length > 1 ? found : [first, last].map((day) => [day, dayText(day, { day: "numeric", month: "short", year: "numeric" })]);
  }

  const dayText = (day, form) => new Intl.DateTimeFormat(page.base.locale, Object.assign({ timeZone: "UTC" }, form)).format(new Date(toText(day)));

  function drawList(events) {
    list.textContent = "";
    for (const event of events.slice(0, 1000)) {
      const item = K.element("li");
      item.style.borderColor = page.colours[event.type];
      item.append(K.element("b", page.types[event.type] + " · " + page.statuses[event.status]), K.element("span", event.when + " · " + event.where));
      const quote = K.element("blockquote", event.sentence);
      quote.dir = "rtl";
      quote.lang = "ar";
      item.append(quote, K.element("small", event.sources));
      list.appendChild(item);
    }
  }

  function draw() {
    const events = shown();
    count.textContent = page.words.count.replace("{n}", K.number(events.length)).replace("{all}", K.number(all.length));
    strip.height = 24 + 14 * page.types.length;
    drawStrip(events);
    drawList(events);
    if (group) map.removeLayer(group);
    group = L.featureGroup().addTo(map);
    const first = toDay(from.value || page.first), last = toDay(to.value || page.last), at = page.player.columns.indexOf("first");
    const rows = page.player.rows.filter((row) => row[at] <= last && row[at + 1] >= first);
    const ways = page.player.ways, begin = ways.columns.indexOf("first");
    const going = ways.rows.filter((row) => row[begin] <= last && row[begin + 1] >= first);
    K.drawPlayer(group, Object.assign({}, page.player, {
      rows: rows, days: Math.max(1, last + 1), ways: { columns: ways.columns, rows: going },
    }));
    window.khattStep(last);
  }

  from.value = page.first;
  to.value = page.last;
  from.addEventListener("change", draw);
  to.addEventListener("change", draw);
  document.getElementById("all").addEventListener("click", () => { from.value = page.first; to.value = page.last; draw(); });
  window.khattShown = () => shown().length;
  window.khattText = toText;
  draw();
})();
