// Search: on the search page, and in a dialog that the header's search link opens. Filters: on timelines.
//
// Pagefind's index and program lie beside the site and are fetched only when a reader begins to search. What they
// return is text from articles, so it becomes text nodes and never markup.

const site = new URL("..", import.meta.url); // this file is assets/kliping.js, below whatever path the site hangs
const PAGE = 10; // results shown at once
const WAIT = 150; // milliseconds without a key before a search
const LONGEST = 90; // words of a passage, which is a whole paragraph unless longer than this

let loading;
const pagefind = () => (loading ??= import(new URL("pagefind/pagefind.js", site)));

// ---- What is found ---------------------------------------------------------------------------------------------------

// Words and "phrases" of a query; a phrase whose second quotation mark is still to come is a phrase already.
function termsOf(query) {
  const parts = query.replace(/[“”„«»]/g, '"').matchAll(/"([^"]+)"?|([^\s"]+)/g);
  return [...parts]
    .map(([, phrase, word]) => ({ text: (phrase ?? word).trim(), phrase: phrase !== undefined }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

// As Pagefind compares: without case, accents and punctuation.
const plain = (text) => text.normalize("NFD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

// The pages that hold one term. Pagefind, where it knows no such word, finds pages with the longest beginning of it
// ("Perkelahian": every "ke"); and where one word of several is unknown, it leaves that word out. So each term is asked
// for by itself, first as an exact stem; only where that finds nothing may it be the beginning of a word.
async function pagesWith({ text, phrase }, search) {
  const exact = await search(`"${text}"`);
  if (phrase || exact.results.length) return idsOf(exact);
  const begun = await search(text);
  for (const result of begun.results.slice(0, 3)) {
    if (begins(await result.data(), result.words, plain(text))) return idsOf(begun);
  }
  return new Set();
}

const idsOf = ({ results }) => new Set(results.map(({ id }) => id));

function begins({ content, meta }, locations, start) {
  const words = content.split(/\s+/);
  const seen = [...locations.map((n) => words[n] ?? ""), ...Object.values(meta).flatMap((text) => text.split(/\s+/))];
  return seen.flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)]).some((word) => plain(word).startsWith(start));
}

async function find(query) {
  const { search } = await pagefind();
  const terms = termsOf(query);
  if (!terms.length) return [];
  const sets = [];
  for (const term of terms) sets.push(await pagesWith(term, search));
  const ranked = await search(terms.map(({ text }) => text).join(" "));
  return ranked.results.filter(({ id }) => sets.every((ids) => ids.has(id)));
}

// ---- What is shown of it ---------------------------------------------------------------------------------------------

// Where the text uses another name of what was asked for: the query says Tiongkok, the article China.
function namesIn(words, { names = "" }, terms) {
  const asked = terms.map(({ text }) => plain(text));
  const groups = names.split("; ").map((group) => group.split(", "));
  const shown = groups.filter((group) => group.some((name) => asked.includes(plain(name)))).flat();
  const bare = words.map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""));
  return shown.flatMap((name) => {
    const length = name.split(" ").length;
    const starts = bare.flatMap((_, n) => (bare.slice(n, n + length).join(" ") === name ? [n] : []));
    return starts.flatMap((n) => Array.from({ length }, (_, i) => n + i));
  });
}

// The paragraph with the most hits, the first of those that have equally many: its anchor, its words, which to mark.
// A hit on the very word counts for more than one on another name of it.
function passageOf(data, locations, terms) {
  const words = data.content.split(/\s+/); // Pagefind's locations count these
  const hits = new Set([...locations, ...namesIn(words, data.meta, terms)]);
  const weight = ({ marked }) => marked.length + marked.filter((hit) => locations.includes(hit)).length * 100;
  const anchors = [...data.anchors].sort((a, b) => a.location - b.location);
  const ends = [...anchors.slice(1).map(({ location }) => location), words.length];
  const parts = anchors.map(({ element, id, text, location }, n) => {
    const from = location + (element === "h1" ? text.split(/\s+/).length : 0); // the headline is shown anyway
    const marked = [...hits].filter((hit) => hit >= from && hit < ends[n]);
    return { id: element === "h1" ? "" : id, from, to: ends[n], marked };
  });
  const full = parts.filter(({ from, to }) => to > from);
  if (!full.length) return { id: "", from: 0, to: Math.min(words.length, LONGEST), marked: [...hits], words };
  const best = full.reduce((a, b) => (weight(b) > weight(a) ? b : a));
  return { ...shortened(best), words };
}

