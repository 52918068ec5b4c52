// Veldwerk: from the list of the day to a rapport that waits, with or without reach.
import { maakKluis, nieuweNaam, openMetCode, openMetServer } from "./kluis.js";
import { Kast } from "./kast.js";
import { GeenBereik, haalDag, NietAangemeld, verstuur, wieBenIk } from "./post.js";
import { knop, maak, melding, schrijfAantal, schrijfDag, toon, vandaag, veld } from "./scherm.js";
import { nieuwRapport, Rapportvorm } from "./vorm.js";
import * as winkel from "./winkel.js";

const STIL = 30 * 60 * 1000;
const CODE_MINST = 8;
const app = { wie: null, kast: null, bereik: true, aangemeld: true, bezig: "", open: null, afmelden: false, merk: "" };

async function toestel() {
  const bewaard = await winkel.lees("vast", "toestel");
  if (bewaard) return bewaard.waarde;
  const waarde = nieuweNaam();
  await winkel.schrijf([["vast", "put", { naam: "toestel", waarde }]]);
  return waarde;
}

// Who is signed in, as far as that can be asked now. Without reach the app goes on with what it has.
async function vraagWie() {
  try {
    app.wie = await wieBenIk(await toestel());
    app.bereik = app.aangemeld = true;
    if (app.kast && app.kast.account !== app.wie.account) vergrendel();
  } catch (fout) {
    app.bereik = !(fout instanceof GeenBereik);
    app.aangemeld = app.bereik ? !(fout instanceof NietAangemeld) : app.aangemeld;
    app.wie = null;
  }
  return app.wie;
}

function vergrendel() {
  app.kast = null;
  app.afmelden = false;
  app.open = null;
}

async function begin() {
  await vraagWie();
  if (app.wie) {
    const rij = await winkel.lees("kluizen", app.wie.account);
    if (!rij) return toonNieuw();
    try {
      app.kast = new Kast(rij.account, await openMetServer(rij, app.wie.sleutel));
      return naarLijst();
    } catch {
      return toonCode("Uw veldcode is nodig: de sleutel van de server is vernieuwd.");
    }
  }
  const kluizen = await winkel.leesAlle("kluizen");
  if (kluizen.length) return toonCode();
  return toon(
    maak("h1", {}, "Veldwerk"),
    melding(app.bereik ? "Meld u aan om veldwerk op dit toestel te beginnen." : "Begin de eerste keer met bereik: dan haalt dit toestel uw controles op."),
    maak("p", {}, maak("a", { href: "/aanmelden/?volgende=/veld/" }, "Meld u aan")),
  );
}

function toonNieuw(fout = "") {
  const vorm = maak(
    "form", { class: "ruim", onsubmit: kiesCode },
    maak(
      "div", { class: "velden" },
      veld("code", "Kies een veldcode", { soort: "password", uitleg: `Ten minste ${CODE_MINST} tekens. Hiermee opent u dit toestel zonder bereik.`, verplicht: true, extra: { autocomplete: "new-password" } }),
      veld("nogmaals", "Nog een keer", { soort: "password", verplicht: true, extra: { autocomplete: "new-password" } }),
    ),
    maak("p", {}, maak("button", { class: "utrecht-button utrecht-button--primary-action" }, "Begin met veldwerk")),
  );
  toon(
    maak("h1", {}, "Veldwerk klaarzetten"),
    maak("p", {}, "Wat u invult, staat versleuteld op dit toestel. Vergeet u de code, dan opent u het met bereik door u aan te melden."),
    fout ? melding(fout, "error") : null, vorm,
  );
}

async function kiesCode(gebeurtenis) {
  gebeurtenis.preventDefault();
  const { code, nogmaals } = gebeurtenis.target.elements;
  if (code.value.length < CODE_MINST) return toonNieuw(`Kies een code van ten minste ${CODE_MINST} tekens.`);
  if (code.value !== nogmaals.value) return toonNieuw("De twee codes zijn niet gelijk: vul ze opnieuw in.");
  const { rij, sleutel } = await maakKluis(app.wie.account, code.value, app.wie.sleutel);
  await winkel.schrijf([["kluizen", "put", rij]]);
  await navigator.storage?.persist?.();
  app.kast = new Kast(rij.account, sleutel);
  return naarLijst();
}

