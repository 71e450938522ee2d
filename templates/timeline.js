// The page is complete without this: it marks the reader's day, narrows the list and fills in the addresses of calendars.
"use strict";
(function () {
  const $ = (selector, within) => (within || document).querySelector(selector);
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const language = document.documentElement.lang;
  const pad = (number) => String(number).padStart(2, "0");
  const now = new Date();
  const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  // Day, month and year alone: some languages add a word to the year that the rest of the page goes without.
  const inWords = (day) =>
    new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
      .formatToParts(new Date(`${day}T00:00:00Z`))
      .filter((part) => part.type !== "literal")
      .map((part) => part.value)
      .join(" ");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const wordsOf = (text) => text.toLowerCase().replace(/ё/g, "е").match(/[\p{L}\p{N}]+/gu) || [];
  // What is searched: the words alone, a space before and behind each.
  const searchable = (text) => ` ${wordsOf(text).join(" ")} `;
  const scripts = new Map();

  const events = all(".event");
  markToday();
  markOverdue();
  const filters = $("#filters");
  if (filters) setUpFilters();
  const feeds = $(".feeds");
  if (feeds) setUpFeeds();
  for (const button of all("[data-copy]")) {
    copying(button, () => $("code", button.parentElement).textContent);
    button.hidden = false;
  }
  openTarget();
  addEventListener("hashchange", openTarget);
  const overview = $(".overview");
  if (overview) overview.scrollLeft = overview.scrollWidth;

  // The line "today" stands before the first event that begins today or later; at the very end where none does.
  function markToday() {
    const line = $("#today");
    if (!line || !events.length) return;
    const next = events.find((event) => event.dataset.first >= today);
    $("time", line).textContent = inWords(today);
    $("time", line).dateTime = today;
    if (next && next.previousElementSibling) {
      const item = document.createElement("li");
      item.append(line);
      next.before(item);
    } else if (next) {
      next.closest(".period").before(line);
    }
    line.hidden = false;
    for (const bar of all(".bars a")) bar.classList.toggle("ahead", bar.dataset.code > today.slice(0, 7));
    const ahead = $("#ahead");
    if (!ahead) return;
    const coming = events.filter((event) => event.dataset.first >= today && !event.classList.contains("cancelled"));
    if (coming.length) {
      const link = document.createElement("a");
      link.href = "#today";
      link.textContent = fill(ahead.dataset.some, { count: coming.length, day: $(".date time, .date .time", coming[0]).textContent });
      ahead.append(link);
    } else {
      ahead.textContent = ahead.dataset.none;
    }
    ahead.hidden = false;
  }

  // What was announced for a day now past is not known to have taken place.
  function markOverdue() {
    for (const one of all(".scheduled[data-last]")) {
      if (one.dataset.last && one.dataset.last < today) all(".overdue", one).forEach((note) => (note.hidden = false));
    }
  }

  // From a file nothing but a script can be loaded.
  function load(address) {
    if (!scripts.has(address)) {
      const script = document.createElement("script");
      script.src = address;
      scripts.set(address, new Promise((done) => script.addEventListener("load", done)));
      document.head.append(script);
    }
    return scripts.get(address);
  }

  function withStories(address, then) {
    load(address).then(() => then(window.timelineStories || []));
  }

  // The words that a form is of, each as all its forms; `stems` has by their stems the endings of each word.
  function formsOf(form, stems) {
    const found = [];
    for (let at = 0; at <= form.length; at += 1) {
      for (const endings of stems.get(form.slice(0, at)) || []) {
        if (endings.includes(form.slice(at))) found.push(...endings.map((ending) => form.slice(0, at) + ending));
      }
    }
    return found;
  }

  // A list of what is asked for, each as what may stand for it: a word begun or in any form, a number, a phrase in quotation marks.
  function asked(query, stems) {
    const found = [];
    for (const [, phrase, closed, plain] of query.matchAll(/["«„“]([^"»“”]*)(["»“”]?)|([^"«„“]+)/g)) {
      if (phrase !== undefined) found.push([closed ? searchable(phrase) : searchable(phrase).trimEnd()]);
      for (const word of wordsOf(plain || "")) {
        if (/^\p{N}+$/u.test(word)) found.push([` ${word} `]);
        else found.push([` ${word}`, ...formsOf(word, stems).map((form) => ` ${form} `)]);
      }
    }
    return found.filter(([first]) => first.trim());
  }

  function setUpFilters() {
    const form = $("form", filters);
    const input = $("input", form);
    const status = $("#status");
    const clear = $("#clear");
    const found = $("#found");
    const large = Boolean(filters.dataset.search);
    const links = all("a[data-topic]", filters);
    const topics = new Map(events.map((event) => [event, new Set(event.dataset.topics.split(" "))]));
    let texts = null;
    let stems = null;
    let latest = null;
    const chosen = () => {
      const groups = new Map();
      for (const link of links) {
        if (!link.hasAttribute("aria-current")) continue;
        const group = link.closest(".facet").dataset.group;
        groups.set(group, (groups.get(group) || []).concat(link.dataset.topic));
      }
      return groups;
    };
    const says = (text, words) => words.every((ways) => ways.some((way) => text.includes(way)));
    const fits = (event, groups, except) =>
      Array.from(groups).every(([group, wanted]) => group === except || wanted.some((topic) => topics.get(event).has(topic)));

    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    input.addEventListener("input", () => apply());
    clear.addEventListener("click", () => {
      reset();
      input.focus();
    });
    if (!large) {
      for (const link of links) {
        link.addEventListener("click", (event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          link.toggleAttribute("aria-current");
          if (link.hasAttribute("aria-current")) link.setAttribute("aria-current", "true");
          apply("chosen");
        });
        // What is chosen here is ticked, as a box is: by the space bar too.
        link.addEventListener("keydown", (event) => {
          if (event.key !== " ") return;
          event.preventDefault();
          link.click();
        });
      }
    }
    document.addEventListener("keydown", (event) => {
      if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        input.focus();
      } else if (event.key === "Escape") {
        for (const facet of all(".facet[open]", filters)) {
          if (facet.contains(document.activeElement)) $("summary", facet).focus();
          facet.open = false;
        }
      }
    });
    document.addEventListener("click", (event) => {
      if (!event.target.closest(".facet")) all(".facet[open]", filters).forEach((facet) => (facet.open = false));
    });
    addEventListener("popstate", () => {
      restore();
      apply();
    });
    restore();
    if (location.search) apply();
    filters.reset = reset;

    function reset() {
      input.value = "";
      links.forEach((link) => link.removeAttribute("aria-current"));
      apply("chosen");
    }

    function restore() {
      const state = new URLSearchParams(location.search);
      input.value = state.get("q") || "";
      for (const link of links) {
        const group = link.closest(".facet").dataset.group;
        const wanted = (state.get(group) || "").split(" ");
        if (wanted.includes(link.dataset.topic.slice(group.length + 1))) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    }

    // A choice is a step that Back undoes, a letter typed is none.
    function keep(query, groups, chosen) {
      const state = new URLSearchParams();
      if (query) state.set("q", query);
      groups.forEach((wanted, group) => state.set(group, wanted.map((topic) => topic.slice(group.length + 1)).join(" ")));
      const text = state.toString();
      const address = location.pathname + (text ? `?${text}` : "") + location.hash;
      const step = chosen && address !== location.pathname + location.search + location.hash;
      try {
        history[step ? "pushState" : "replaceState"](null, "", address);
      } catch (refused) {
        // A page from a file may not be allowed to rename itself; the list is narrowed all the same.
      }
    }

    function apply(by) {
      const query = input.value.trim();
      const words = asked(query, stems || new Map());
      const groups = chosen();
      keep(query, groups, by === "chosen");
      if (words.length && !stems) load(filters.dataset.forms).then(withForms);
      if (large) return search(words);
      texts = texts || new Map(events.map((event) => [event, searchable(textOf(event))]));
      const said = events.filter((event) => says(texts.get(event), words));
      const fitting = new Set(said.filter((event) => fits(event, groups)));
      const count = fitting.size;
      for (const event of events) event.hidden = !fitting.has(event);
      for (const period of all(".period")) period.hidden = !$(".event:not([hidden])", period);
      for (const link of links) {
        const group = link.closest(".facet").dataset.group;
        const left = said.filter((event) => topics.get(event).has(link.dataset.topic) && fits(event, groups, group)).length;
        $(".count", link).textContent = left;
        link.classList.toggle("nothing", !left);
      }
      all(".facet", filters).forEach((facet) => facet.classList.toggle("chosen", groups.has(facet.dataset.group)));
      const narrowed = words.length || groups.size;
      clear.hidden = !narrowed;
      status.textContent = !narrowed ? "" : count ? fill(filters.dataset.status, { count, all: events.length }) : filters.dataset.none;
    }

    // Until they are there, a word is found by its beginning.
    function withForms() {
      if (stems) return;
      stems = new Map();
      for (const [endings, theirs] of window.timelineForms || []) {
        for (const stem of theirs.split(" ")) stems.set(stem, [...(stems.get(stem) || []), endings.split(" ")]);
      }
      apply();
    }

    // What is shown of an event, a space between its parts.
    function textOf(event) {
      const found = [];
      const walker = document.createTreeWalker(event, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) if (!walker.currentNode.parentElement.hidden) found.push(walker.currentNode.data);
      return found.join(" ");
    }

    function search(words) {
      latest = words;
      clear.hidden = !words.length;
      found.hidden = !words.length;
      $(".timeline").hidden = Boolean(words.length);
      if (!words.length) return (status.textContent = "");
      withStories(filters.dataset.search, (stories) => {
        if (latest !== words) return;
        texts = texts || stories.map((story) => searchable([2, 3, 6, 7, 8].map((field) => story[field]).join(" ")));
        const hits = stories.filter((_, index) => says(texts[index], words));
        status.textContent = hits.length ? fill(filters.dataset.found, { count: hits.length }) : filters.dataset.none;
        found.replaceChildren(...hits.slice(-100).reverse().map(row));
      });
    }

    function row(story) {
      const item = document.createElement("li");
      const day = document.createElement("span");
      const title = document.createElement("div");
      const link = document.createElement("a");
      const facts = document.createElement("small");
      day.className = "day";
      day.textContent = story[3];
      link.href = story[1];
      link.textContent = story[2];
      facts.textContent = [story[6], story[7], story[8]].filter(Boolean).join(" · ");
      title.append(link, facts);
      item.append(day, title);
      return item;
    }
  }

  // A link to an event that a filter hides shows it; one to an event on another page leads there.
  function openTarget() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id) return;
    const target = document.getElementById(id);
    if (target && target.matches("details")) target.open = true;
    if (target && target.closest("[hidden]") && filters && filters.reset) filters.reset();
    if (target) return target.scrollIntoView();
    if (filters && filters.dataset.search && /^[0-9a-f]{12}$/.test(id)) {
      withStories(filters.dataset.search, (stories) => {
        const story = stories.find((one) => one[0] === id);
        if (story) location.replace(story[1]);
      });
    }
  }

  function setUpFeeds() {
    const served = /^https?:$/.test(location.protocol);
    if (served && $("#unserved")) $("#unserved").hidden = true;
    all(".buttons", feeds).forEach((buttons) => (served || $("[data-address^=http]", buttons)) && address(buttons));
    const shown = all(".feed", feeds);
    withStories(feeds.dataset.search, (stories) => {
      const coming = stories.filter((story) => story[4] >= today && story[10] !== "cancelled");
      for (const feed of shown) {
        const line = $(".next", feed);
        const next = coming.find((story) => !feed.dataset.topic || story[9].includes(feed.dataset.topic));
        line.textContent = next ? `${fill(line.dataset.some, { day: next[3] })} — ${next[2]}` : line.dataset.none;
        line.hidden = false;
      }
    });

    function address(buttons) {
      const served = new URL(buttons.dataset.path, location.href).href;
      const webcal = served.replace(/^https?:/, "webcal:");
      const name = encodeURIComponent(buttons.dataset.name);
      const made = {
        webcal,
        google: `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}`,
        outlook: `https://outlook.live.com/calendar/0/addfromweb?url=${encodeURIComponent(served)}&name=${name}`,
      };
      for (const button of all("[data-service]", buttons)) {
        const service = button.dataset.service;
        if (service === "copy") copying(button, () => button.dataset.address || served);
        else if (!button.hasAttribute("href")) button.href = made[service];
        button.hidden = false;
      }
    }
  }

  function copying(button, text) {
    const label = button.textContent;
    button.addEventListener("click", () => {
      const done = () => {
        button.textContent = button.dataset.done;
        setTimeout(() => (button.textContent = label), 2000);
      };
      if (navigator.clipboard) navigator.clipboard.writeText(text()).then(done, () => prompt(label, text()));
      else prompt(label, text());
    });
  }
})();