function shortened(part) {
  if (part.to - part.from <= LONGEST) return part;
  const first = Math.min(...part.marked, part.to - LONGEST);
  const from = Math.max(part.from, first - 20);
  return { ...part, from, to: from + LONGEST, cutBefore: from > part.from, cutAfter: true };
}

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function passage({ words, from, to, marked, cutBefore, cutAfter }) {
  const shown = make("p", { className: "k-hit__passage" }, cutBefore ? "… " : "");
  for (let n = from; n < to; n++) {
    if (!marked.includes(n)) {
      shown.append(`${words[n]} `);
      continue;
    }
    let run = words[n]; // words side by side get one mark: Korea Utara
    while (marked.includes(n + 1) && n + 1 < to && /[\p{L}\p{N}]$/u.test(run)) run += ` ${words[++n]}`;
    const [, before, hit, after] = run.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su);
    shown.append(before, make("mark", {}, hit), `${after} `);
  }
  shown.append(cutAfter ? "…" : "");
  return shown;
}

// An EDTF day, month or year in words, as precise as it is; anything else as it is written.
function dateOf(edtf) {
  if (!/^\d{4}(-\d\d){0,2}$/.test(edtf)) return make("span", {}, edtf);
  const parts = [{ year: "numeric" }, { month: "long" }, { day: "numeric" }].slice(0, edtf.split("-").length);
  const style = Object.assign({ timeZone: "UTC" }, ...parts);
  const text = new Intl.DateTimeFormat(document.documentElement.lang, style).format(new Date(edtf));
  return make("time", { dateTime: edtf }, text);
}

function bylineOf(meta, say) {
  const line = make("p", { className: "k-byline" });
  line.append(make("span", { className: "k-outlet" }, meta.outlet ?? say.noOutlet), " · ");
  if (meta.published) line.append(dateOf(meta.published));
  else if (meta.not_before) line.append(make("span", { className: "k-mark" }, say.notBefore), " ", dateOf(meta.not_before));
  else line.append(say.undated);
  return line;
}

async function hitOf(result, terms, say) {
  const data = await result.data();
  const found = passageOf(data, result.words, terms);
  const address = new URL(data.raw_url.replace(/^\//, ""), site);
  if (found.marked.length && found.id) address.hash = found.id;
  const title = make("a", { href: address.href, className: "k-hit__title" }, data.meta.title);
  const { kind = [], title: basis = [] } = data.filters;
  const hit = make("li", { className: "k-hit" }, title);
  if (basis.includes("derived")) hit.append(" ", make("span", { className: "k-mark" }, say.derived));
  if (kind.includes("report")) hit.append(bylineOf(data.meta, say));
  hit.append(passage(found));
  return hit;
}

// ---- Where it is shown -----------------------------------------------------------------------------------------------

// Fills `box`, an element whose data attributes hold all words of the interface, by the time that `worded` resolves.
function searchIn(box, action, worded = Promise.resolve()) {
  const say = box.dataset;
  say.started = "";
  const input = make("input", { type: "search", name: "q", autocomplete: "off", spellcheck: false });
  const form = make("form", { className: "k-search__form", action }, input);
  form.setAttribute("role", "search");
  const status = make("p", { className: "k-search__status" });
  status.setAttribute("role", "status");
  const list = make("ol", { className: "k-search__hits" });
  const more = make("button", { type: "button", className: "k-search__more", hidden: true });
  box.replaceChildren(form, status, list, more);
  worded.then(() => {
    input.setAttribute("aria-label", say.label);
    input.placeholder = say.label;
    status.textContent ||= say.hint;
    more.textContent = say.more;
  }, () => {}); // who made the promise sees to it

  let latest = 0;
  async function run() {
    const mine = ++latest; // an answer that comes after a newer question is dropped
    const query = input.value.trim();
    const terms = termsOf(query);
    try {
      await worded;
      const results = await find(query);
      const hits = await Promise.all(results.slice(0, PAGE).map((result) => hitOf(result, terms, say)));
      if (mine !== latest) return;
      show(query, terms, results, hits);
    } catch (error) {
      if (mine !== latest) return;
      loading = undefined;
      list.replaceChildren();
      status.textContent = say.failed ?? "";
      console.warn(error);
    }
  }

  function show(query, terms, results, hits) {
    list.replaceChildren(...hits);
    const count = results.length;
    if (!terms.length) status.textContent = say.hint;
    else if (!count) status.textContent = `${say.none.replace("{query}", () => query)} ${say.noneHint}`;
    else status.textContent = count === 1 ? say.foundOne : say.found.replace("{n}", count);
    box.dataset.answered = query; // for whoever waits for the answer
    more.hidden = count <= PAGE;
    more.onclick = async () => {
      const shown = list.children.length;
      const next = results.slice(shown, shown + PAGE);
      list.append(...(await Promise.all(next.map((result) => hitOf(result, terms, say)))));
      more.hidden = list.children.length >= count;
      list.children[shown].querySelector("a").focus();
    };
  }

  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(run, WAIT);
  });
  box.addEventListener("keydown", (event) => walk(event, input, list));
  return { input, form, run };
}

