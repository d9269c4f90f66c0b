// Search: on the search page, and in a dialog that the header's search link or the key "/" opens.
//
// The index lies beside the site as small scripts, fetched only when a reader begins to search: scripts, because a page
// opened from a disk may load these and nothing else. What they hold is text from articles, so it becomes text nodes
// and never markup. A reader's words stay in the page: what is fetched tells a few hundred words' part of the index.
"use strict";
{
  const FOLDER = new URL("search/", document.currentScript.src);
  const SITE = new URL("../..", FOLDER);
  const PAGE = 10; // results shown at once
  const WAIT = 150; // milliseconds without a key before a search
  const LONGEST = 90; // words of a passage, which is a whole paragraph unless longer than this
  const MOST_PARTS = 2; // of the index, for the beginning of a word or for near spellings
  const WEIGHTS = [0.5, 1, 1.6, 4]; // of another name, a word that stands there once, several times, in the title
  const [ROOT, BEGINNING] = [0.7, 0.4]; // of another form of a word, of a word that begins like it

  // ---- Reading the index ---------------------------------------------------------------------------------------------

  const waiting = new Map();
  globalThis.klipingSearch = (name, value) => waiting.get(name)?.resolve(value);

  function load(name, folder = "") {
    if (!waiting.has(name)) {
      const wait = {};
      wait.promise = new Promise((resolve, reject) => Object.assign(wait, { resolve, reject }));
      waiting.set(name, wait);
      const script = document.createElement("script");
      script.src = new URL(`${folder}${name}.js`, FOLDER);
      script.onerror = () => {
        waiting.delete(name); // the next search tries again
        wait.reject(new Error(`${script.src} cannot be loaded`));
      };
      script.onload = () => script.remove();
      document.head.append(script);
    }
    return waiting.get(name).promise;
  }

  // What the index holds, in which words lie where, how words are formed, and what the search says.
  let root;
  const index = () => (root ??= load("index").then(({ forms, ...rest }) => ({ ...rest, forms: compiled(forms) }), forget));

  function forget(error) {
    root = undefined;
    throw error;
  }

  const part = async (name) => load(name, `${(await index()).folder}/`);

  // The number of the part of the words that holds `key`, if any does.
  function partOf(firsts, key) {
    let [low, high] = [0, firsts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  }

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  // [page, weight] by [page, weight]: see generator/writing/search_index.py.
  function decoded(written) {
    const postings = [];
    let [page, value, scale] = [-1, 0, 1];
    for (const digit of written) {
      const n = DIGITS.indexOf(digit);
      value += (n % 32) * scale;
      scale *= 32;
      if (n >= 32) continue;
      page += (value >> 2) + 1;
      postings.push([page, WEIGHTS[value & 3]]);
      [value, scale] = [0, 1];
    }
    return postings;
  }

  async function pagesWithKey(key) {
    const { firsts } = await index();
    if (!firsts.length) return [];
    const words = await part(`t${partOf(firsts, key)}`);
    return Object.hasOwn(words, key) ? decoded(words[key]) : [];
  }

  // All [word, postings] that begin with `start`, as far as the first parts of the index tell.
  async function wordsWith(start) {
    const { firsts } = await index();
    const from = partOf(firsts, start);
    const found = [];
    for (let n = from; n < Math.min(from + MOST_PARTS, firsts.length); n++) {
      const words = await part(`t${n}`);
      found.push(...Object.entries(words).filter(([word]) => word.startsWith(start)));
    }
    return found;
  }

  // ---- Words ---------------------------------------------------------------------------------------------------------

  // As the index compares: letters and digits, without case and accents; 4/9/2023 is three parts.
  const bare = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const partsOf = (chunk) => bare(chunk).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const plain = (text) => partsOf(text).join("");

  // By language: what has a word in common with its other forms.
  function compiled(forms) {
    return Object.fromEntries(Object.entries(forms).map(([code, { leave, rules, roots }]) => {
      const patterns = rules.map(([pattern, becomes]) => [new RegExp(pattern), becomes]);
      const known = new Map();
      return [code, (word) => {
        if (!known.has(word)) known.set(word, rooted(word, leave, patterns, roots));
        return known.get(word);
      }];
    }));
  }

  function rooted(word, leave, patterns, roots) {
    for (const [pattern, becomes] of patterns) {
      if (roots.includes(word)) break;
      const shorter = word.replace(pattern, becomes);
      if (shorter.length >= leave) word = shorter;
    }
    return word;
  }

  // Words and "phrases" of a query; a phrase whose second quotation mark is still to come is a phrase already.
  function termsOf(query) {
    const found = query.replace(/[“”„«»]/g, '"').matchAll(/"([^"]+)"?|([^\s"]+)/g);
    return [...found]
      .map(([, phrase, word]) => ({ text: phrase ?? word, phrase: phrase !== undefined, parts: partsOf(phrase ?? word) }))
      .filter(({ parts }) => parts.length);
  }

  // ---- What is found -------------------------------------------------------------------------------------------------

  // Sets of pages are maps from a page's number to its score.
  function either(...sets) {
    const joined = new Map();
    for (const set of sets) for (const [page, score] of set) joined.set(page, Math.max(score, joined.get(page) ?? 0));
    return joined;
  }

  function both(sets) {
    const [first, ...rest] = [...sets].sort((a, b) => a.size - b.size);
    const joined = new Map();
    for (const [page, score] of first) {
      if (rest.every((set) => set.has(page))) joined.set(page, rest.reduce((sum, set) => sum + set.get(page), score));
    }
    return joined;
  }

  const scaled = (set, by) => [...set].map(([page, score]) => [page, score * by]);

  // The pages that hold a word, any form of it, or, where there is none, a word that begins like it.
  async function pagesWithWord(word, pages, forms) {
    const found = [await pagesWithKey(word)];
    for (const [code, rootOf] of Object.entries(forms)) {
      const root = rootOf(word);
      found.push(scaled(await pagesWithKey(`~${code}:${root}`), ROOT));
      if (root !== word) found.push(scaled(await pagesWithKey(root), ROOT));
    }
    if (!found.some((each) => each.length) && word.length > 2) {
      const begun = await wordsWith(word);
      found.push(...begun.map(([, written]) => scaled(decoded(written), BEGINNING)));
    }
    const set = either(...found);
    return new Map(scaled(set, Math.log(1 + pages / Math.max(set.size, 1))));
  }

  async function pagesWithTerm({ parts, phrase }, pages, forms) {
    const sets = [];
    for (const word of parts) sets.push(phrase ? new Map(await pagesWithKey(word)) : await pagesWithWord(word, pages, forms));
    const apart = both(sets);
    if (phrase || parts.length === 1) return apart;
    const whole = new Map(await pagesWithKey(parts.join("")));
    if (!whole.size) return apart;
    return /^\d+$/.test(parts.join("")) ? whole : either(whole, apart); // the numbers of a date mean nothing apart
  }

  // The numbers of the pages found, the best first, of equally good ones the newest.
  async function find(terms, chosen) {
    const { pages, forms } = await index();
    const sets = [];
    for (const term of terms) sets.push(await pagesWithTerm(term, pages, forms));
    for (const [name, value] of chosen) sets.push(new Map(scaled(await pagesWithKey(`@${name}:${value}`), 0)));
    return sets.length ? [...both(sets)].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([page]) => page) : [];
  }

  // ---- What is shown of it -------------------------------------------------------------------------------------------

  // Which words of `words` a reader asked for: 2 the very word, 1 another form or another name of it.
  function marksOf(words, terms, page, forms) {
    const split = words.map(partsOf);
    const root = forms[page.language] ?? ((word) => word);
    const single = terms.filter(({ phrase }) => !phrase).flatMap(({ parts }) => parts);
    const roots = new Set(single.map(root));
    const marks = split.map((parts) => {
      if (parts.some((each) => single.includes(each))) return 2;
      return parts.some((each) => roots.has(root(each)) || single.some((word) => word.length > 2 && each.startsWith(word))) ? 1 : 0;
    });
    for (const { parts } of terms.filter(({ phrase }) => phrase)) for (const at of runsOf(split, parts)) marks[at] = 2;
    const asked = [...terms.map(({ text }) => plain(text)), terms.map(({ parts }) => parts.join("")).join("")];
    for (const group of page.names.filter((names) => names.some((name) => asked.includes(plain(name))))) {
      for (const name of group) for (const at of runsOf(split, partsOf(name))) marks[at] ||= 1;
    }
    return marks;
  }

  // The places of all words in which `wanted` stands part by part.
  function runsOf(split, wanted) {
    const flat = split.flatMap((parts, at) => parts.map((text) => ({ text, at })));
    return flat.flatMap((_, n) =>
      wanted.every((text, i) => flat[n + i]?.text === text) ? flat.slice(n, n + wanted.length).map(({ at }) => at) : [],
    );
  }

  // The passage with the most of what was asked for, the first of equally good ones: its anchor, words and marks.
  function passageOf(page, terms, forms) {
    const asked = new Set(terms.flatMap(({ parts }) => parts));
    const told = page.passages.map(([id, text]) => {
      const words = text.split(/\s+/);
      const marks = marksOf(words, terms, page, forms);
      const very = new Set(words.flatMap((word, n) => (marks[n] === 2 ? partsOf(word) : [])).filter((each) => asked.has(each)));
      const weight = very.size * 1000 + marks.reduce((sum, mark) => sum + mark, 0);
      return { id: weight ? id : "", words, marks, weight };
    });
    return told.length ? shortened(told.reduce((a, b) => (b.weight > a.weight ? b : a))) : null;
  }

  function shortened({ id, words, marks }) {
    const first = Math.max(marks.findIndex(Boolean), 0);
    const from = words.length <= LONGEST ? 0 : Math.max(Math.min(first - 20, words.length - LONGEST), 0);
    return { id, words, marks, from, to: Math.min(from + LONGEST, words.length) };
  }

  // A phrase is found where it stands word by word, in the title or a passage; the index alone cannot tell.
  function saysPhrases(page, terms) {
    const texts = [page.title, page.told.outlet ?? "", ...page.passages.map(([, text]) => text)];
    const split = texts.map((text) => text.split(/\s+/).map(partsOf));
    return terms.every(({ phrase, parts }) => !phrase || split.some((words) => runsOf(words, parts).length));
  }

  function make(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  function passage({ words, marks, from, to }, lang) {
    const shown = make("p", { className: "k-hit__passage", lang }, from ? "… " : "");
    for (let n = from; n < to; n++) {
      if (!marks[n]) {
        shown.append(`${words[n]} `);
        continue;
      }
      let run = words[n]; // words side by side get one mark: Korea Utara
      while (marks[n + 1] && n + 1 < to && /[\p{L}\p{N}]$/u.test(run)) run += ` ${words[++n]}`;
      const [, before, hit, after] = run.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su);
      shown.append(before, make("mark", {}, hit), `${after} `);
    }
    shown.append(to < words.length ? "…" : "");
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

  function bylineOf({ kind, told }, say) {
    const line = make("p", { className: "k-byline" });
    if (kind !== "report") {
      line.append([say[`kind_${kind}`], told.note].filter(Boolean).join(" · "));
      return line;
    }
    line.append(make("span", { className: "k-outlet" }, told.outlet ?? say.no_outlet), " · ");
    if (told.published) line.append(dateOf(told.published));
    else if (told.not_before) line.append(make("span", { className: "k-mark" }, say.not_before), " ", dateOf(told.not_before));
    else line.append(say.undated);
    return line;
  }

  function hitOf(page, terms, { forms, words: say }) {
    const found = passageOf(page, terms, forms);
    const address = new URL(page.address, SITE);
    if (found?.id) address.hash = found.id;
    const lang = page.language || document.documentElement.lang;
    const quoted = page.kind === "story" ? `“${page.title}”` : page.title;
    const title = make("a", { href: address.href, className: "k-hit__title", lang }, quoted);
    const hit = make("li", { className: "k-hit" }, title);
    if (page.told.basis === "derived") hit.append(" ", make("span", { className: "k-mark" }, say.derived));
    hit.append(bylineOf(page, say));
    if (found) hit.append(passage(found, lang));
    return hit;
  }

  // Shows found pages a few at a time. Where a phrase is asked for, pages that do not say it are passed over.
  function shower(found, terms) {
    let at = 0;
    const shown = { count: 0, rest: found.length, sure: !terms.some(({ phrase }) => phrase) };
    return async () => {
      const root = await index();
      const hits = [];
      while (hits.length < PAGE && at < found.length) {
        const next = found.slice(at, at + PAGE - hits.length);
        at += next.length;
        const pages = await Promise.all(next.map((n) => part(`d${n}`)));
        hits.push(...pages.filter((page) => saysPhrases(page, terms)).map((page) => hitOf(page, terms, root)));
      }
      shown.count += hits.length;
      shown.rest = found.length - at;
      shown.sure ||= !shown.rest;
      return { ...shown, hits };
    };
  }

  // ---- Where nothing is found ----------------------------------------------------------------------------------------

  // How many letters must be put in, left out, changed or swapped; more than `most` is too many.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, n) => n)];
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
        if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[b.length];
  }

  // Queries that would find something: names and words of the digest that are spelled nearly like what was typed.
  async function near(terms) {
    const { forms, pages } = await index();
    const names = await part("names");
    const suggestions = new Map();
    for (const term of terms) {
      if ((await pagesWithTerm(term, pages, forms)).size) continue;
      const typed = term.parts.join("");
      const most = typed.length < 5 ? 1 : 2;
      const words = (await wordsWith(typed.slice(0, 2))).map(([word]) => word);
      const others = names.flatMap((name) => [name, ...name.split(" ")].map((each) => [plain(each), name]));
      for (const [word, shown] of [...others, ...words.map((word) => [word, word])]) {
        const far = word.length > 2 ? distance(typed, word, most) : most + 1;
        const known = [...suggestions].some(([each, { far: before }]) => before <= far && each.includes(word));
        if (far > most || known) continue;
        const query = terms.map((each) => (each === term ? shown : each.phrase ? `"${each.text}"` : each.text)).join(" ");
        suggestions.set(plain(shown), { far, query });
      }
    }
    return [...suggestions.values()].sort((a, b) => a.far - b.far).slice(0, 5).map(({ query }) => query);
  }

  // ---- Where it is shown ---------------------------------------------------------------------------------------------

  // A search in `box`: a form, a status, a list and a button. The list is one of links, not of options: a result holds
  // a headline, a byline and a passage, which an option may not; the status says how many there are.
  function searchIn(box) {
    box.dataset.started = "";
    box.querySelector(".k-search__noscript")?.remove();
    const form = box.querySelector("form");
    const input = form.elements.q;
    const [status, list, more] = ["status", "hits", "more"].map((name) => box.querySelector(`.k-search__${name}`));
    const selects = [...form.querySelectorAll("select")];
    const chosen = () => selects.filter(({ value }) => value).map(({ name, value }) => [name, value]);

    let latest = 0;
    async function run() {
      const mine = ++latest; // an answer that comes after a newer question is dropped
      const query = input.value.trim();
      const terms = termsOf(query);
      try {
        const { words: say } = await index();
        const next = shower(await find(terms, chosen()), terms);
        const first = await next();
        const suggested = first.count || !terms.length ? [] : await near(terms);
        if (mine === latest) show({ query, terms, say, next, first, suggested });
      } catch (error) {
        if (mine !== latest) return;
        list.replaceChildren();
        status.textContent = box.dataset.failed ?? "";
        console.warn(error);
      }
    }

    function show({ query, terms, say, next, first, suggested }) {
      const tell = ({ count, rest, sure }) => {
        const all = sure ? count + rest : count;
        const words = all === 1 && sure ? say.found_one : sure ? say.found : say.found_some;
        status.textContent = words.replace("{n}", all.toLocaleString(document.documentElement.lang));
        more.hidden = !rest;
      };
      // A reader who has walked into the list stays at the same place in it.
      const at = [...list.querySelectorAll("a")].indexOf(document.activeElement);
      list.replaceChildren(...first.hits);
      if (at >= 0) (list.querySelectorAll("a")[at] ?? input).focus();
      tell(first);
      if (!terms.length && !chosen().length) status.textContent = say.hint;
      else if (!first.count) {
        status.textContent = `${say.none.replace("{query}", () => query)} ${say.none_hint}`;
        const links = suggested.flatMap((each) => [" ", make("a", { href: `?q=${encodeURIComponent(each)}`, onclick: again }, each)]);
        if (links.length) status.append(" ", say.near, ...links);
      }
      box.dataset.answered = query; // for whoever waits for the answer
      more.onclick = async () => {
        const shown = list.children.length;
        const following = await next();
        list.append(...following.hits);
        tell(following);
        list.children[shown]?.querySelector("a").focus();
      };
    }

    function again(event) {
      event.preventDefault();
      ask(event.target.textContent);
      input.focus();
    }

    function ask(query) {
      input.value = query;
      input.dispatchEvent(new Event("input"));
    }

    let timer;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(run, WAIT);
    };
    input.addEventListener("input", soon);
    form.addEventListener("change", soon);
    box.addEventListener("keydown", (event) => walk(event, input, list));
    return { form, input, selects, run, ask, chosen };
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

  // On the search page the address holds the query and the filters.
  function startPage(box) {
    const { form, input, selects, run, ask, chosen } = searchIn(box);
    const remember = () => {
      const address = new URL(location.href);
      address.search = new URLSearchParams([["q", input.value.trim()], ...chosen()].filter(([, value]) => value));
      history.replaceState(history.state, "", address);
    };
    input.addEventListener("input", remember);
    form.addEventListener("change", remember);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      run();
    });
    const asked = new URL(location.href).searchParams;
    input.value = asked.get("q") ?? "";
    for (const select of selects) {
      const value = asked.get(select.name) ?? "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    document.querySelector(".k-search__examples")?.addEventListener("click", (event) => {
      if (!event.target.matches("a")) return;
      event.preventDefault();
      ask(event.target.textContent);
    });
    if (input.value || chosen().length) run();
  }

  // The field does not wait for the index and its words: who presses "/" types on at once.
  function makeDialog(link) {
    const name = link.getAttribute("aria-label");
    const input = make("input", { type: "search", name: "q", autocomplete: "off", ariaLabel: name });
    const form = make("form", { className: "k-search__form", action: link.href, role: "search" }, input);
    const status = make("p", { className: "k-search__status", role: "status" });
    const more = make("button", { type: "button", className: "k-search__more", hidden: true });
    const box = make("div", { className: "k-search" }, form, status, make("ol", { className: "k-search__hits" }), more);
    const all = make("a", { href: link.href, className: "k-dialog__all" });
    const close = make("button", { type: "button", className: "k-dialog__close" });
    const dialog = make("dialog", { className: "k-dialog md-typeset", ariaLabel: name }, box, all, close);
    searchIn(box);
    index().then(({ words }) => {
      [more.textContent, close.textContent, all.textContent, box.dataset.failed] = [words.more, words.close, words.page, words.failed];
      status.textContent ||= words.hint;
    }, () => (location.href = link.href)); // the page itself tells what is wrong
    input.addEventListener("input", () => (all.search = new URLSearchParams({ q: input.value })));
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

  let dialog;
  function open(link) {
    const own = document.querySelector(".k-search:not(dialog *) input"); // the search page itself
    if (own) return own.focus();
    if (!dialog?.isConnected) dialog = makeDialog(link);
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

  // Where a theme swaps pages without loading them anew (Material's navigation.instant), each page is started again.
  const start = () => {
    const box = document.querySelector(".k-search:not([data-started])");
    if (box) startPage(box);
  };
  if (globalThis.document$) globalThis.document$.subscribe(start);
  else start();
}
