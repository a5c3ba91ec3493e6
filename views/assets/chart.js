/* Timeline, cells and strip on the page: SVG made from the numbers that `views/drawing.py` describes.
   Text enters as textContent only; what is built as a string holds numbers and colours of ours. */
(function () {
  "use strict";
  const NS = "http://www.w3.org/2000/svg", DAY = 86400000, BOTTOM = 30, TOP = 6, SIDE = 8;
  const FONT = '"Noto Sans", "Noto Sans Arabic", "Segoe UI", system-ui, sans-serif', REACH = 11, DRAG = 5, MOST_TICKS = 8, NARROW = 760;
  const HOLLOW = 2, MARK = 0, STATE = 2;

  function element(name, attributes, text) {
    const made = document.createElementNS(NS, name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function html(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  const safe = (colour) => (/^(#[0-9a-f]{3,8}|rgba?\([\d.,% ]+\))$/i.test(colour) ? colour : "#6b7280");
  const measure = document.createElement("canvas").getContext("2d");
  const widthOf = (text) => ((measure.font = "12px " + FONT), measure.measureText(text).width);
  // A name runs in its own direction, whatever the page's: else the sign that it was cut stands at its beginning.
  const isolated = (name) => "\u2068" + name + "\u2069";
  function shortened(name, room) {
    if (widthOf(name) <= room) return isolated(name);
    const letters = Array.from(name);
    while (letters.length > 1 && widthOf(letters.join("") + "…") > room) letters.pop();
    return isolated(letters.join("").trimEnd() + "…");
  }

  // ---- days: numbers counted from the first day of the axis

  const dayAt = (data, n) => new Date((data.base + n) * DAY);
  const numberOf = (data, year, month, day) => Date.UTC(year, month, day) / DAY - data.base;

  function written(data, form) {
    const format = new Intl.DateTimeFormat(data.locale, Object.assign({ timeZone: "UTC" }, form));
    return (n) => format.format(dayAt(data, n));
  }
  const FORMS = {
    day: { day: "numeric", month: "long", year: "numeric" }, week: { day: "numeric", month: "long", year: "numeric" },
    month: { month: "long", year: "numeric" }, quarter: { month: "long", year: "numeric" }, year: { year: "numeric" },
  };

  function endOfBin(data, n) {
    const day = dayAt(data, n), months = { month: 1, quarter: 3, year: 12 }[data.unit];
    return months ? numberOf(data, day.getUTCFullYear(), day.getUTCMonth() + months, 1) : n + (data.unit === "week" ? 7 : 1);
  }

  function ticks(data, from, to, room) {
    // The finest of the calendar's steps whose words have room.
    const tries = [["day", 1], ["day", 2], ["day", 7], ["day", 14], ["month", 1], ["month", 2], ["month", 3], ["month", 6],
      ["year", 1], ["year", 2], ["year", 5], ["year", 10], ["year", 20], ["year", 50], ["year", 100]];
    const days = to - from, length = { day: 1, month: 30.4, year: 365.25 };
    for (const [unit, step] of tries) {
      if (days / (length[unit] * step) > MOST_TICKS * 2) continue;
      const write = written(data, unit === "day" ? { day: "numeric", month: "short", year: "numeric" } : unit === "month" ? { month: "short", year: "numeric" } : FORMS.year);
      const found = [], begin = dayAt(data, Math.ceil(from));
      let year = begin.getUTCFullYear(), month = begin.getUTCMonth(), n;
      if (unit === "day") for (n = Math.ceil(from); n <= to; n += step) found.push(n);
      else {
        if (unit === "year") { year = Math.floor(year / step) * step; month = 0; } else month = Math.floor(month / step) * step;
        while ((n = numberOf(data, year, month, 1)) <= to) {
          if (n >= from) found.push(n);
          if (unit === "year") year += step; else month += step;
        }
      }
      const widest = Math.max(0, ...found.map((day) => widthOf(write(day))));
      if (found.length * (widest + 22) <= room && found.length <= MOST_TICKS * 2) return found.map((day) => [day, write(day)]);
    }
    return [];
  }

  // ---- marks: status by shape, so that colour alone tells nothing

  const circle = (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  const diamond = (x, y, r) => `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}z`;
  function markPath(status, x, y, r) {
    if (status === 1) return diamond(x, y, r * 1.15);
    if (status === 3) return circle(x, y, r) + circle(x, y, 0.9);
    if (status === 4) return circle(x, y, r) + `M${x - r * 0.7} ${y - r * 0.7}l${r * 1.4} ${r * 1.4}M${x + r * 0.7} ${y - r * 0.7}l${-r * 1.4} ${r * 1.4}`;
    return circle(x, y, r);
  }

  const hatch = (id, colour, status) => {
    const path = status === 1 ? "M0 6L6 0" : status === 3 ? "M3 3h.1" : "M0 6L6 0M0 0L6 6";
    return `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse"><path d="${path}" stroke="${colour}" stroke-width="1.2" stroke-linecap="round"/></pattern>`;
  };
  const fade = (id, colour, from, to) =>
    `<linearGradient id="${id}"><stop offset="0" stop-color="${colour}" stop-opacity="${from}"/><stop offset="1" stop-color="${colour}" stop-opacity="${to}"/></linearGradient>`;

  // ---- one picture

  function layout(data, width) {
    const names = (data.lanes || []).map(([name]) => shortened(name, Math.max(118, Math.min(240, width * 0.2))));
    const room = names.length ? 12 + Math.max(...names.map(widthOf)) : SIDE, rtl = data.direction === "rtl";
    const left = rtl ? SIDE : room, right = width - (rtl ? room : SIDE), pad = Math.max(1, data.length * 0.015);
    const inner = data.kind === "strip" ? 48 : Math.max(1, data.depth) * data.rowHeight, from = -pad, to = data.length + pad;
    const scale = (right - left) / (to - from);
    return {
      left: left, right: right, from: from, to: to, inner: inner, height: inner + TOP + BOTTOM, names: names, rtl: rtl,
      x: (day) => Math.round((left + (Math.max(from, Math.min(to, day)) - from) * scale) * 10) / 10, y: (row) => Math.round((TOP + row * data.rowHeight) * 10) / 10,
      day: (x) => from + (x - left) / scale,
    };
  }

  function drawEvents(data, at, prefix) {
    const events = data.events, told = data.told, colours = data.colours.map(safe), half = data.rowHeight * 0.33, defs = new Map();
    const low = [], high = [];
    const use = (name, make) => {
      if (!defs.has(name)) defs.set(name, make(prefix + name));
      return `url(#${prefix}${name})`;
    };
    for (let n = 0; n < events.id.length; n++) {
      const colour = colours[told.type[n]], status = told.status[n], y = at.y(events.y[n]), hollow = status >= HOLLOW;
      const x0 = at.x(events.start[n]), x1 = at.x(events.stop[n]);
      if (events.shape[n] === STATE) {
        const a = at.x(events.start[n] + events.before[n]), b = at.x(events.stop[n] - events.after[n]), full = hollow ? 0.28 : 0.8;
        const box = (from, to) => `x="${from}" y="${y - half}" width="${Math.max(1, to - from)}" height="${half * 2}"`;
        if (b > a) {
          low.push(`<rect class="khatt-state" data-n="${n}" ${box(a, b)} rx="2.5" fill="${colour}" fill-opacity="${hollow ? 0.08 : status ? 0.55 : 0.85}" stroke="${colour}" stroke-width="1.4"/>`);
          if (status && status !== 2) low.push(`<rect ${box(a, b)} fill="${use("h" + status + told.type[n], (id) => hatch(id, colour, status))}"/>`);
        }
        if (events.before[n]) low.push(`<rect class="khatt-open" ${box(x0, a)} fill="${use("b" + hollow + told.type[n], (id) => fade(id, colour, 0, full))}"/>`);
        if (events.after[n]) low.push(`<rect class="khatt-open" ${box(b, x1)} fill="${use("a" + hollow + told.type[n], (id) => fade(id, colour, full, 0))}"/>`);
        continue;
      }
      if (events.shape[n] !== MARK) low.push(`<rect class="khatt-whisker" x="${x0}" y="${y - 1.2}" width="${Math.max(1, x1 - x0)}" height="2.4" fill="${colour}" fill-opacity=".45"/>`);
      const path = markPath(status, at.x(events.mark[n]), y, told.small[n] ? 3.2 : 4.4);
      high.push(`<path class="khatt-dot" data-n="${n}" d="${path}" fill="${hollow ? "none" : colour}" stroke="${colour}" stroke-width="1.6"/>`);
    }
    for (const n of data.selected) {
      high.push(`<circle class="khatt-ring" cx="${at.x(events.mark[n])}" cy="${at.y(events.y[n])}" r="9.5" fill="none" stroke="${data.theme.ink}" stroke-width="2.4"/>`);
    }
    return `<defs>${[...defs.values()].join("")}</defs>${low.join("")}${high.join("")}`;
  }

  function drawCells(data, at) {
    const cells = data.cells, colours = data.colours.map(safe), most = data.colours.map(() => 1), parts = [];
    cells.facts.forEach((facts, n) => { most[cells.lane[n]] = Math.max(most[cells.lane[n]], facts); });
    for (let n = 0; n < cells.lane.length; n++) {
      const lane = cells.lane[n], x = at.x(cells.bin[n]), facts = cells.facts[n], opacity = facts ? 0.2 + 0.8 * Math.sqrt(facts / most[lane]) : 0.07;
      parts.push(`<rect class="khatt-cell" data-n="${n}" x="${x}" y="${at.y(lane + 0.11)}" width="${Math.max(1, at.x(endOfBin(data, cells.bin[n])) - x - 0.4)}" height="${data.rowHeight * 0.78}" fill="${colours[lane]}" fill-opacity="${opacity.toFixed(2)}"/>`);
    }
    return parts.join("");
  }

  function drawStrip(data, at) {
    const most = Math.max(1, ...data.totals), [first, last] = data.chosen, base = TOP + at.inner, parts = [];
    const accent = safe(data.theme.accent), soft = safe(data.theme.soft), x = at.x(first);
    parts.push(`<rect class="khatt-chosen" x="${x}" y="${TOP}" width="${Math.max(1, at.x(last) - x)}" height="${at.inner}" fill="${accent}" fill-opacity=".1"/>`);
    data.bins.forEach((bin, n) => {
      const end = endOfBin(data, bin), inside = end > first && bin < last, height = Math.max(1, at.inner * data.totals[n] / most);
      parts.push(`<rect class="khatt-bin" data-n="${n}" x="${at.x(bin)}" y="${(base - height).toFixed(1)}" width="${Math.max(1, (at.x(end) - at.x(bin)) * 0.86).toFixed(1)}" height="${height.toFixed(1)}" fill="${inside ? accent : soft}"${inside ? "" : ' fill-opacity=".35"'}/>`);
    });
    return parts.join("");
  }

  function drawAxis(data, at, svg) {
    const theme = data.theme, base = TOP + at.inner;
    const words = element("g", { fill: theme.soft, "text-anchor": "middle", direction: data.direction });
    for (const [day, text] of ticks(data, at.from, at.to, at.right - at.left)) {
      const x = at.x(day);
      if (data.kind !== "strip") svg.appendChild(element("path", { d: `M${x} ${TOP}V${base}`, stroke: theme.line }));
      svg.appendChild(element("path", { d: `M${x} ${base}v5`, stroke: theme.soft, "stroke-opacity": 0.5 }));
      const half = widthOf(text) / 2, most = at.right + (at.rtl ? widthOf("0") * 3 : SIDE);
      words.appendChild(element("text", { x: Math.max(half, Math.min(most - half, x)), y: base + 19 }, text));
    }
    svg.appendChild(words);
    const lines = (data.edges || []).map((edge) => `M${at.left} ${at.y(edge)}H${at.right}`).join("");
    svg.appendChild(element("path", { d: `M${at.left} ${base}H${at.right}${lines}`, stroke: theme.line, fill: "none" }));
    const names = element("g", { fill: theme.ink, direction: data.direction });
    (data.lanes || []).forEach(([, row], n) => {
      const name = element("text", { x: at.rtl ? at.right + 8 : at.left - 8, y: at.y(row) + 4, "text-anchor": "end" });
      name.textContent = at.names[n];
      names.appendChild(name);
    });
    svg.appendChild(names);
  }

  function draw(state) {
    const data = state.data, width = state.host.clientWidth;
    if (!width) return;
    const at = (state.at = layout(data, width));
    const svg = element("svg", {
      class: "khatt-svg", width: width, height: at.height, viewBox: `0 0 ${width} ${at.height}`, role: "img",
      "font-family": FONT, "font-size": 12,
    });
    svg.setAttribute("aria-label", data.alt || "");
    drawAxis(data, at, svg);
    const marks = element("g", {});
    marks.innerHTML = data.kind === "events" ? drawEvents(data, at, state.prefix) : data.kind === "cells" ? drawCells(data, at) : drawStrip(data, at);
    svg.appendChild(marks);
    const old = state.host.querySelector("svg");
    if (old) old.replaceWith(svg); else state.host.prepend(svg);
    state.svg = svg;
    state.host.dataset.drawn = [data.kind, data.base, data.length, ...(data.chosen || [])].join(" ");
    hideHover(state);
  }

  // ---- the pointer

  function eventAt(state, x, y) {
    const { data, at } = state, events = data.events;
    let best = -1, nearest = REACH;
    for (let n = 0; n < events.id.length; n++) {
      const away = Math.abs(at.y(events.y[n]) - y);
      if (away > REACH) continue;
      const inBar = events.shape[n] === STATE && x >= at.x(events.start[n]) - 2 && x <= at.x(events.stop[n]) + 2;
      const far = inBar ? away : events.shape[n] === STATE ? REACH : Math.hypot(at.x(events.mark[n]) - x, away);
      if (far < nearest) { nearest = far; best = n; }
    }
    return best;
  }

  function hit(state, x, y) {
    const { data, at } = state;
    if (data.kind === "events") return eventAt(state, x, y);
    const day = at.day(x), row = Math.floor((y - TOP) / (data.rowHeight || 1)), bins = data.kind === "cells" ? data.cells.bin : data.bins;
    return bins.findIndex((bin, n) => bin <= day && day < endOfBin(data, bin) && (data.kind === "strip" || data.cells.lane[n] === row));
  }

  function hoverLines(data, n) {
    if (data.kind === "events") {
      const told = data.told;
      return [`${data.types[told.type[n]]} · ${data.statuses[told.status[n]]}`, data.days[told.day[n]], data.places[told.place[n]]];
    }
    const number = new Intl.NumberFormat(data.locale), bins = data.kind === "cells" ? data.cells.bin : data.bins;
    const values = { when: written(data, FORMS[data.unit])(bins[n]) };
    if (data.kind === "strip") values.n = number.format(data.totals[n]);
    else Object.assign(values, { lane: data.lanes[data.cells.lane[n]][0], facts: number.format(data.cells.facts[n]), claims: number.format(data.cells.claims[n]) });
    return [data.hover.replace(/\{(\w+)\}/g, (_, name) => values[name])];
  }

  function showHover(state, n, x, y) {
    if (state.shown !== n) {
      state.tip.replaceChildren(...hoverLines(state.data, n).map((line, i) => html(i || state.data.kind !== "events" ? "div" : "b", "", line)));
      state.tip.dir = state.data.direction;
      state.tip.hidden = false;
      state.shown = n;
    }
    const box = state.tip.getBoundingClientRect(), width = state.host.clientWidth;
    state.tip.style.left = Math.max(0, Math.min(width - box.width, x + 14 + box.width > width ? x - box.width - 14 : x + 14)) + "px";
    state.tip.style.top = Math.max(0, y - box.height - 10) + "px";
  }

  function hideHover(state) {
    state.shown = -1;
    state.tip.hidden = true;
  }

  function chosenDays(state) {
    const last = state.data.length - 1, days = [state.dragged.from, state.dragged.to].map((x) => Math.floor(state.at.day(x)));
    const iso = (n) => dayAt(state.data, Math.max(0, Math.min(last, n))).toISOString().slice(0, 10);
    return [iso(Math.min(...days)), iso(Math.max(...days))];
  }

  function listen(state) {
    const host = state.host, place = (event) => {
      const box = host.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    host.addEventListener("pointermove", (event) => {
      const [x, y] = place(event);
      if (state.dragged) {
        state.dragged.to = Math.max(state.at.left, Math.min(state.at.right, x));
        if (Math.abs(x - state.dragged.from) > DRAG) state.dragged.moved = true;
        if (state.dragged.moved) showBand(state);
        return;
      }
      const n = hit(state, x, y);
      host.style.cursor = n >= 0 && state.data.kind !== "strip" ? "pointer" : "crosshair";
      if (n >= 0) showHover(state, n, x, y); else hideHover(state);
    });
    host.addEventListener("pointerdown", (event) => {
      const [x] = place(event);
      if (event.button || event.target.closest("button") || x < state.at.left || x > state.at.right) return;
      state.dragged = { from: x, to: x };
      host.setPointerCapture(event.pointerId);
    });
    host.addEventListener("pointerup", (event) => {
      const dragged = state.dragged, [x, y] = place(event);
      if (!dragged) return;
      if (dragged.moved) state.send("range", chosenDays(state));
      else choose(state, hit(state, x, y));
      state.dragged = null;
      state.band.hidden = true;
    });
    host.addEventListener("pointercancel", () => { state.dragged = null; state.band.hidden = true; });
    host.addEventListener("pointerleave", () => hideHover(state));
  }

  function choose(state, n) {
    const data = state.data;
    if (n < 0) return;
    if (data.kind === "events") {
      state.send("event", data.events.id[n]);
      window.khattSeek(data.events.id[n]);
    }
    if (data.kind === "cells") state.send("cell", dayAt(data, data.cells.bin[n]).toISOString().slice(0, 10));
  }

  function showBand(state) {
    const { from, to } = state.dragged;
    hideHover(state);
    state.band.hidden = false;
    Object.assign(state.band.style, { left: Math.min(from, to) + "px", width: Math.abs(to - from) + "px", top: TOP + "px", height: state.at.inner + "px" });
  }

  // ---- the picture as a file, made here

  function save(state) {
    const { form, name } = state.data.take, copy = state.svg.cloneNode(true), { width, height } = state.svg.viewBox.baseVal;
    copy.setAttribute("xmlns", NS);
    copy.prepend(element("rect", { width: "100%", height: "100%", fill: state.data.theme.paper }));
    const text = new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" });
    if (form === "svg") return hand(text, name + ".svg");
    const image = new Image(), address = URL.createObjectURL(text);
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = width * 2;
      canvas.height = height * 2;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(address);
      canvas.toBlob((blob) => hand(blob, name + ".png"));
    };
    image.src = address;
  }

  function hand(blob, name) {
    const link = document.createElement("a"), address = URL.createObjectURL(blob);
    Object.assign(link, { href: address, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  // ---- a phone has no room beside a picture: what was chosen is brought into sight when it is there

  window.khattSeek = function (id, tries) {
    if (!id || window.innerWidth > NARROW) return;
    const card = [...document.querySelectorAll(".khatt-card")].find((made) => made.dataset.event === id);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (card) card.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "center" });
    else if ((tries || 0) < 80) setTimeout(() => window.khattSeek(id, (tries || 0) + 1), 100);
  };

  // ---- what Streamlit calls at every change

  let count = 0;
  function begin(parent) {
    const host = html("div", "khatt-chart"), state = { host: host, tip: html("div", "khatt-tip"), band: html("div", "khatt-band"), prefix: `khatt${++count}`, shown: -1 };
    state.band.hidden = state.tip.hidden = true;
    state.take = html("button", "khatt-take");
    state.take.type = "button";
    state.take.addEventListener("click", () => save(state));
    host.append(state.band, state.tip, state.take);
    parent.appendChild(host);
    listen(state);
    state.watch = new ResizeObserver(() => { if (state.at && host.clientWidth !== state.svg.viewBox.baseVal.width) draw(state); });
    state.watch.observe(host);
    return state;
  }

  window.khattChart = function ({ data, parentElement, setTriggerValue }) {
    const state = parentElement.khattState || (parentElement.khattState = begin(parentElement));
    state.data = JSON.parse(new TextDecoder().decode(data));
    state.send = setTriggerValue;
    state.host.classList.toggle("khatt-chart-rtl", state.data.direction === "rtl");
    state.take.hidden = !state.data.take;
    if (state.data.take) {
      state.take.title = state.data.take.title;
      state.take.setAttribute("aria-label", state.data.take.title);
    }
    draw(state);
    return () => setTimeout(() => { if (!parentElement.isConnected) state.watch.disconnect(); });
  };
  for (const waiting of window.khattWaiting || []) window.khattChart(waiting);
  window.khattWaiting = [];
})();
