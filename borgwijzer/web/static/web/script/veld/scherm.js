// Small pieces of page. Text is only ever placed as text.
export function maak(soort, eigen = {}, ...kinderen) {
  const element = document.createElement(soort);
  for (const [naam, waarde] of Object.entries(eigen)) {
    if (naam.startsWith("on")) element.addEventListener(naam.slice(2), waarde);
    else if (waarde === true) element.setAttribute(naam, "");
    else if (waarde !== false && waarde !== null && waarde !== undefined) element.setAttribute(naam, waarde);
  }
  element.append(...kinderen.flat(2).filter((kind) => kind !== null && kind !== undefined && kind !== ""));
  return element;
}

export const inhoud = () => document.getElementById("inhoud");

export function toon(...delen) {
  inhoud().replaceChildren(...delen.flat().filter(Boolean));
  const kop = inhoud().querySelector("h1");
  if (kop) {
    kop.tabIndex = -1;
    kop.focus();
  }
  window.scrollTo(0, 0);
}

export function knop(tekst, doe, { hoofd = false, klein = "" } = {}) {
  const soort = hoofd ? "primary" : "secondary";
  const extra = klein ? maak("span", { class: "onzichtbaar" }, klein) : null;
  return maak("button", { type: "button", class: `utrecht-button utrecht-button--${soort}-action`, onclick: doe }, tekst, extra);
}

export function melding(tekst, soort = "info") {
  const rol = soort === "error" ? "alert" : "status";
  return maak("div", { class: `utrecht-alert utrecht-alert--${soort}`, role: rol }, maak("p", {}, tekst));
}

export function veld(naam, etiket, { soort = "text", waarde = "", uitleg = "", verplicht = false, extra = {} } = {}) {
  const beschrijving = uitleg ? { "aria-describedby": `${naam}-uitleg` } : {};
  const eigen = { id: naam, name: naam, ...beschrijving, ...extra };
  const invoer = soort === "lang"
    ? maak("textarea", { ...eigen, class: "utrecht-textarea utrecht-textarea--html-textarea", rows: 5 })
    : maak("input", { ...eigen, type: soort, class: "utrecht-textbox utrecht-textbox--html-input" });
  invoer.value = waarde;
  const naast = verplicht ? " (verplicht)" : "";
  return maak(
    "div", { class: "veld" }, maak("label", { for: naam }, `${etiket}${naast}`),
    uitleg ? maak("span", { class: "veld__uitleg", id: `${naam}-uitleg` }, uitleg) : null, invoer,
  );
}

export function keuze(naam, etiket, keuzes, waarde, { uitleg = "", verborgen = false } = {}) {
  const lijst = maak("select", {
    id: naam, name: naam, class: "utrecht-select utrecht-select--html-select", "aria-describedby": uitleg ? `${naam}-uitleg` : null,
  });
  for (const [code, tekst] of keuzes) lijst.append(maak("option", { value: code, selected: code === waarde }, tekst));
  return maak(
    "div", { class: "veld" }, maak("label", { for: naam, class: verborgen ? "onzichtbaar" : null }, etiket),
    uitleg ? maak("span", { class: "veld__uitleg", id: `${naam}-uitleg` }, uitleg) : null, lijst,
  );
}

const DAG = new Intl.DateTimeFormat("nl-NL", { weekday: "long", day: "numeric", month: "long" });
export const schrijfDag = (iso) => (iso ? DAG.format(new Date(`${iso}T12:00:00`)) : "");
export const vandaag = () => {
  const nu = new Date();
  return `${nu.getFullYear()}-${String(nu.getMonth() + 1).padStart(2, "0")}-${String(nu.getDate()).padStart(2, "0")}`;
};
export const schrijfAantal = (aantal, een, meer) => `${aantal} ${aantal === 1 ? een : meer}`;
