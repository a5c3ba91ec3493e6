/* The time slider of the map: it runs in the browser over rows of (place, type, status, first day, last day, events),
   and asks the server for nothing. One dot stands for a place, type, status and side; a step changes only its size. */
(function () {
  "use strict";
  const K = window.khatt, DAY = 86400000, SPEEDS = [2, 5, 10, 25];

  function prepare(data) {
    const at = Object.fromEntries(data.columns.map((name, n) => [name, n]));
    const spots = new Map(), rows = data.rows;
    const spotOf = new Int32Array(rows.length);
    rows.forEach((row, n) => {
      const key = [row[at.place], row[at.type], row[at.status], row[at.side]].join("|");
      if (!spots.has(key)) {
        spots.set(key, { number: spots.size, place: row[at.place], type: row[at.type], status: row[at.status], side: row[at.side], events: 0, troops: 0, unsure: 0 });
      }
      const spot = spots.get(key);
      spotOf[n] = spot.number;
      spot.most = Math.max(spot.most || 0, K.sizeOf({ events: row[at.events], troops: row[at.troops] }));
    });
    const list = [...spots.values()];
    return {
      first: Int32Array.from(rows, (row) => row[at.first]), last: Int32Array.from(rows, (row) => row[at.last]),
      events: Int32Array.from(rows, (row) => row[at.events]), troops: Int32Array.from(rows, (row) => row[at.troops]),
      unsure: Uint8Array.from(rows, (row) => row[at.unsure]), spotOf: spotOf, spots: list, counts: new Int32Array(list.length),
    };
  }

  function count(model, from, to) {
    // Events that are possibly in from..to; of troop numbers the last one claimed up to `to` stands.
    const counts = model.counts.fill(0), spots = model.spots;
    for (const spot of spots) spot.troops = spot.unsure = 0;
    for (let n = 0; n < model.first.length && model.first[n] <= to; n++) {
      if (model.last[n] < from) continue;
      const spot = spots[model.spotOf[n]];
      counts[model.spotOf[n]] += model.events[n];
      if (model.troops[n]) {
        spot.troops = model.troops[n];
        spot.unsure = model.unsure[n];
      }
    }
    return counts;
  }

  function makeDots(group, data, model, canvas, onClick) {
    // One dot a spot, made once; a step changes its size.
    const perPlace = new Map();
    for (const spot of model.spots) {
      if (!perPlace.has(spot.place)) perPlace.set(spot.place, []);
      perPlace.get(spot.place).push(spot);
    }
    for (const [number, spots] of perPlace) {
      const place = data.places[number];
      place.shape = K.drawArea(group, place, data.colours[spots[0].type], false);
      const moves = K.shifts(spots.length, spots.map(() => 8));
      spots.forEach((spot, n) => {
        spot.dot = new K.Spot([place.lat, place.lon], { renderer: canvas, shift: moves[n], radius: 0.01, opacity: 0, fillOpacity: 0 });
        spot.dot.on("click", () => onClick(number, spots));
      });
    }
    K.largestFirst([...model.spots], (spot) => spot.most).forEach((spot) => spot.dot.addTo(group));
  }

  function paint(data, spot, events, state) {
    const layer = data.layers[data.layerOf[spot.type]];
    if (!events || state.view === "totals" || !state.layers.has(layer)) {
      if (spot.shown) spot.dot.setStyle({ radius: 0.01, opacity: 0, fillOpacity: 0 });
      spot.shown = false;
      return;
    }
    const look = { type: spot.type, status: spot.status, events: events, troops: spot.troops, unsure: spot.unsure };
    const style = K.styleOf(look, data);
    if (layer === "troops" && spot.side) {
      style.fillColor = data.sides[spot.side];
      if (spot.status > 1) style.color = style.fillColor;
    }
    if (state.view === "heat") {
      Object.assign(style, { status: 0, radius: 12 + 5 * Math.sqrt(events), color: "transparent", weight: 0, fillColor: data.heat, fillOpacity: 0.16 });
    }
    style.opacity = 1;
    spot.dot.setStyle(style);
    spot.shown = true;
  }

  function paintAreas(data, model, state) {
    const live = new Set();
    if (state.view === "dots") for (const spot of model.spots) if (spot.shown) live.add(spot.place);
    data.places.forEach((place, n) => {
      if (place.shape) place.shape.setStyle({ opacity: live.has(n) ? 0.55 : 0, fillOpacity: live.has(n) && place.kind !== "country" ? 0.05 : 0 });
    });
  }

  function paintTotals(data, model, counts, state) {
    state.totals.clearLayers();
    if (state.view !== "totals") return;
    const sums = new Map();
    model.spots.forEach((spot, n) => {
      if (!state.layers.has(data.layers[data.layerOf[spot.type]])) return;
      const name = data.governorates[spot.place];
      if (name) sums.set(name, (sums.get(name) || 0) + counts[n]);
    });
    const most = Math.max(1, ...sums.values());
    for (const row of window.KHATT_OUTLINES || []) {
      if (row.kind !== "governorate") continue;
      const sum = [...sums].filter(([name]) => row.en.indexOf(name) === 0).reduce((all, [, n]) => all + n, 0);
      const layer = L.geoJSON(row.geometry, {
        interactive: false, style: { color: data.heat, weight: sum ? 1.5 : 0, fillColor: data.heat, fillOpacity: sum ? 0.12 + 0.6 * Math.sqrt(sum / most) : 0 },
      });
      if (sum) layer.bindTooltip(K.element("b", K.number(sum)), { permanent: true, direction: "center", className: "khatt-total" });
      state.totals.addLayer(layer);
    }
  }

  function dayText(data, day) {
    return new Intl.DateTimeFormat(data.dayLocale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date((data.base + day) * DAY));
  }

  function choice(name, words, options, value, onChange) {
    const label = K.element("label"), select = K.element("select");
    label.append(K.element("span", words), select);
    select.name = name;
    for (const [key, text] of options) {
      const option = K.element("option", text);
      option.value = key;
      select.appendChild(option);
    }
    select.value = value;
    select.addEventListener("change", () => onChange(select.value));
    return label;
  }

  function histogram(data, model) {
    const canvas = K.element("canvas"), bins = new Float64Array(160), width = (data.days || 1) / bins.length;
    for (let n = 0; n < model.first.length; n++) {
      const middle = (model.first[n] + Math.min(model.last[n], data.days - 1)) / 2;
      bins[Math.max(0, Math.min(bins.length - 1, Math.floor(middle / width)))] += model.events[n];
    }
    canvas.width = 640;
    canvas.height = 26;
    canvas.setAttribute("aria-hidden", "true");
    const draw = canvas.getContext("2d"), most = Math.max(...bins, 1);
    draw.fillStyle = data.accent;
    bins.forEach((n, i) => draw.fillRect(i * 4, 26 - 25 * Math.sqrt(n / most), 3, 25 * Math.sqrt(n / most)));
    return canvas;
  }

  function drawPlayer(group, data) {
    const map = window.map_div || window.map, canvas = L.canvas({ padding: 0.3 }), model = prepare(data);
    data.places = K.placesOf(data);
    const before = window.khattPlayer || {};
    const state = window.khattPlayer = {
      day: Math.min(before.day === undefined ? data.days - 1 : before.day, data.days - 1), window: before.window || "all", view: before.view || "dots",
      speed: before.speed || "5", layers: before.layers || new Set(data.layers), totals: L.layerGroup().addTo(group), steps: 0,
    };
    K.showBox(group, data.box);
    if (data.at && !window.khattPlaced) map.setView([data.at[0], data.at[1]], data.at[2]);
    window.khattPlaced = true;
    const ways = data.ways ? K.drawWays(group, data, canvas, map) : [];
    makeDots(group, data, model, canvas, (number, spots) => {
      const place = data.places[number];
      const rows = spots.filter((spot) => spot.shown).map((spot) => ({ place: number, type: spot.type, status: spot.status, events: model.counts[spot.number] }));
      if (place.id) K.tell("place:" + place.id);
      if (rows.length) K.popup(map, rows, data);
    });
    const chosen = data.places.find((place) => place.id && place.id === data.selected);
    if (chosen) K.ringOf(chosen, 16, data, canvas).addTo(group);
    const bar = K.element("div", undefined, "khatt-player");
    bar.dir = data.direction;
    const fit = () => { bar.style.maxWidth = map.getContainer().clientWidth - 20 + "px"; };
    fit();
    map.on("resize", fit);
    L.DomEvent.disableClickPropagation(bar);
    L.DomEvent.disableScrollPropagation(bar);
    const play = K.element("button", "▶", "khatt-play"), label = K.element("output"), slider = K.element("input");
    play.type = "button";
    play.setAttribute("aria-label", data.words.play);
    Object.assign(slider, { type: "range", min: 0, max: data.days - 1, value: state.day });
    slider.setAttribute("aria-label", data.words.slider);
    let timer = null;

    function step(day) {
      state.day = Math.max(0, Math.min(data.days - 1, day));
      slider.value = state.day;
      const from = state.window === "all" ? -1e9 : state.day - Number(state.window) + 1;
      const counts = count(model, from, state.day);
      model.spots.forEach((spot, n) => paint(data, spot, counts[n], state));
      paintAreas(data, model, state);
      paintTotals(data, model, counts, state);
      for (const way of ways) {
        const layer = data.layers[data.layerOf[way.type]];
        K.showWay(way, state.view === "dots" && state.layers.has(layer) && way.first <= state.day && way.last >= from);
      }
      const total = counts.reduce((all, n) => all + n, 0);
      label.textContent = dayText(data, state.day) + " · " + data.words.count.replace("{n}", K.number(total));
      slider.setAttribute("aria-valuetext", label.textContent);
      state.steps += 1;
      window.khattDrawn = { rows: data.rows.length, total: total, places: data.places.length };
    }
    function stop() {
      clearInterval(timer);
      timer = null;
      play.textContent = "▶";
      play.setAttribute("aria-label", data.words.play);
    }
    function start() {
      if (state.day >= data.days - 1) step(0);
      const stride = state.window === "30" ? 7 : state.window === "7" ? 3 : Math.max(1, Math.round(data.days / 400));
      timer = setInterval(() => {
        step(state.day + stride);
        if (state.day >= data.days - 1) stop();
      }, 1000 / Number(state.speed));
      play.textContent = "❚❚";
      play.setAttribute("aria-label", data.words.pause);
    }
    play.addEventListener("click", () => (timer ? stop() : start()));
    slider.addEventListener("input", () => step(Number(slider.value)));
    const again = (name) => (value) => {
      state[name] = value;
      if (timer) { stop(); start(); }
      step(state.day);
    };
    const options = K.element("div", undefined, "khatt-options");
    options.append(
      choice("window", data.words.window, data.words.windows, state.window, again("window")),
      choice("speed", data.words.speed, SPEEDS.map((n) => [String(n), data.words.rate.replace("{n}", K.number(n))]), state.speed, again("speed")),
      choice("view", data.words.view, data.words.views, state.view, again("view")),
    );
    const layers = K.element("fieldset");
    layers.appendChild(K.element("legend", data.words.layers));
    data.layers.forEach((layer, n) => {
      const box = K.element("label"), tick = K.element("input");
      Object.assign(tick, { type: "checkbox", checked: state.layers.has(layer), name: layer });
      tick.addEventListener("change", () => {
        if (tick.checked) state.layers.add(layer); else state.layers.delete(layer);
        step(state.day);
      });
      box.append(tick, K.element("span", data.words.layerNames[n]));
      layers.appendChild(box);
    });
    const link = K.element("button", data.words.copy, "khatt-copy");
    link.type = "button";
    link.addEventListener("click", () => copyLink(map, data));
    const time = K.element("div", undefined, "khatt-time");
    const track = K.element("div", undefined, "khatt-track");
    track.append(histogram(data, model), slider);
    time.append(play, track);
    bar.append(label, time, options, ...(new Set(data.layerOf).size > 1 ? [layers] : []), link);
    const Control = L.Control.extend({ onAdd: () => bar });
    const control = new Control({ position: "bottomleft" }).addTo(map);
    K.onRemoval(group, () => { stop(); map.off("resize", fit); control.remove(); canvas.remove(); });
    window.khattStep = step;
    step(state.day);
  }

  function copyLink(map, data) {
    const centre = map.getCenter(), address = new URL(window.parent.location.href);
    address.searchParams.set("at", [centre.lat.toFixed(3), centre.lng.toFixed(3), map.getZoom()].join(","));
    const done = () => K.say(map, data.words.copied), failed = () => K.say(map, address.href);
    if (navigator.clipboard) navigator.clipboard.writeText(address.href).then(done, failed); else failed();
  }

  K.drawPlayer = drawPlayer;
})();
