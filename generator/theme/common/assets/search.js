// Search: on the search page, and in a dialog that the header's search link or the key "/" opens.
"use strict";
{
  const { index, termsOf, find, make, shower, near } = globalThis.klipingSearch;
  const WAIT = 150; // milliseconds without a key before a search

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
