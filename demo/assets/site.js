/**
 * The little that the pages do in script: keep a draft over a page load, announce new messages, and
 * reload the page after a call so that its timeline shows the call.
 */
const conversation = document.querySelector(".conversation");
const field = document.querySelector("#text");

if (field) {
  const key = `draft ${location.pathname}`;
  field.value = sessionStorage.getItem(key) ?? "";
  field.addEventListener("input", () => sessionStorage.setItem(key, field.value));
  field.form.addEventListener("submit", () => sessionStorage.removeItem(key));
}

if (conversation) {
  // The element fires `ended` at once but shows the outcome for a moment: reload only after that.
  let isCallOver = false;
  document.addEventListener("chat-call-ended", () => {
    isCallOver = true;
  });
  document.addEventListener("chat-call-state-change", ({ detail }) => {
    if (isCallOver && detail.state === "idle") location.reload();
    if (detail.state !== "ended" && detail.state !== "idle") isCallOver = false;
  });

  const { latest, latestUrl } = conversation.dataset;
  const news = conversation.querySelector(".news");
  setInterval(async () => {
    if (document.hidden || !news.hidden) return;
    const response = await fetch(latestUrl).catch(() => null);
    if (!response?.ok) return;
    const answer = await response.json();
    news.hidden = answer.latest <= Number(latest);
  }, 4000);
}