function toonCode(uitleg = "", fout = "") {
  const vorm = maak(
    "form", { class: "ruim", onsubmit: probeerCode },
    maak("div", { class: "velden" }, veld("code", "Uw veldcode", { soort: "password", verplicht: true, extra: { autocomplete: "current-password" } })),
    maak("p", {}, maak("button", { class: "utrecht-button utrecht-button--primary-action" }, "Open veldwerk")),
  );
  toon(
    maak("h1", {}, "Veldwerk openen"), uitleg ? maak("p", {}, uitleg) : null, fout ? melding(fout, "error") : null, vorm,
    app.bereik ? maak("p", {}, "Code vergeten? ", maak("a", { href: "/aanmelden/?volgende=/veld/" }, "Meld u aan"), ": dan is de code niet nodig.") : null,
  );
  toonStand();
}

async function probeerCode(gebeurtenis) {
  gebeurtenis.preventDefault();
  const code = gebeurtenis.target.elements.code.value;
  for (const rij of await winkel.leesAlle("kluizen")) {
    if (app.wie && rij.account !== app.wie.account) continue;
    try {
      app.kast = new Kast(rij.account, await openMetCode(rij, code));
      return naarLijst();
    } catch {
      // Not the code of this one.
    }
  }
  return toonCode("", "Deze code past niet. Controleer hem en probeer het opnieuw.");
}

async function vernieuw() {
  if (!app.wie || !app.kast || app.wie.account !== app.kast.account) return;
  const { aanleidingen, uitkomsten } = app.wie;
  try {
    await app.kast.bewaarDag({ ...(await haalDag()), aanleidingen, uitkomsten });
  } catch (fout) {
    if (!(fout instanceof GeenBereik || fout instanceof NietAangemeld)) throw fout;
  }
}

async function naarLijst() {
  app.open = null;
  app.afmelden = false;
  await vernieuw();
  await toonLijst();
  await werkAf();
}

async function toonLijst() {
  if (!app.kast || app.open || app.afmelden) return;
  const pakket = (await app.kast.lees("dag", "")) ?? { controles: [], aanleidingen: {}, uitkomsten: {} };
  const rapporten = new Map((await app.kast.rapporten()).map((rapport) => [rapport.controle, rapport]));
  // While this was read somebody may have opened a rapport: the list may not come in its place.
  if (!app.kast || app.open || app.afmelden) return;
  const dagen = Map.groupBy?.(pakket.controles, (controle) => controle.gepland_op) ?? groepeer(pakket.controles);
  const bekend = new Set(pakket.controles.map((controle) => controle.id));
  const los = [...rapporten.values()].filter((rapport) => !bekend.has(rapport.controle));
  // What is being sent changes under the hands of whoever reads: only what differs is shown anew, and the focus stays.
  const lijst = document.getElementById("lijst");
  const merk = JSON.stringify([pakket, [...rapporten.values()].map(({ controle, toestand, fout, uitslag, fotos }) => [controle, toestand, fout, uitslag, fotos.map((foto) => foto.ontvangen)])]);
  if (lijst && app.merk === merk) return toonStand();
  app.merk = merk;
  const waar = lijst?.contains(document.activeElement) ? document.activeElement.textContent : "";
  toon(maak(
    "div", { id: "lijst", class: "ruim" }, maak("h1", {}, "Mijn controles"),
    pakket.dag ? maak("p", { class: "zacht" }, `Opgehaald op ${schrijfDag(pakket.dag)}. Dit werkt ook zonder bereik.`) : null,
    los.length ? maak("section", { class: "deel" }, maak("h2", {}, "Rapporten op dit toestel"), maak("ul", { class: "streeploos stapel" }, los.map((rapport) => regel(null, rapport, pakket)))) : null,
    [...dagen].map(([dag, controles]) => maak(
      "section", { class: "deel" }, maak("h2", {}, dag === vandaag() ? `Vandaag, ${schrijfDag(dag)}` : schrijfDag(dag)),
      maak("ul", { class: "streeploos stapel" }, controles.map((controle) => regel(controle, rapporten.get(controle.id), pakket))),
    )),
    pakket.controles.length || los.length ? null : maak("p", {}, "Er staan geen controles op uw lijst. Plan er een op de pagina van een zaak."),
    maak("p", { class: "knoppen" }, knop("Vernieuw de lijst", opnieuw), " ", knop("Vergrendel en meld af", toonAfmelden)),
  ));
  if (waar) [...document.querySelectorAll("#lijst button, #lijst a")].find((deel) => deel.textContent === waar)?.focus();
  return toonStand();
}

