// The form of one rapport: every keystroke is kept, also when the page goes away.
import { keuze, knop, maak, melding, schrijfDag, toon, vandaag, veld } from "./scherm.js";

const ONDERTEKEN = "Ik heb dit zelf gezien of gehoord, en zo staat het hier.";

export function nieuwRapport(controle, sleutel) {
  const gezien = controle.gezien ?? {};
  return {
    sleutel, controle: controle.id, versie: controle.versie, zaak: controle.zaak, plek: controle.plaats, opdracht: controle.opdracht,
    lijst: controle.punten, grenzen: controle.grenzen, toestand: "open", fout: "", fotos: [],
    inhoud: {
      gedaan_op: vandaag(), begonnen_om: gezien.begonnen_om || null, geeindigd_om: gezien.geeindigd_om || null,
      plaats: gezien.plaats || controle.plaats, aanwezigen: gezien.aanwezigen || "", uitkomst: gezien.uitkomst || "",
      waarnemingen: gezien.waarnemingen || "", punten: gezien.punten || {}, bouwstop: null, ondertekend: false, ondertekend_om: null,
    },
  };
}

// A small picture for on the screen; a file that this browser cannot read has none, and goes along all the same.
async function verklein(bestand) {
  try {
    const beeld = await createImageBitmap(bestand, { resizeWidth: 240 });
    const doek = new OffscreenCanvas(beeld.width, beeld.height);
    doek.getContext("2d").drawImage(beeld, 0, 0);
    beeld.close();
    const bytes = new Uint8Array(await (await doek.convertToBlob({ type: "image/jpeg", quality: 0.6 })).arrayBuffer());
    return btoa(String.fromCharCode(...bytes));
  } catch {
    return "";
  }
}

const alsBeeld = (klein) => URL.createObjectURL(new Blob([Uint8Array.from(atob(klein), (t) => t.charCodeAt(0))], { type: "image/jpeg" }));

export class Rapportvorm {
  constructor(kast, rapport, uitkomsten, terug) {
    Object.assign(this, { kast, rapport, uitkomsten, terug });
    this.wachtend = null;
  }

  async toon(fout = "") {
    const { rapport } = this;
    this.vorm = maak(
      "form", { class: "ruim", oninput: () => this.straks(), onsubmit: (gebeurtenis) => this.maakAf(gebeurtenis) },
      this.#velden(), this.#punten(), this.#bouwstop(),
      maak("section", { class: "deel" }, maak("h2", {}, "Foto's"), this.#fotoknop(), (this.lijst = maak("ol", { class: "streeploos fotolijst" }))),
      maak("div", { class: "keuze" }, maak("input", { type: "checkbox", id: "ondertekend", name: "ondertekend" }), maak("label", { for: "ondertekend" }, ONDERTEKEN)),
      maak("p", { class: "knoppen" }, maak("button", { class: "utrecht-button utrecht-button--primary-action" }, "Maak het rapport af"), " ", knop("Later verder", () => this.sluit())),
    );
    toon(
      maak("h1", {}, rapport.plek), maak("p", {}, `Zaak ${rapport.zaak}. Alles wat u invult, wordt meteen versleuteld bewaard op dit toestel.`),
      fout ? melding(fout, "error") : null,
      rapport.opdracht ? maak("section", { class: "stapel" }, maak("h2", {}, "Waar u op let"), maak("p", { class: "notitie" }, rapport.opdracht)) : null,
      this.vorm,
      rapport.grenzen.length ? maak("section", { class: "grens stapel" }, maak("h2", {}, "Wat u niet doet"), maak("ul", { class: "punten" }, rapport.grenzen.map((zin) => maak("li", {}, zin)))) : null,
    );
    this.#toonFotos();
    this.bewaker = () => this.bewaar();
    addEventListener("pagehide", this.bewaker);
    document.addEventListener("visibilitychange", this.bewaker);
  }

  #velden() {
    const { inhoud } = this.rapport;
    const uitkomsten = [["", "Kies hoe het afliep"], ...Object.entries(this.uitkomsten)];
    return maak(
      "div", { class: "velden" },
      veld("gedaan_op", "Wanneer was u er?", { soort: "date", waarde: inhoud.gedaan_op, verplicht: true, extra: { max: vandaag() } }),
      veld("begonnen_om", "Van", { soort: "time", waarde: inhoud.begonnen_om ?? "" }),
      veld("geeindigd_om", "Tot", { soort: "time", waarde: inhoud.geeindigd_om ?? "" }),
      veld("plaats", "Waar was u?", { waarde: inhoud.plaats, verplicht: true, extra: { maxlength: 300 } }),
      veld("aanwezigen", "Wie waren erbij?", { waarde: inhoud.aanwezigen, uitleg: "Naam en functie.", extra: { maxlength: 2000 } }),
      keuze("uitkomst", "Hoe liep het bezoek af? (verplicht)", uitkomsten, inhoud.uitkomst),
      veld("waarnemingen", "Wat zag u?", { soort: "lang", waarde: inhoud.waarnemingen, verplicht: true, uitleg: "U beoordeelt de techniek niet: dat doet de kwaliteitsborger.", extra: { maxlength: 10000 } }),
    );
  }

