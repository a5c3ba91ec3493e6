/* What the map draws in the browser: outlines with their names, areas, spots, all from rows of numbers and ids.
   Loaded once from this server; nothing here asks another host. Text enters the page as textContent only. */
(function () {
  "use strict";
  const STATUS = ["happened", "ordered", "planned", "possible", "denied"], ORDERED = 1, POSSIBLE = 3, DENIED = 4, NARROW_PX = 600, MOST_LINES = 10;

  // A dot that stands a few pixels beside its place, so that events of one place do not hide each other. Its status has
  // the shape that it has on the timeline, so that colour alone tells nothing.
  const Spot = L.CircleMarker.extend({
    _project: function () {
      L.CircleMarker.prototype._project.call(this);
      if (this.options.shift) {
        this._point = this._point.add(this.options.shift);
        this._updateBounds();
      }
    },
    _updatePath: function () {
      const canvas = this._renderer, status = this.options.status;
      if (status !== ORDERED) L.CircleMarker.prototype._updatePath.call(this);
      if (!status || !this.options.opacity || !canvas._drawing || this._empty()) return;
      const draw = canvas._ctx, { x, y } = this._point, r = this._radius, arm = r * 0.62;
      draw.beginPath();
      if (status === ORDERED) {
        for (const [right, down] of [[0, -r], [r, 0], [0, r], [-r, 0]]) draw.lineTo(x + right, y + down);
        draw.closePath();
        canvas._fillStroke(draw, this);
        return;
      }
      draw.lineWidth = 1.6;
      draw.strokeStyle = draw.fillStyle = this.options.color;
      if (status === POSSIBLE) draw.arc(x, y, 1.5, 0, Math.PI * 2);
      if (status === POSSIBLE) draw.fill();
      if (status !== DENIED) return;
      for (const side of [-arm, arm]) {
        draw.moveTo(x - side, y - arm);
        draw.lineTo(x + side, y + arm);
      }
      draw.stroke();
    },
  });

  // A number in the digits of the reader's choice.
  const number = (n) => new Intl.NumberFormat(window.khattBase.locale).format(n);

  const Scale = L.Control.Scale.extend({
    _updateMetric: function (most) {
      const metres = this._getRoundNum(most), far = metres >= 1000, words = this.options.words;
      const text = (far ? words.kilometres : words.metres).replace("{n}", number(far ? metres / 1000 : metres));
      this._updateScale(this._mScale, text, metres / most);
    },
  });

  function element(name, text, className) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function ring(geometry) {
    // The outer ring of the largest part, for the place of its name.
    const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    return parts.map((part) => part[0]).sort((a, b) => b.length - a.length)[0];
  }

  function centre(points) {
    let area = 0, x = 0, y = 0;
    for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
      const cross = points[j][0] * points[i][1] - points[i][0] * points[j][1];
      area += cross;
      x += (points[j][0] + points[i][0]) * cross;
      y += (points[j][1] + points[i][1]) * cross;
    }
    return area ? [y / (3 * area), x / (3 * area)] : [points[0][1], points[0][0]];
  }

  function outlineOf(id) {
    return (window.KHATT_OUTLINES || []).find((row) => row.id === id);
  }

  function shortName(row, language) {
    return language === "ar" ? row.ar.replace(/^محافظة /, "") : row.en.replace(/ Governorate$/, "");
  }

  function fitNames(map, names) {
    // A name is shown where its outline is wide enough to hold it.
    for (const name of names) {
      const west = map.latLngToContainerPoint(name.bounds.getNorthWest()), east = map.latLngToContainerPoint(name.bounds.getSouthEast());
      name.label.style.visibility = east.x - west.x > name.label.textContent.length * 6.4 && east.y - west.y > 26 ? "" : "hidden";
    }
  }

  function drawBase(map, options) {
    window.khattBase = options;
    const colours = options.colours, rtl = options.direction === "rtl";
    document.documentElement.lang = options.language;
    map.getContainer().style.background = colours.water;
    map.getContainer().setAttribute("role", "region");
    map.getContainer().setAttribute("aria-label", options.words.map);
    map.createPane("land").style.zIndex = 200;
    map.createPane("areas").style.zIndex = 350;
    const land = L.canvas({ pane: "land", padding: 0.4 });
    const names = [];
    for (const row of window.KHATT_OUTLINES || []) {
      if (row.kind !== "country" && row.kind !== "governorate") continue;
      const own = row.kind === "governorate";
      L.geoJSON(row.geometry, {
        pane: "land", renderer: land, interactive: false,
        style: { color: colours.border, weight: own ? 1.1 : 0.8, fillColor: own ? colours.land : colours.around, fillOpacity: 1 },
      }).addTo(map);
      if (row.geometry.type.indexOf("Polygon") < 0) continue;
      const label = element("span", shortName(row, options.language), own ? "khatt-name" : "khatt-name khatt-far");
      label.dir = "auto";
      label.style.color = colours.name;
      const at = L.marker(centre(ring(row.geometry)), {
        pane: "land", interactive: false, keyboard: false, icon: L.divIcon({ html: label, className: "khatt-label", iconSize: [120, 16] }),
      }).addTo(map);
      names.push({ label: label, at: at, bounds: L.geoJSON(row.geometry).getBounds() });
    }
    const fit = () => fitNames(map, names);
    map.on("zoomend", fit);
    const edge = rtl ? "right" : "left", other = rtl ? "left" : "right";
    map.zoomControl.setPosition("top" + edge);
    new Scale({ imperial: false, position: "bottom" + edge, words: options.words }).addTo(map).getContainer().dir = options.direction;
    map.attributionControl.setPrefix(false);
    map.attributionControl.setPosition("bottom" + other);
    map.attributionControl.addAttribution(options.words.attribution);
    addTiles(map, options, "top" + other);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) map._zoomAnimated = map._fadeAnimated = map.options.inertia = false;
    if (window.__GLOBAL_DATA__) window.khatt.addBoxTool(map, options, "top" + edge); // a file on disk has no server to tell
    for (const name of ["paper", "ink", "accent"]) document.documentElement.style.setProperty("--khatt-" + name, options[name]);
    map.options.zoomSnap = 0.25;
    map.fitBounds(options.bounds, { paddingBottomRight: [0, options.below] });
    fit();
    leaveScrolling(map, options.words.two_fingers);
  }

  function leaveScrolling(map, words) {
    // On a phone one finger scrolls the page, which a map as large as the screen would hold fast; two move the map.
    const frame = map.getContainer();
    if (!matchMedia("(pointer: coarse)").matches || frame.clientWidth > NARROW_PX) return;
    map.khattStill = true;
    map.dragging.disable();
    frame.addEventListener("touchmove", (event) => {
      if (event.touches.length === 1 && event.target.closest(".leaflet-pane") && !frame.classList.contains("khatt-drawing")) say(map, words);
    }, { passive: true });
  }

  function addTiles(map, options, position) {
    const layers = {};
    layers[options.words.plain] = L.layerGroup();
    for (const tile of options.tiles) {
      const layer = L.tileLayer(tile.url, { attribution: tile.attribution, maxZoom: 18, className: "khatt-tiles" });
      layer.on("tileerror", L.Util.throttle(() => say(map, options.words.no_tiles), 4000));
      layers[tile.name] = layer;
    }
    layers[options.words.plain].addTo(map);
    L.control.layers(layers, {}, { position: position, collapsed: true }).addTo(map);
  }

  function say(map, text) {
    let note = map.getContainer().querySelector(".khatt-note");
    if (!note) {
      note = element("div", "", "khatt-note");
      note.setAttribute("role", "status");
      map.getContainer().appendChild(note);
    }
    note.textContent = text;
    clearTimeout(map.khattNote);
    map.khattNote = setTimeout(() => note.remove(), 5000);
  }

  function sizeOf(row) {
    if (row.troops) return Math.min(26, 5 + Math.sqrt(row.troops) / 6);
    return Math.min(18, 4 + 1.9 * Math.sqrt(row.events));
  }

  function styleOf(row, data) {
    const colour = data.colours[row.type], hollow = row.status > 1;
    const offensive = data.offensive === row.type;
    return {
      radius: sizeOf(row) + (row.status ? 1 : 0), color: hollow ? colour : offensive ? data.ink : data.halo, fillColor: colour,
      weight: hollow || offensive ? 2 : 1, fillOpacity: hollow ? 0.06 : row.unsure ? 0.35 : 0.85, status: row.status,
    };
  }

  function shifts(count, sizes) {
    // The golden angle spreads any number of dots evenly about their place.
    const found = [];
    for (let n = 0; n < count; n++) {
      const far = n === 0 ? 0 : 5 + sizes[0] * 0.55 + 6.5 * Math.sqrt(n);
      found.push(L.point(far * Math.cos(n * 2.39996), far * Math.sin(n * 2.39996)));
    }
    return found;
  }

  function placesOf(data) {
    // The places that rows point to; `area` marks those that are no point.
    return data.sites.map(([id, name, lat, lon], n) => Object.assign(
      { id: id, name: name || data.words.cell, lat: lat, lon: lon, area: n in data.areas }, data.areas[n]));
  }

  function rowsOf(data) {
    const names = data.columns;
    return data.rows.map((values) => Object.fromEntries(names.map((name, n) => [name, values[n]])));
  }

  function byPlace(rows) {
    const places = new Map();
    for (const row of rows) {
      if (!places.has(row.place)) places.set(row.place, []);
      places.get(row.place).push(row);
    }
    return places;
  }

  // Small dots lie on large ones and not under them, whatever place they stand for.
  const largestFirst = (dots, size) => dots.sort((a, b) => size(b) - size(a));

  function drawArea(group, place, colour, selected) {
    // An area is drawn as one: its own outline, the one on file, or its circle; of a country the outline alone. A sea has no circle.
    const country = place.kind === "country";
    if (!place.area || place.kind === "sea" || (country && !outlineOf(place.id))) return null;
    const style = {
      pane: "areas", color: colour, weight: selected ? 2.5 : 1, opacity: selected ? 1 : 0.55, dashArray: "5 5", fillColor: colour,
      fillOpacity: country ? 0 : selected ? 0.16 : 0.05, interactive: false,
    };
    const outline = outlineOf(place.id), shape = place.geometry || (outline && outline.geometry);
    const layer = shape
      ? L.geoJSON(shape, { style: style, pane: "areas", interactive: false })
      : L.circle([place.lat, place.lon], Object.assign({ radius: place.radius * 1000 }, style));
    return layer.addTo(group);
  }

  function merged(rows) {
    // The events of one type and status together, whichever side they are of.
    const lines = new Map();
    for (const row of rows) {
      const key = row.type + "|" + row.status, line = lines.get(key);
      if (line) line.events += row.events; else lines.set(key, Object.assign({}, row));
    }
    return [...lines.values()].sort((a, b) => a.status - b.status || b.events - a.events);
  }

  function popup(map, rows, data) {
    const box = element("div");
    box.dir = data.direction;
    box.lang = data.language;
    const place = data.places[rows[0].place];
    box.appendChild(element("strong", place.name)).dir = "auto";
    if (place.area) box.appendChild(element("div", data.words.area, "khatt-inside"));
    const list = element("ul", undefined, "khatt-counts");
    const lines = merged(rows);
    for (const row of lines.slice(0, MOST_LINES)) {
      const line = element("li");
      const mark = element("i", "", row.status > 1 ? "khatt-hollow" : "");
      mark.style.color = data.colours[row.type];
      line.append(mark, element("span", data.words.types[row.type]), element("b", number(row.events)));
      if (row.status > 0) line.append(element("em", data.words.statuses[row.status]));
      list.appendChild(line);
    }
    if (lines.length > MOST_LINES) list.appendChild(element("li", "+" + number(lines.length - MOST_LINES)));
    box.appendChild(list);
    L.popup({ autoPanPadding: [20, 20], maxWidth: 240 }).setLatLng([place.lat, place.lon]).setContent(box).openOn(map);
  }

  let tellings = 0;

  function tell(words) {
    // streamlit_folium sends this with what Leaflet reports to it next; the number makes it new, told twice or not.
    const told = window.__GLOBAL_DATA__;
    if (told) told.last_object_clicked_popup = words + "#" + ++tellings;
  }

  function ringOf(place, radius, data, canvas) {
    // What is selected stands in a ring.
    return new Spot([place.lat, place.lon], { renderer: canvas, radius: radius, color: data.ink, weight: 2.5, fill: false, interactive: false });
  }

  function onRemoval(group, clear) {
    // streamlit_folium keeps every layer that it was ever given; what is off the map is let go here.
    group.on("remove", () => {
      clear();
      if (Array.isArray(window.feature_group)) window.feature_group = window.feature_group.filter((kept) => kept !== group);
    });
  }

  function drawSpots(group, data) {
    const map = window.map_div || window.map, canvas = L.canvas({ padding: 0.3 });
    data.places = placesOf(data);
    const places = byPlace(rowsOf(data));
    window.khatt.showBox(group, data.box);
    if (data.ways) window.khatt.drawWays(group, data, canvas, map);
    const dots = [];
    window.khattDrawn = { places: places.size, rows: data.rows.length, total: data.rows.reduce((n, r) => n + r[data.columns.indexOf("events")], 0) };
    for (const rows of places.values()) {
      rows.sort((a, b) => sizeOf(b) - sizeOf(a));
      const first = rows[0], place = data.places[first.place];
      drawArea(group, place, data.colours[first.type], first.selected);
      const moves = shifts(rows.length, rows.map(sizeOf));
      rows.forEach((row, n) => {
        const dot = new Spot([place.lat, place.lon], Object.assign({ renderer: canvas, shift: moves[n] }, styleOf(row, data)));
        dot.on("click", () => {
          if (place.id) tell("place:" + place.id);
          popup(map, rows, data);
        });
        dots.push(dot);
      });
      if (rows.some((row) => row.selected)) dots.push(ringOf(place, sizeOf(first) + 7, data, canvas));
    }
    largestFirst(dots, (dot) => dot.getRadius()).forEach((dot) => dot.addTo(group));
    onRemoval(group, () => canvas.remove());
  }

  window.khatt = { drawBase, drawSpots, onRemoval, Spot, element, say, sizeOf, styleOf, shifts, placesOf, rowsOf, byPlace, ringOf, largestFirst, drawArea, popup, tell, number, STATUS };
})();
