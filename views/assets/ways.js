/* Arrows: from where forces, people and fire come to where they go. A line bends a little, so that there and back lie
   side by side; it is dashed where the text tells no fact. The head is drawn with the line, on the same canvas. */
(function () {
  "use strict";
  const K = window.khatt, BEND = 0.14, PIECES = 14, HEAD_PX = 11, AWAY_PX = 6;

  function bent(ends) {
    const [lat, lon, toLat, toLon] = ends, points = [];
    for (let n = 0; n <= PIECES; n++) {
      const t = n / PIECES, lift = 4 * t * (1 - t) * BEND;
      points.push([lat + (toLat - lat) * t + (toLon - lon) * lift, lon + (toLon - lon) * t - (toLat - lat) * lift]);
    }
    return points;
  }

  const Way = L.Polyline.extend({
    _updatePath: function () {
      L.Polyline.prototype._updatePath.call(this);
      if (this.options.opacity && this._renderer._drawing) this._drawHead(this._renderer._ctx);
    },
    _clickTolerance: () => 9, // a thin line is hard to hit; and the head has to lie inside what is drawn again
    _drawHead: function (draw) {
      const line = this._latlngs, map = this._map, tip = map.latLngToLayerPoint(line[line.length - 1]), back = map.latLngToLayerPoint(line[line.length - 3]);
      const far = Math.hypot(tip.x - back.x, tip.y - back.y);
      if (!far) return;
      const x = (tip.x - back.x) / far, y = (tip.y - back.y) / far, end = [tip.x - x * AWAY_PX, tip.y - y * AWAY_PX];
      draw.save();
      draw.globalAlpha = this.options.opacity;
      draw.fillStyle = this.options.color;
      draw.beginPath();
      draw.moveTo(end[0], end[1]);
      draw.lineTo(end[0] - x * HEAD_PX - y * HEAD_PX * 0.5, end[1] - y * HEAD_PX + x * HEAD_PX * 0.5);
      draw.lineTo(end[0] - x * HEAD_PX + y * HEAD_PX * 0.5, end[1] - y * HEAD_PX - x * HEAD_PX * 0.5);
      draw.closePath();
      draw.fill();
      draw.restore();
    },
  });

  function drawWays(group, data, canvas, map) {
    const names = data.ways.columns;
    const ways = data.ways.rows.map((values) => Object.fromEntries(names.map((name, n) => [name, values[n]])));
    for (const way of ways) {
      way.line = new Way(bent(way.ends), {
        renderer: canvas, color: way.colour, weight: Math.min(5, 2 + Math.log2(way.events)), opacity: 0.9, fill: false,
        dashArray: way.status > 0 ? "7 5" : null,
      });
      way.line.on("click", (event) => {
        K.tell("event:" + way.event);
        popup(map, way, data, event.latlng);
      });
      way.line.addTo(group);
    }
    window.khattWays = ways;
    return ways;
  }

  function popup(map, way, data, at) {
    const box = K.element("div"), kind = data.words.types[way.type], status = data.words.statuses[way.status];
    box.dir = data.direction;
    box.lang = data.language;
    box.append(K.element("strong", way.words), K.element("div", [kind, status, K.number(way.events)].join(" · ")));
    L.popup({ autoPanPadding: [20, 20], maxWidth: 240 }).setLatLng(at).setContent(box).openOn(map);
  }

  function showWay(way, shown) {
    if (way.hidden === !shown) return;
    way.hidden = !shown;
    way.line.setStyle({ opacity: shown ? 0.9 : 0 });
    way.line.options.interactive = shown;
  }

  Object.assign(K, { drawWays, showWay });
})();
