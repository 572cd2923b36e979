"use strict";
// Without this script everything can be read; with it the table can be sorted and filtered, and commands copied.
(() => {
  const table = document.getElementById("table");
  if (table === null) {
    return;
  }
  const controls = document.getElementById("controls");
  const texts = controls.dataset;
  const find = document.getElementById("find");
  const verdict = document.getElementById("verdict");
  const decision = document.getElementById("decision");
  const count = document.getElementById("count");
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  const users = Array.from(table.tBodies, (body) => {
    const cells = body.rows[0].cells;
    const details = body.querySelector("details");
    const keys = Array.from(details.querySelectorAll(".key > p > code"), (key) => key.textContent);
    const summary = details.firstElementChild.textContent;
    return {
      body,
      details,
      sortBy: Array.from(cells, (cell) => cell.dataset.sort ?? cell.textContent),
      verdict: cells[3].textContent,
      decision: cells[4].textContent,
      text: [cells[0].textContent, summary, ...keys].join("\n").toLowerCase(),
    };
  });

  // Filter

  const offer = (select, values) => {
    for (const value of new Set(values)) {
      select.add(new Option(value, value));
    }
  };

  const filter = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const user of users) {
      const matches =
        (verdict.value === "" || user.verdict === verdict.value) &&
        (decision.value === "" || user.decision === decision.value) &&
        words.every((word) => user.text.includes(word));
      user.body.hidden = !matches;
      shown += matches ? 1 : 0;
    }
    count.textContent = texts.shown
      .replace("{0}", number.format(shown))
      .replace("{1}", number.format(users.length));
  };

  let typing = 0;
  find.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(filter, 150);
  });
  verdict.addEventListener("change", filter);
  decision.addEventListener("change", filter);

  // Sort

  const sort = (header, column) => {
    const descending = header.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) {
      other.removeAttribute("aria-sort");
    }
    header.setAttribute("aria-sort", descending ? "descending" : "ascending");
    users.sort((one, other) => {
      const a = one.sortBy[column];
      const b = other.sortBy[column];
      if (a === "" || b === "") {
        return (a === "") - (b === ""); // Empty values are last either way.
      }
      return (descending ? -1 : 1) * collator.compare(a, b);
    });
    table.append(...users.map((user) => user.body));
  };

  for (const [column, header] of Array.from(table.tHead.rows[0].cells).entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = header.textContent;
    button.addEventListener("click", () => sort(header, column));
    header.replaceChildren(button);
  }

  // Fold

  const fold = (open) => {
    for (const user of users) {
      if (!open || !user.body.hidden) {
        user.details.open = open;
      }
    }
  };
  document.getElementById("unfold").addEventListener("click", () => fold(true));
  document.getElementById("fold").addEventListener("click", () => fold(false));

  // The style unfolds everything on paper, in browsers that know how to.
  if (!CSS.supports("selector(::details-content)")) {
    let folded = [];
    addEventListener("beforeprint", () => {
      folded = Array.from(document.querySelectorAll("details")).filter((details) => !details.open);
      folded.forEach((details) => (details.open = true));
    });
    addEventListener("afterprint", () => folded.forEach((details) => (details.open = false)));
  }

  // Copy

  const copy = async (button, code) => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = texts.copied;
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = texts.selected;
    }
    setTimeout(() => (button.textContent = texts.copy), 2000);
  };

  const offerCopies = (details) => {
    for (const code of details.querySelectorAll("pre > code:only-child")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = texts.copy;
      button.addEventListener("click", () => copy(button, code));
      code.after(button);
    }
  };
  for (const place of [table, document.getElementById("inactive-keys")]) {
    place?.addEventListener("toggle", (event) => offerCopies(event.target), true);
  }

  offer(verdict, users.map((user) => user.verdict));
  offer(decision, users.map((user) => user.decision));
  controls.hidden = false;
})();
