/* The events as a table: it begins at the side where the language begins, is sorted by a press on a heading, and the
   button in the first cell of a row selects its event. Text enters as textContent only. */
(function () {
  "use strict";
  const SHORT = 26; // letters that are not broken over lines

  function element(name, attributes, text) {
    const made = document.createElement(name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function compare(data, column) {
    // Days stand in the order in which they came; numbers by size, words by the alphabet.
    if (column === 0) return (a, b) => a.at - b.at;
    const words = new Intl.Collator(data.language, { numeric: true });
    return (a, b) => words.compare(a.cells[column], b.cells[column]) || a.at - b.at;
  }

  function line(data, row, pick) {
    const made = element("tr", row.id === data.selected ? { "aria-current": "true" } : {});
    row.cells.forEach((text, n) => {
      const cell = made.appendChild(element("td", data.arabic.includes(n) ? { lang: "ar", dir: "rtl" } : { "data-label": data.columns[n] }));
      if (text.length <= SHORT) cell.className = "khatt-short";
      if (n) cell.appendChild(element("bdi", {}, text));
      else cell.appendChild(element("button", { type: "button", "aria-pressed": String(row.id === data.selected) }, text));
    });
    made.addEventListener("click", () => pick(row.id === data.selected ? "" : row.id));
    return made;
  }

  function draw(component) {
    const { data, parentElement, setTriggerValue } = component;
    const kept = parentElement.khattSort || { column: 0, down: false };
    const rows = data.rows.map(([id, ...cells], at) => ({ id: id, cells: cells, at: at }));
    const pick = (id) => {
      setTriggerValue("event", id);
      if (window.khattSeek) window.khattSeek(id);
    };
    const box = element("div", { class: "khatt-scroll khatt-events", role: "region", tabindex: "0", "aria-label": data.title, dir: data.direction });
    const table = box.appendChild(element("table", { class: "khatt-table khatt-stacked khatt-sorted" })), head = element("tr"), body = element("tbody");
    table.append(element("thead"), body);
    table.tHead.appendChild(head);

    function fill() {
      const order = compare(data, kept.column);
      rows.sort((a, b) => (kept.down ? order(b, a) : order(a, b)));
      body.replaceChildren(...rows.map((row) => line(data, row, pick)));
      [...head.children].forEach((cell, n) => {
        cell.setAttribute("aria-sort", n !== kept.column ? "none" : kept.down ? "descending" : "ascending");
      });
    }

    data.columns.forEach((name, n) => {
      const press = element("button", { type: "button", title: data.sort }, name);
      press.addEventListener("click", () => {
        kept.down = kept.column === n && !kept.down;
        kept.column = n;
        fill();
      });
      head.appendChild(element("th", { scope: "col" })).appendChild(press);
    });
    fill();
    const old = parentElement.querySelector(".khatt-events"), top = old ? old.scrollTop : 0;
    parentElement.khattSort = kept;
    parentElement.replaceChildren(box);
    box.scrollTop = top;
  }

  window.khattTable = draw;
  (window.khattTables || []).forEach(draw);
  window.khattTables = [];
})();