  #punten() {
    if (!this.rapport.lijst.length) return null;
    const eigen = this.rapport.lijst.filter((punt) => punt.eigen);
    const altijd = this.rapport.lijst.filter((punt) => !punt.eigen);
    const lijst = (punten) => maak("ul", { class: "streeploos" }, punten.map((punt) => this.#punt(punt)));
    const bekeken = altijd.filter((punt) => this.rapport.inhoud.punten[punt.id]).length;
    return maak(
      "section", { class: "controlelijst" }, maak("h2", {}, "De lijst"), eigen.length ? lijst(eigen) : null,
      altijd.length ? maak("details", { class: "deel", open: bekeken > 0 || !eigen.length }, maak("summary", { class: "vet" }, `Op elk werk (${altijd.length} punten)`), lijst(altijd)) : null,
    );
  }

  #punt(punt) {
    const { antwoord = "", opmerking = "" } = this.rapport.inhoud.punten[punt.id] ?? {};
    const naam = `punt-${punt.id}`;
    const uitleg = [punt.wet.join(", "), punt.hulp].filter(Boolean).join(". ");
    const vast = punt.soort === "vinkje" ? [["", "Niet bekeken"], ["ja", "Ja"], ["nee", "Nee"]] : [["", "Niet bekeken"], ...punt.keuzes.map((een) => [een, een])];
    const etiket = punt.eenheid ? `${punt.tekst} (in ${punt.eenheid})` : punt.tekst;
    const invoer = punt.soort === "vinkje" || punt.soort === "keuze"
      ? keuze(naam, etiket, vast, antwoord, { uitleg })
      : veld(naam, etiket, { waarde: antwoord, uitleg, extra: { maxlength: 1000, inputmode: punt.soort === "getal" ? "decimal" : null } });
    const naast = veld(`opm-${punt.id}`, `Opmerking bij: ${punt.tekst}`, { waarde: opmerking, extra: { maxlength: 1000, placeholder: "Opmerking" } });
    naast.querySelector("label").className = "onzichtbaar";
    return maak("li", { class: "veldpunt" }, invoer, naast);
  }

