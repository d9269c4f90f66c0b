// Filters on timelines, a paragraph's own line, citations, the size of text. No module: a page opened from a disk may load none.
"use strict";
{
  function make(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  // ---- Timeline: filters that only hide ------------------------------------------------------------------------------

  // The form stands in the page, hidden; entries name in data attributes what they are found by.
  function startFilter(form) {
    const selects = [...form.querySelectorAll("select")];
    const timeline = (form.closest(".k-guide") ?? form).parentElement.querySelector(".k-timeline");
    const entries = [...timeline.querySelectorAll(":scope > ol > li")];
    const status = form.querySelector("[role=status]");
    const ways = form.closest(".k-page, body").querySelectorAll(".k-around a, .k-jumps a");

    function apply() {
      const wanted = selects.filter(({ value }) => value).map(({ name, value }) => [name, value]);
      const fits = ({ dataset }) => wanted.every(([name, value]) => (dataset[name] ?? "").split(" ").includes(value));
      for (const entry of entries) entry.hidden = !fits(entry);
      hideEmptyHeadings(timeline);
      const shown = entries.filter(({ hidden }) => !hidden).length;
      status.textContent = wanted.length ? form.dataset.some.replace("{n}", shown) : form.dataset.all;
      form.querySelector("[type=reset]").hidden = !wanted.length;
      remember(wanted);
    }

    function remember(wanted) {
      const address = new URL(location.href);
      for (const { name } of selects) address.searchParams.delete(name);
      for (const [name, value] of wanted) address.searchParams.set(name, value);
      if (address.href !== location.href) history.replaceState(history.state, "", address);
      // What a reader looks for stays from year to year.
      for (const way of ways) way.search = address.search;
    }

    const asked = new URL(location.href).searchParams;
    for (const select of selects) {
      const value = asked.get(select.name) ?? "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    form.addEventListener("change", apply);
    form.addEventListener("reset", () => {
      setTimeout(apply); // the fields are emptied after this event
      selects[0].focus(); // the button goes away
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.dataset.started = "";
    form.hidden = false;
    apply();
  }

  // A heading is hidden with the last entry below it.
  function hideEmptyHeadings(timeline) {
    const shown = Array(7).fill(false); // by level of heading: whether an entry below it is shown
    for (const part of [...timeline.children].reverse()) {
      const level = Number(part.tagName.match(/^H([1-6])$/)?.[1]);
      if (level) {
        part.hidden = !shown[level];
        shown.fill(false, level);
      } else if (part.querySelector("li:not([hidden])")) {
        shown.fill(true);
      }
    }
  }

  // ---- A paragraph's own line: its address and its words, to take along ----------------------------------------------

  // What a reader marked last, and in which paragraph: that is quoted, else the whole paragraph.
  let marked = {};
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const passage = selection.anchorNode?.parentElement?.closest(".k-passage");
    const text = selection.toString().trim();
    if (text && passage?.contains(selection.focusNode)) marked = { passage, text };
  });

  // The link still leads to its paragraph; beside it appears what else can be had.
  function offer(line) {
    document.querySelector(".k-offer")?.remove();
    const say = line.closest("[data-k-quote]")?.dataset;
    if (!say) return;
    const passage = line.parentElement;
    const told = make("span", { role: "status" });
    const take = (label, text) => {
      const button = make("button", { type: "button" }, label);
      button.addEventListener("click", async () => {
        told.textContent = "";
        told.textContent = (await copied(text())) ? say.kCopied : text();
      });
      return button;
    };
    const quoted = () => {
      const own = document.createRange();
      own.setStart(passage, 0);
      own.setEndBefore(line);
      const text = marked.passage === passage ? marked.text : own.toString().trim();
      const by = document.querySelector(".k-byline").textContent.trim();
      return `“${text}” (${by}) ${line.href}`;
    };
    const first = take(say.kQuote, quoted);
    const all = [first, take(say.kLink, () => line.href), told];
    line.after(make("span", { className: "k-offer", lang: document.documentElement.lang }, ...all));
    requestAnimationFrame(() => first.focus({ preventScroll: true })); // after the link has led to its paragraph
  }

  // Where a page may not write to the clipboard, the text is shown instead, to be copied by hand.
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }

  // Beside each form of a citation: to copy it, and to save it where it is a file.
  function startCiting(box) {
    const { copy, save, copied: done } = box.dataset;
    for (const text of box.querySelectorAll(".k-cited, pre")) {
      const told = make("span", { role: "status" });
      const tell = async () => {
        told.textContent = "";
        told.textContent = (await copied(text.textContent)) ? done : "";
        if (!told.textContent) getSelection().selectAllChildren(text); // to be copied by hand
      };
      const row = make("p", { className: "k-take" }, make("button", { type: "button", onclick: tell }, copy));
      if (text.dataset.file) row.append(make("button", { type: "button", onclick: () => keep(text) }, save));
      row.append(told);
      text.after(row);
    }
    box.dataset.started = "";
  }

  function keep(text) {
    const href = URL.createObjectURL(new Blob([text.textContent, "\n"], { type: "text/plain" }));
    make("a", { href, download: text.dataset.file }).click();
    URL.revokeObjectURL(href);
  }

  document.addEventListener("click", (event) => {
    const line = event.target.closest?.("a.k-line");
    if (line) offer(line);
    else if (!event.target.closest?.(".k-offer")) document.querySelector(".k-offer")?.remove();
  });

  document.addEventListener("keydown", (event) => {
    const box = event.key === "Escape" && document.querySelector(".k-offer");
    if (!box) return;
    box.previousElementSibling.focus();
    box.remove();
  });

  // ---- A reader's size of text ---------------------------------------------------------------------------------------

  // The page's head has set it already, before anything was shown.
  function startSizes(button) {
    const names = button.dataset.kSizes.split(", ");
    const root = document.documentElement;
    const tell = () => {
      const told = `${button.title.split(":")[0]}: ${names[root.dataset.kSize] ?? names[0]}`;
      button.title = told;
      button.setAttribute("aria-label", told);
    };
    button.addEventListener("click", () => {
      root.dataset.kSize = (Number(root.dataset.kSize) + 1) % names.length;
      localStorage.setItem("kliping.size", root.dataset.kSize);
      tell();
    });
    button.hidden = false;
    button.dataset.started = "";
    tell();
  }

  // Where a theme swaps pages without loading them anew (Material's navigation.instant), each page is started again.
  function start() {
    for (const form of document.querySelectorAll("form.k-filter:not([data-started])")) startFilter(form);
    for (const box of document.querySelectorAll(".k-cite:not([data-started])")) startCiting(box);
    for (const button of document.querySelectorAll(".k-size:not([data-started])")) startSizes(button);
  }
  if (globalThis.document$) globalThis.document$.subscribe(start);
  else start();
}
