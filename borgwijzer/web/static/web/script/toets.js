// Comfort for the toets screen; everything works without it.
// Inside a group of answers: 1 = ja, 2 = nee, 3 = niet van toepassing; then the focus moves on.
(() => {
  const form = document.querySelector("form[data-toets]");
  if (!form) return;
  const eisen = [...form.querySelectorAll("fieldset.eis")];

  const goTo = (eis) => {
    const radios = [...eis.querySelectorAll("input[type=radio]")];
    (radios.find((radio) => radio.checked) ?? radios[0])?.focus();
  };

  form.addEventListener("keydown", (event) => {
    if (event.target.type !== "radio" || event.ctrlKey || event.altKey || event.metaKey) return;
    const eis = event.target.closest("fieldset.eis");
    const radio = eis?.querySelectorAll("input[type=radio]")[Number(event.key) - 1];
    if (!radio || !/^[1-3]$/.test(event.key)) return;
    event.preventDefault();
    radio.checked = true;
    radio.dispatchEvent(new Event("change", { bubbles: true }));
    const next = eisen[eisen.indexOf(eis) + 1];
    if (radio.value === "nee" || (eis.hasAttribute("data-reden") && radio.value !== "auto")) eis.querySelector("input[type=text]")?.focus();
    else if (next) goTo(next);
    else form.querySelector("button[value=oordeel]")?.focus();
  });

  form.addEventListener("change", (event) => {
    const reden = event.target.type === "radio" && event.target.closest("fieldset.eis")?.querySelector("input[type=text]");
    if (reden) reden.setAttribute("aria-required", String(event.target.value === "nee" || reden.closest("fieldset").hasAttribute("data-reden")));
    unsaved = true;
  });

  let unsaved = false;
  form.addEventListener("submit", () => { unsaved = false; });
  window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
})();
