// The work of one person on this device, opened. Every change is read, made and written under one lock, in whichever tab.
import { hash, nieuweNaam, open, openTekst, sluit, sluitTekst } from "./kluis.js";
import * as winkel from "./winkel.js";

export const wacht = (rapport) => rapport.toestand === "klaar";

export class Kast {
  constructor(account, sleutel) {
    this.account = account;
    this.sleutel = sleutel;
  }

  async #rij(soort, id, waarde) {
    return { account: this.account, soort, id, ...(await sluitTekst(this.sleutel, waarde)) };
  }

  async lees(soort, id) {
    const rij = await winkel.lees("werk", [this.account, soort, id]);
    return rij ? openTekst(this.sleutel, rij) : null;
  }

  async bewaarDag(pakket) {
    await winkel.schrijf([["werk", "put", await this.#rij("dag", "", pakket)]]);
  }

  async rapporten() {
    const rijen = await winkel.leesAlle("werk", winkel.vanAccount(this.account, "rapport"));
    return Promise.all(rijen.map((rij) => openTekst(this.sleutel, rij)));
  }

  // Change a rapport; `doe` gets it (null when there is none) and gives it back, with rows of photos to write along.
  async wijzig(id, doe) {
    return navigator.locks.request(`veldwerk-${this.account}`, async () => {
      const { rapport, stappen = [] } = await doe(await this.lees("rapport", String(id)));
      await winkel.schrijf([["werk", "put", await this.#rij("rapport", String(id), rapport)], ...stappen]);
      await this.#tel();
      return rapport;
    });
  }

  async vergeet(id) {
    return navigator.locks.request(`veldwerk-${this.account}`, async () => {
      await winkel.schrijf([["werk", "delete", [this.account, "rapport", String(id)]]]);
      await this.#tel();
    });
  }

  // A photo is encrypted and written together with its place in the rapport: never one without the other.
  async voegFotoToe(id, bestand, klein) {
    const bytes = await bestand.arrayBuffer();
    const foto = {
      sleutel: nieuweNaam(), naam: bestand.name || "foto.jpg", grootte: bytes.byteLength, sha256: await hash(bytes), klein,
      bijschrift: "", punt: "", ontvangen: false,
    };
    const rij = { account: this.account, sleutel: foto.sleutel, ...(await sluit(this.sleutel, bytes)) };
    return this.wijzig(id, (rapport) => {
      rapport.fotos.push(foto);
      return { rapport, stappen: [["fotos", "put", rij]] };
    });
  }

  async haalFotoWeg(id, sleutel) {
    return this.wijzig(id, (rapport) => {
      rapport.fotos = rapport.fotos.filter((foto) => foto.sleutel !== sleutel);
      return { rapport, stappen: [["fotos", "delete", [this.account, sleutel]]] };
    });
  }

  async foto(sleutel) {
    const rij = await winkel.lees("fotos", [this.account, sleutel]);
    return rij ? open(this.sleutel, rij) : null;
  }

  // The server has these bytes, by their hash: only now they may go from here.
  async bevestigFoto(id, sleutel) {
    return this.wijzig(id, (rapport) => {
      for (const foto of rapport.fotos) if (foto.sleutel === sleutel) foto.ontvangen = true;
      return { rapport, stappen: [["fotos", "delete", [this.account, sleutel]]] };
    });
  }

  async stand() {
    const wachtend = (await this.rapporten()).filter(wacht);
    const fotos = wachtend.flatMap((rapport) => rapport.fotos).filter((foto) => !foto.ontvangen);
    return { rapporten: wachtend.length, fotos: fotos.length };
  }

  // Two numbers beside the encrypted rows, to name what is left when somebody signs out; they say nothing else.
  async #tel() {
    const open_ = (await this.rapporten()).filter((rapport) => rapport.toestand !== "verstuurd");
    const fotos = open_.flatMap((rapport) => rapport.fotos).filter((foto) => !foto.ontvangen).length;
    const rij = await winkel.lees("kluizen", this.account);
    if (rij) await winkel.schrijf([["kluizen", "put", { ...rij, rapporten: open_.length, fotos }]]);
  }
}
