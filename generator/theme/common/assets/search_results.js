// What a search found, as it is shown: a headline, a byline, and the passage with what was asked for; or near spellings.
// What the index holds is text from articles, so it becomes text nodes and never markup.
"use strict";
{
  const { SITE, LETTER, WORDS, index, part, piecesOf, plain, pagesWithTerm, wordsWith } = globalThis.klipingSearch;
  const PAGE = 10; // results shown at once
  const LONGEST = 90; // words of a passage, which is a whole paragraph unless longer than this

  // ---- What is shown of it -------------------------------------------------------------------------------------------

  // The words of a text with the space behind each; where there is none between words, its letters.
  const wordsOf = (text) => text.match(WORDS) ?? [];

  // Which words of `words` a reader asked for: 2 the very word, 1 another form or another name of it.
  function marksOf(words, terms, page, forms) {
    const split = words.map(piecesOf);
    const root = forms[page.language] ?? ((word) => word);
    const isRun = ({ phrase, text }) => phrase || LETTER.test(text);
    const single = terms.filter((term) => !isRun(term)).flatMap(({ pieces }) => pieces);
    const roots = new Set(single.map(root));
    const marks = split.map((parts) => {
      if (parts.some((each) => single.includes(each))) return 2;
      return parts.some((each) => roots.has(root(each)) || single.some((word) => word.length > 2 && each.startsWith(word))) ? 1 : 0;
    });
    for (const { pieces } of terms.filter(isRun)) for (const at of runsOf(split, pieces)) marks[at] = 2;
    const asked = [...terms.map(({ text }) => plain(text)), terms.map(({ text }) => plain(text)).join("")];
    for (const group of page.names.filter((names) => names.some((name) => asked.includes(plain(name))))) {
      for (const name of group) for (const at of runsOf(split, piecesOf(name))) marks[at] ||= 1;
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
    const asked = new Set(terms.flatMap(({ pieces }) => pieces));
    const told = page.passages.map(([id, text]) => {
      const words = wordsOf(text);
      const marks = marksOf(words, terms, page, forms);
      const very = new Set(words.flatMap((word, n) => (marks[n] === 2 ? piecesOf(word) : [])).filter((each) => asked.has(each)));
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
    const split = texts.map((text) => wordsOf(text).map(piecesOf));
    return terms.every(({ phrase, pieces }) => !phrase || split.some((words) => runsOf(words, pieces).length));
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
        shown.append(words[n]);
        continue;
      }
      let run = words[n]; // words side by side get one mark: Korea Utara
      while (marks[n + 1] && n + 1 < to && /[\p{L}\p{N}]\s*$/u.test(run)) run += words[++n];
      const [, before, hit, after] = run.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su);
      shown.append(before, make("mark", {}, hit), after);
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
    line.append(make("span", { className: told.outlet ? "k-outlet" : "k-unknown" }, told.outlet ?? say.no_outlet), " · ");
    if (told.published) line.append(dateOf(told.published));
    else if (told.not_before) line.append(make("span", { className: "k-mark" }, say.not_before), " ", dateOf(told.not_before));
    else line.append(say.undated);
    if (told.older) line.append(" · ", make("span", { className: "k-mark" }, told.older));
    if (told.corrected) line.append(" ", make("span", { className: "k-corrected" }, told.corrected));
    return line;
  }

  function hitOf(page, terms, { forms, words: say }) {
    const found = passageOf(page, terms, forms);
    const address = new URL(page.address, SITE);
    if (found?.id) address.hash = found.id;
    const lang = page.language || document.documentElement.lang;
    const quoted = page.told.quoted ? `“${page.title}”` : page.title;
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
      const typed = plain(term.text);
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

  Object.assign(globalThis.klipingSearch, { make, shower, near });
}
