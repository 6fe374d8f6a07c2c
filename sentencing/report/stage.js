// Two windows of one file: the presenter's, and (#hall) the one that the hall sees. What passes between them is a key
// and whether the screen is dark, never words: the hall can only show what was prepared.
"use strict";
(() => {
  const hall = location.hash === "#hall";
  const cards = [...document.querySelectorAll("[data-key]")];
  const keys = cards.map((each) => Number(each.dataset.key));
  const marks = [...document.querySelectorAll("[data-shows]")];
  const name = "sentencing-stage-" + document.documentElement.dataset.stage;
  let state = { key: 0, at: 0 }; // key 0: dark
  let other = null; // the window opened from here
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(name) : null;

  function valid(said) {
    return said !== null && typeof said === "object" && Number.isSafeInteger(said.at) && (said.key === 0 || keys.includes(said.key));
  }
  function post(message) {
    if (channel) channel.postMessage(message);
    for (const each of [other, window.opener]) if (each && !each.closed) each.postMessage({ [name]: message }, "*");
    if (!message.ask) try { localStorage.setItem(name, JSON.stringify(message)); } catch { /* another way will do */ }
  }
  function take(said) {
    if (said && said.ask === true) { if (!hall && state.at) post(state); return; }
    if (valid(said) && said.at > state.at) { state = { key: said.key, at: said.at }; draw(); }
  }
  function show(key) {
    state = { key, at: Math.max(Date.now(), state.at + 1) };
    draw();
    post(state);
  }
  // As large as it fits; what would be too small to read from the back row leaves out its details.
  function fit() {
    const root = document.documentElement;
    for (const [tight, least] of [[false, 14], [true, 8]]) {
      document.body.classList.toggle("tight", tight);
      for (let size = 34; size >= least; size -= 1) {
        root.style.fontSize = size + "px";
        if (root.scrollHeight <= innerHeight && root.scrollWidth <= innerWidth) return;
      }
    }
  }
  function draw() {
    document.body.classList.toggle("dark", state.key === 0);
    for (const each of cards) each.hidden = Number(each.dataset.key) !== state.key;
    for (const each of marks) each.setAttribute("aria-current", String(Number(each.dataset.shows) === state.key));
    if (hall) fit();
  }
  function step(by) {
    const at = keys.indexOf(state.key);
    const next = at < 0 ? 0 : Math.min(Math.max(at + by, 0), keys.length - 1);
    show(keys[next]);
  }
  function typed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = Number(event.key);
    if (event.key === "b" || event.key === "B" || event.key === "." || event.key === "Escape") show(0);
    else if (keys.includes(key)) show(key);
    else if (event.key === "ArrowRight" || event.key === "PageDown") step(1);
    else if (event.key === "ArrowLeft" || event.key === "PageUp") step(-1);
    else if (event.key === "f" && hall) document.documentElement.requestFullscreen();
    else return;
    event.preventDefault();
  }
  document.body.classList.add(hall ? "hall" : "presenter");
  addEventListener("keydown", typed);
  addEventListener("resize", () => { if (hall) fit(); });
  addEventListener("storage", (event) => { if (event.key === name && event.newValue) try { take(JSON.parse(event.newValue)); } catch { /* not ours */ } });
  addEventListener("message", (event) => { if (event.source && (event.source === other || event.source === window.opener) && event.data) take(event.data[name]); });
  if (channel) channel.onmessage = (event) => take(event.data);
  for (const each of marks) each.addEventListener("click", () => show(Number(each.dataset.shows)));
  const open = document.getElementById("open");
  if (open) open.addEventListener("click", () => { other = window.open(location.href.split("#")[0] + "#hall", name); });
  draw();
  if (hall) post({ ask: true });
})();
