/* A box on the map as a filter: drawn with the pointer, or taken from what the map shows, which needs no pointer.
   The map tells the server once, when the box is done; moving the map tells it nothing. */
(function () {
  "use strict";
  const K = window.khatt, LEAST_PX = 8;

  function corners(bounds) {
    const kept = (value, least, most) => Math.min(most, Math.max(least, value)).toFixed(3);
    return [kept(bounds.getSouth(), -90, 90), kept(bounds.getWest(), -180, 180), kept(bounds.getNorth(), -90, 90), kept(bounds.getEast(), -180, 180)];
  }

  function send(map, words) {
    K.tell("box:" + words);
    map.fire("moveend"); // what streamlit_folium listens to; it sends only what has changed
  }

  function button(bar, sign, words, onPress) {
    const made = K.element("button", sign);
    made.type = "button";
    made.title = words;
    made.setAttribute("aria-label", words);
    made.addEventListener("click", onPress);
    bar.appendChild(made);
    return made;
  }

  // The three buttons; which of them are there depends on whether a box is set.
  function addBoxTool(map, options, position) {
    const words = options.words, bar = K.element("div", undefined, "leaflet-bar khatt-tools"), frame = map.getContainer();
    L.DomEvent.disableClickPropagation(bar);
    const draw = button(bar, "⬚", words.box_draw, () => (pen ? lift() : begin()));
    button(bar, "⛶", words.box_view, () => send(map, corners(map.getBounds()).join(",")));
    const remove = button(bar, "✕", words.box_remove, () => send(map, ""));
    let pen = null;

    function begin() {
      pen = { start: null, shape: null };
      draw.setAttribute("aria-pressed", "true");
      frame.classList.add("khatt-drawing");
      map.dragging.disable();
      K.say(map, words.box_how);
    }

    function lift() {
      if (pen && pen.shape) pen.shape.remove();
      pen = null;
      draw.setAttribute("aria-pressed", "false");
      frame.classList.remove("khatt-drawing");
      if (!map.khattStill) map.dragging.enable();
    }

    function spot(event) {
      const point = map.mouseEventToContainerPoint(event);
      return { point: point, place: map.containerPointToLatLng(point) };
    }

    frame.addEventListener("pointerdown", (event) => {
      if (!pen || bar.contains(event.target) || event.button) return;
      event.preventDefault();
      frame.setPointerCapture(event.pointerId);
      pen.start = spot(event);
      pen.shape = L.rectangle([pen.start.place, pen.start.place], boxStyle()).addTo(map);
    });
    frame.addEventListener("pointermove", (event) => {
      if (pen && pen.start) pen.shape.setBounds([pen.start.place, spot(event).place]);
    });
    frame.addEventListener("pointerup", (event) => {
      if (!pen || !pen.start) return;
      const end = spot(event), size = end.point.subtract(pen.start.point);
      const bounds = L.latLngBounds(pen.start.place, end.place);
      lift();
      if (Math.min(Math.abs(size.x), Math.abs(size.y)) >= LEAST_PX) send(map, corners(bounds).join(","));
    });
    frame.addEventListener("pointercancel", lift);
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") lift(); });
    draw.setAttribute("aria-pressed", "false");
    const Tool = L.Control.extend({ onAdd: () => bar });
    new Tool({ position: position }).addTo(map);
    window.khattBoxGone = remove;
    remove.hidden = true;
  }

  function boxStyle() {
    return {
      color: window.khattBase.accent, weight: 2, dashArray: "6 4", fillColor: window.khattBase.accent, fillOpacity: 0.05, interactive: false,
      renderer: window.khattLines || (window.khattLines = L.svg()), className: "khatt-box",
    };
  }

  function showBox(group, box) {
    if (window.khattBoxGone) window.khattBoxGone.hidden = !box;
    if (box) L.rectangle([[box[0], box[1]], [box[2], box[3]]], boxStyle()).addTo(group);
  }

  Object.assign(K, { addBoxTool, showBox });
})();
