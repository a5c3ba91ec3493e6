/* What the map draws in the browser: outlines with their names, areas, spots, all from rows of numbers and ids.
   Loaded once from this server; nothing here asks another host. Text enters the page as textContent only. */
(function () {
  "use strict";
  const STATUS = ["happened", "ordered", "planned", "possible", "denied"];

  // A dot that stands a few pixels beside its place, so that events of one place do not hide each other.
  const Spot = L.CircleMarker.extend({
    _project: function () {
      L.CircleMarker.prototype._project.call(this);
      if (this.options.shift) {
        this._point = this._point.add(this.options.shift);
        this._updateBounds();
      }
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
      radius: sizeOf(row), color: hollow || row.status === 1 ? colour : offensive ? data.ink : data.halo, fillColor: colour,
      weight: hollow || row.status === 1 ? 2 : offensive ? 2 : 1,
      fillOpacity: hollow ? 0.06 : row.status === 1 ? 0.4 : row.unsure ? 0.35 : 0.85,
      dashArray: row.status === 3 ? "2 3" : row.status === 2 ? "5 3" : null,
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

  function drawArea(group, place, colour, selected) {
    // An area is drawn as one: its own outline, the one on file, or its circle. Countries are on the base already, and a sea has no circle.
    if (!place.area || place.kind === "country" || place.kind === "sea") return null;
    const style = {
      pane: "areas", color: colour, weight: selected ? 2.5 : 1, opacity: selected ? 1 : 0.55, dashArray: "5 5", fillColor: colour,
      fillOpacity: selected ? 0.16 : 0.05, interactive: false,
    };
    const outline = outlineOf(place.id), shape = place.geometry || (outline && outline.geometry);
    const layer = shape
      ? L.geoJSON(shape, { style: style, pane: "areas", interactive: false })
      : L.circle([place.lat, place.lon], Object.assign({ radius: place.radius * 1000 }, style));
    return layer.addTo(group);
  }

  function popup(map, rows, data) {
    const box = element("div");
    box.dir = data.direction;
    box.lang = data.language;
    const place = data.places[rows[0].place];
    box.appendChild(element("strong", place.name)).dir = "auto";
    const list = element("ul", undefined, "khatt-counts");
    for (const row of rows.slice(0, 8)) {
      const line = element("li");
      const mark = element("i", "", row.status > 1 ? "khatt-hollow" : "");
      mark.style.color = data.colours[row.type];
      line.append(mark, element("span", data.words.types[row.type]), element("b", number(row.events)));
      if (row.status > 0) line.append(element("em", data.words.statuses[row.status]));
      list.appendChild(line);
    }
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
        dot.addTo(group);
      });
      if (rows.some((row) => row.selected)) {
        ringOf(place, sizeOf(first) + 7, data, canvas).addTo(group);
      }
    }
    onRemoval(group, () => canvas.remove());
  }

  window.khatt = { drawBase, drawSpots, onRemoval, Spot, element, say, sizeOf, styleOf, shifts, placesOf, rowsOf, byPlace, ringOf, drawArea, popup, tell, number, STATUS };
})();