function groepeer(controles) {
  const dagen = new Map();
  for (const controle of controles) dagen.set(controle.gepland_op, [...(dagen.get(controle.gepland_op) ?? []), controle]);
  return dagen;
}

const UITSLAG = {
  verwerkt: "Verstuurd en overgenomen.", botst: "Verstuurd. Er is intussen iets gewijzigd: kies wat er geldt.", naast: "Verstuurd en ernaast bewaard.",
};

function regel(controle, rapport, pakket) {
  const plaats = controle?.plaats ?? rapport.plek;
  const delen = [maak("p", { class: "vet" }, plaats)];
  if (controle) delen.push(maak("p", { class: "klein zacht" }, `${pakket.aanleidingen[controle.aanleiding] ?? ""}, zaak ${controle.zaak}`), controle.opdracht ? maak("p", { class: "klein notitie" }, controle.opdracht) : null);
  const waar = { klein: `: ${plaats}` };
  if (!rapport) delen.push(knop("Maak het rapport", () => openRapport(controle), { hoofd: true, ...waar }));
  else if (rapport.toestand === "open") delen.push(maak("p", {}, `Begonnen, met ${schrijfAantal(rapport.fotos.length, "foto", "foto's")}.`), knop("Ga verder", () => openRapport(controle, rapport), { hoofd: true, ...waar }));
  else if (rapport.toestand === "klaar") delen.push(...wachtend(rapport, controle, waar));
  else delen.push(maak("p", {}, `${UITSLAG[rapport.uitslag] ?? "Verstuurd."} `, maak("a", { href: rapport.url }, rapport.uitslag === "botst" ? "Kies wat er geldt" : "Bekijk")), controle ? null : knop("Haal van deze lijst", () => ruimOp(rapport), waar));
  return maak("li", { class: "bezoek" }, maak("div", { class: "stapel" }, delen));
}

function wachtend(rapport, controle, waar) {
  const nog = rapport.fotos.filter((foto) => !foto.ontvangen).length;
  return [
    maak("p", {}, `Klaar en ondertekend. Wacht op verzending, met ${schrijfAantal(nog, "foto", "foto's")}.`),
    rapport.fout ? melding(rapport.fout, "error") : null,
    knop("Open opnieuw", () => heropen(rapport, controle), waar),
  ];
}

async function heropen(rapport, controle) {
  // Under a name of its own: the words that may already be under way stay what they were.
  const open = await app.kast.wijzig(rapport.controle, (huidig) => {
    const stop = huidig.inhoud.bouwstop;
    if (stop?.op) huidig.inhoud.bouwstop = { ...stop, om: new Date(stop.op).toTimeString().slice(0, 5), op: undefined };
    return { rapport: { ...huidig, toestand: "open", sleutel: nieuweNaam(), fout: "", inhoud: { ...huidig.inhoud, ondertekend: false, ondertekend_om: null } } };
  });
  return openRapport(controle, open);
}

async function openRapport(controle, rapport = null) {
  const pakket = await app.kast.lees("dag", "");
  const gekozen = rapport ?? (await app.kast.wijzig(controle.id, (bestaand) => ({ rapport: bestaand ?? nieuwRapport(controle, nieuweNaam()) })));
  app.open = new Rapportvorm(app.kast, gekozen, pakket?.uitkomsten ?? {}, naarLijst);
  await app.open.toon();
  toonStand();
}

