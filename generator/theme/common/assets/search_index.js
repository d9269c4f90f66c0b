// The index of a search: it lies beside the site as small scripts, fetched only when a reader begins to search: scripts,
// because a page opened from a disk may load these and nothing else. A reader's words stay in the page: what is fetched
// tells a few hundred words' part of the index. search_results.js and search.js begin with what stands at the end here.
"use strict";
{
  const FOLDER = new URL("search/", document.currentScript.src);
  const SITE = new URL("../..", FOLDER);
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
  const chunksOf = (text) => bare(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

  // Where writing has no space between words, each letter stands for itself in a text; in the index, pairs of them do.
  const UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff";
  const LETTER = new RegExp(`[${UNSPACED}]`);
  const WORD = new RegExp(`[${UNSPACED}]|[^${UNSPACED}]+`, "g");
  const WORDS = new RegExp(`[${UNSPACED}]\\s*|[^\\s${UNSPACED}]+\\s*`, "g");
  const RUN = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "g");
  const piecesOf = (text) => chunksOf(text).flatMap((chunk) => chunk.match(WORD));
  const partsOf = (text) => chunksOf(text).flatMap((chunk) => chunk.match(RUN)).flatMap(pairsOf);
  const plain = (text) => chunksOf(text).join("");

  function pairsOf(run) {
    if (run.length < 2 || !LETTER.test(run)) return [run];
    return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
  }

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
      .map(([, phrase, word]) => ({ text: phrase ?? word, phrase: phrase !== undefined }))
      .map((term) => ({ ...term, parts: partsOf(term.text), pieces: piecesOf(term.text) }))
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
    const isBeginning = word.length > 2 && !found.some((each) => each.length);
    if (isBeginning || (word.length === 1 && LETTER.test(word))) {
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

  Object.assign(globalThis.klipingSearch, { SITE, LETTER, WORDS, index, part, piecesOf, plain, termsOf, find, pagesWithTerm, wordsWith });
}