  #bouwstop() {
    const stop = this.rapport.inhoud.bouwstop ?? {};
    return maak(
      "details", { class: "deel", open: Boolean(stop.aan) }, maak("summary", { class: "vet" }, "De bouw mondeling stilgelegd"),
      maak("p", { class: "zacht" }, "Daarna komt er een taak om het besluit op papier te zetten."),
      maak(
        "div", { class: "velden" },
        veld("stop-om", "Hoe laat?", { soort: "time", waarde: stop.om ?? "" }),
        veld("stop-aan", "Tegen wie zei u het?", { waarde: stop.aan ?? "", uitleg: "Naam, functie en bedrijf.", extra: { maxlength: 300 } }),
        veld("stop-getuigen", "Wie hoorden het?", { waarde: stop.getuigen ?? "", extra: { maxlength: 300 } }),
        veld("stop-reden", "Waarom moest de bouw meteen stil?", { soort: "lang", waarde: stop.reden ?? "", extra: { maxlength: 2000 } }),
      ),
    );
  }

  #fotoknop() {
    return maak(
      "div", { class: "veld" }, maak("label", { for: "fotos" }, "Voeg foto's toe"),
      maak("span", { class: "veld__uitleg", id: "fotos-uitleg" }, "U kunt er meer tegelijk kiezen."),
      maak("input", { type: "file", id: "fotos", multiple: true, accept: "image/*,.heic,.heif,.pdf", "aria-describedby": "fotos-uitleg", onchange: (gebeurtenis) => this.#voegToe(gebeurtenis.target) }),
      (this.bezig = maak("p", { role: "status" })),
    );
  }

  async #voegToe(invoer) {
    const bestanden = [...invoer.files];
    for (const [nummer, bestand] of bestanden.entries()) {
      this.bezig.textContent = `Foto ${nummer + 1} van ${bestanden.length} wordt bewaard.`;
      try {
        this.rapport.fotos = (await this.kast.voegFotoToe(this.rapport.controle, bestand, await verklein(bestand))).fotos;
      } catch {
        this.bezig.textContent = `De foto ${bestand.name} past niet meer op dit toestel: verstuur eerst wat wacht, of maak ruimte vrij.`;
        this.#toonFotos();
        return;
      }
    }
    invoer.value = "";
    this.bezig.textContent = `${bestanden.length === 1 ? "De foto is" : "De foto's zijn"} versleuteld bewaard.`;
    this.#toonFotos();
  }

  #toonFotos() {
    const punten = [["", "Geen punt"], ...this.rapport.lijst.map((punt) => [punt.id, punt.tekst])];
    this.lijst.replaceChildren(...this.rapport.fotos.map((foto, plek) => maak(
      "li", { class: "fotokaart" },
      foto.klein ? maak("img", { src: alsBeeld(foto.klein), alt: foto.bijschrift || foto.naam, onload: (g) => URL.revokeObjectURL(g.target.src) }) : maak("p", { class: "zacht klein" }, "Dit toestel kan deze foto niet tonen. Zij gaat wel mee."),
      maak("p", { class: "bestandsnaam klein" }, foto.naam),
      veld(`tekst-${foto.sleutel}`, `Bijschrift bij foto ${plek + 1}`, { waarde: foto.bijschrift, extra: { maxlength: 300 } }),
      keuze(`hoort-${foto.sleutel}`, `Foto ${plek + 1} hoort bij`, punten, foto.punt),
      maak(
        "p", { class: "knoppen" },
        plek ? knop("Eerder", () => this.#schuif(plek), { klein: `: foto ${plek + 1}` }) : null, " ",
        foto.ontvangen ? null : knop("Haal weg", () => this.#haalWeg(foto.sleutel), { klein: `: foto ${plek + 1}` }),
      ),
    )));
  }

  async #schuif(plek) {
    await this.bewaar((rapport) => rapport.fotos.splice(plek - 1, 0, ...rapport.fotos.splice(plek, 1)));
    this.#toonFotos();
    this.lijst.children[plek - 1].querySelector("input").focus();
  }

  async #haalWeg(sleutel) {
    await this.bewaar();
    this.rapport.fotos = (await this.kast.haalFotoWeg(this.rapport.controle, sleutel)).fotos;
    this.#toonFotos();
    document.getElementById("fotos").focus();
  }

  #lees(rapport) {
    const waarde = (naam) => this.vorm.elements[naam]?.value ?? "";
    const punten = {};
    for (const { id } of rapport.lijst) {
      const antwoord = waarde(`punt-${id}`).trim();
      const opmerking = waarde(`opm-${id}`).trim();
      if (antwoord || opmerking) punten[id] = { antwoord, opmerking };
    }
    const stop = { om: waarde("stop-om"), aan: waarde("stop-aan").trim(), getuigen: waarde("stop-getuigen").trim(), reden: waarde("stop-reden").trim() };
    Object.assign(rapport.inhoud, {
      gedaan_op: waarde("gedaan_op"), begonnen_om: waarde("begonnen_om") || null, geeindigd_om: waarde("geeindigd_om") || null,
      plaats: waarde("plaats"), aanwezigen: waarde("aanwezigen"), uitkomst: waarde("uitkomst"), waarnemingen: waarde("waarnemingen"),
      punten, bouwstop: stop.aan || stop.reden || stop.om ? stop : null,
    });
    for (const foto of rapport.fotos) {
      foto.bijschrift = waarde(`tekst-${foto.sleutel}`) || foto.bijschrift;
      foto.punt = waarde(`hoort-${foto.sleutel}`);
    }
  }

  straks() {
    clearTimeout(this.wachtend);
    this.wachtend = setTimeout(() => this.bewaar(), 300);
  }

  async bewaar(doe = () => {}) {
    clearTimeout(this.wachtend);
    if (!this.vorm?.isConnected) return;
    this.rapport = await this.kast.wijzig(this.rapport.controle, (rapport) => {
      this.#lees(rapport);
      doe(rapport);
      return { rapport };
    });
  }

  async sluit() {
    await this.bewaar();
    this.#laatLos();
    this.terug();
  }

  #laatLos() {
    removeEventListener("pagehide", this.bewaker);
    document.removeEventListener("visibilitychange", this.bewaker);
  }

  #mist() {
    const { inhoud } = this.rapport;
    if (!inhoud.gedaan_op || inhoud.gedaan_op > vandaag()) return ["gedaan_op", `Kies een dag tot en met ${schrijfDag(vandaag())}.`];
    if (!inhoud.plaats.trim()) return ["plaats", "Schrijf waar u was."];
    if (!inhoud.uitkomst) return ["uitkomst", "Kies hoe het bezoek afliep."];
    if (!inhoud.waarnemingen.trim()) return ["waarnemingen", "Schrijf wat u zag, of waarom u niets kon zien."];
    if (inhoud.begonnen_om && inhoud.geeindigd_om && inhoud.geeindigd_om < inhoud.begonnen_om) return ["geeindigd_om", "Het einde ligt voor het begin: verbeter een van de twee tijden."];
    const stop = inhoud.bouwstop;
    if (stop && !(stop.om && stop.aan && stop.reden)) return ["stop-om", "Vul bij de mondelinge bouwstop in hoe laat, tegen wie en waarom."];
    if (!this.vorm.elements.ondertekend.checked) return ["ondertekend", "Vink aan dat het rapport zegt wat u zag. Daarmee ondertekent u het."];
    return null;
  }

  async maakAf(gebeurtenis) {
    gebeurtenis.preventDefault();
    await this.bewaar();
    const mist = this.#mist();
    if (mist) {
      const [naam, zin] = mist;
      document.getElementById("mist")?.remove();
      this.vorm.before(maak("div", { id: "mist" }, melding(zin, "error")));
      const invoer = document.getElementById(naam);
      invoer.closest("details")?.setAttribute("open", "");
      invoer.focus();
      return;
    }
    await this.kast.wijzig(this.rapport.controle, (rapport) => {
      const nu = new Date().toISOString();
      rapport.inhoud.ondertekend = true;
      rapport.inhoud.ondertekend_om = nu;
      if (rapport.inhoud.bouwstop) {
        const { om, ...stop } = rapport.inhoud.bouwstop;
        rapport.inhoud.bouwstop = { ...stop, op: new Date(`${rapport.inhoud.gedaan_op}T${om}:00`).toISOString() };
      }
      return { rapport: { ...rapport, toestand: "klaar", fout: "" } };
    });
    this.#laatLos();
    this.terug();
  }
}
