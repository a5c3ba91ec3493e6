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
    const wide = strip.clientWidth, first = toDay(from.value || page.first), last = Math.max(first + 1, toDay(to.value || page.last));
    strip.width = wide;
    const draw = strip.getContext("2d");
    draw.fillStyle = page.ink;
    draw.font = "11px sans-serif";
    draw.globalAlpha = 0.75;
    const years = [new Date(from.value || page.first).getFullYear(), new Date(to.value || page.last).getFullYear()];
    const step = Math.max(1, Math.ceil((years[1] - years[0]) / 8));
    for (let year = years[0] + 1; year <= years[1]; year += step) {
      const x = ((toDay(year + "-01-01") - first) / (last - first)) * (wide - 8);
      draw.fillText(String(year), x + 3, strip.height - 3);
      draw.fillRect(x, 0, 0.5, strip.height);
    }
    page.types.forEach((name, lane) => draw.fillText(name, page.base.direction === "rtl" ? wide - 4 - draw.measureText(name).width : 2, 12 + lane * 14));
    events.forEach((event) => {
      const begin = Math.max(first, event.first), end = Math.min(last, event.last);
      draw.fillStyle = page.colours[event.type];
      draw.globalAlpha = event.status > 1 ? 0.35 : 0.9;
      draw.fillRect(((begin - first) / (last - first)) * (wide - 8), 4 + event.lane * 14, Math.max(5, ((end - begin) / (last - first)) * (wide - 8)), 8);
    });
  }

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
    count.textContent = page.words.count.replace("{n}", events.length).replace("{all}", all.length);
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