async function ruimOp(rapport) {
  await app.kast.vergeet(rapport.controle);
  await toonLijst();
}

async function opnieuw() {
  await vraagWie();
  await naarLijst();
}

// Send what waits, as often as there is a chance; what is not sent stays.
async function werkAf() {
  if (!app.kast) return;
  if (!app.wie && navigator.onLine) await vraagWie();
  if (app.kast && app.wie && app.wie.account === app.kast.account) {
    try {
      await verstuur(app.kast, app.wie, (bezig) => {
        app.bezig = bezig;
        toonStand();
      });
    } catch (fout) {
      if (fout instanceof NietAangemeld) app.aangemeld = false;
      else if (fout instanceof GeenBereik) app.bereik = false;
      else throw fout;
      app.wie = null;
    }
    app.bezig = "";
  }
  await toonLijst();
  toonStand();
}

async function toonStand() {
  const balk = document.getElementById("stand");
  if (!app.kast) return balk.replaceChildren();
  const { rapporten, fotos } = await app.kast.stand();
  const zin = rapporten
    ? `${schrijfAantal(rapporten, "rapport", "rapporten")} en ${schrijfAantal(fotos, "foto", "foto's")} ${rapporten + fotos === 1 ? "wacht" : "wachten"} op verzending.`
    : "Alles is verstuurd.";
  const waarom = !app.bereik ? " U hebt nu geen bereik." : !app.aangemeld ? " Meld u aan om te versturen." : app.bezig ? ` ${app.bezig}` : "";
  return balk.replaceChildren(
    maak("p", {}, `${zin}${waarom} `, rapporten && app.bereik && !app.aangemeld ? maak("a", { href: "/aanmelden/?volgende=/veld/" }, "Meld u aan") : null),
    rapporten && app.aangemeld ? knop("Verstuur nu", nogEens) : "",
  );
}

async function nogEens() {
  app.bereik = true;
  await vraagWie();
  await werkAf();
}

async function toonAfmelden() {
  app.afmelden = true;
  const rij = await winkel.lees("kluizen", app.kast.account);
  const over = rij.rapporten
    ? `Op dit toestel ${rij.rapporten + rij.fotos === 1 ? "blijft" : "blijven"} ${schrijfAantal(rij.rapporten, "rapport", "rapporten")} en ${schrijfAantal(rij.fotos, "foto", "foto's")} versleuteld staan. Niemand anders kan ze lezen. Meld u hier later weer aan om ze te versturen.`
    : "Er staat geen werk van u op dit toestel dat nog verstuurd moet worden.";
  const { token } = (await vraagWie()) ?? {};
  toon(
    maak("h1", {}, "Afmelden"), melding(over, rij.rapporten ? "warning" : "info"),
    maak(
      "p", { class: "knoppen" },
      token
        ? maak("form", { method: "post", action: "/afmelden/", class: "regelformulier" }, maak("input", { type: "hidden", name: "csrfmiddlewaretoken", value: token }), maak("button", { class: "utrecht-button utrecht-button--primary-action" }, "Meld af"))
        : knop("Vergrendel dit toestel", () => { vergrendel(); toonCode(); }, { hoofd: true }),
      " ", knop("Terug naar de lijst", naarLijst),
    ),
  );
  toonStand();
}

// Nobody at the device: the key goes out of memory, after what was typed is kept.
let rust;
function bewaakRust() {
  clearTimeout(rust);
  rust = setTimeout(async () => {
    if (!app.kast) return;
    await app.open?.bewaar();
    vergrendel();
    toonCode("Het toestel is vergrendeld omdat er een half uur niets gebeurde.");
  }, STIL);
}
for (const soort of ["pointerdown", "keydown"]) addEventListener(soort, bewaakRust, { passive: true });
addEventListener("online", () => { app.bereik = true; werkAf(); });
addEventListener("offline", () => { app.bereik = false; app.wie = null; toonStand(); });

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/veld/werker.js", { scope: "/veld/" });
bewaakRust();
await begin();