// Arrows walk from the field through the results and back; Escape in a result leads back to the field.
function walk(event, input, list) {
  const links = [input, ...list.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (at < 0) return;
  if (step && links[at + step]) links[at + step].focus();
  else if (event.key === "Escape" && at > 0) input.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function startPage(box) {
  const { input, form, run } = searchIn(box, "");
  const remember = () => {
    const address = new URL(location.href);
    if (input.value.trim()) address.searchParams.set("q", input.value.trim());
    else address.searchParams.delete("q");
    history.replaceState(history.state, "", address);
  };
  input.addEventListener("input", remember);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  input.value = new URL(location.href).searchParams.get("q") ?? "";
  if (input.value) run();
  return input;
}

// The words are the search page's own, so that nothing is said twice. The field does not wait for them: who presses "/"
// types on at once.
function makeDialog(link) {
  const box = make("div", { className: "k-search" });
  const close = make("button", { type: "button", className: "k-dialog__close" });
  const dialog = make("dialog", { className: "k-dialog md-typeset" }, box, close);
  const name = link.getAttribute("aria-label");
  dialog.setAttribute("aria-label", name);
  const worded = wordsOf(link.href).then((words) => {
    Object.assign(box.dataset, words);
    close.textContent = words.close;
  });
  const { input } = searchIn(box, link.href, worded);
  input.setAttribute("aria-label", name);
  worded.catch(() => (location.href = link.href)); // offline, say: the page itself tells what is wrong
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // the backdrop
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // else a search field would only be emptied
    dialog.close();
  });
  dialog.addEventListener("close", () => link.focus());
  document.body.append(dialog);
  return dialog;
}

async function wordsOf(address) {
  const text = await (await fetch(address)).text();
  return { ...new DOMParser().parseFromString(text, "text/html").querySelector(".k-search").dataset };
}

let dialog;
function open(link) {
  const own = document.querySelector(".k-search:not(dialog *) input"); // the search page itself
  if (own) return own.focus();
  dialog ??= makeDialog(link);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("input").select();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-k-search]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  open(link);
});

document.addEventListener("keydown", (event) => {
  const link = document.querySelector("[data-k-search]");
  const typing = event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !link || typing) return;
  event.preventDefault();
  open(link);
});

// ---- Timeline: filters that only hide --------------------------------------------------------------------------------

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
    for (const select of selects) select.toggleAttribute("data-any", !select.value);
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

// ---- A paragraph's own line: its address and its words, to take along ------------------------------------------------

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

// ---- A reader's size of text -----------------------------------------------------------------------------------------

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
  const box = document.querySelector(".k-search:not([data-started])");
  if (box) startPage(box);
  for (const form of document.querySelectorAll(".k-filter:not([data-started])")) startFilter(form);
  for (const button of document.querySelectorAll(".k-size:not([data-started])")) startSizes(button);
}
if (globalThis.document$) globalThis.document$.subscribe(start);
else start();
