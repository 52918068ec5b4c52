// What goes over the line: who is signed in, the list of the day, and rapporten with their photos in pieces.
import { hash } from "./kluis.js";
import { wacht } from "./kast.js";

export const STUK = 512 * 1024;

export class NietAangemeld extends Error {}
export class GeenBereik extends Error {}
export class Weigering extends Error {
  constructor(code, zin) {
    super(zin);
    this.code = code;
  }
}

async function vraag(pad, opties = {}) {
  let antwoord;
  try {
    antwoord = await fetch(pad, { credentials: "same-origin", redirect: "manual", cache: "no-store", ...opties });
  } catch {
    throw new GeenBereik();
  }
  if (antwoord.type === "opaqueredirect" || antwoord.status === 401 || antwoord.status === 403) throw new NietAangemeld();
  const soort = antwoord.headers.get("Content-Type") ?? "";
  if (!soort.startsWith("application/json")) throw new GeenBereik();
  const inhoud = await antwoord.json();
  if (!antwoord.ok) throw new Weigering(inhoud.code, inhoud.zin);
  return inhoud;
}

const stuur = (pad, token, body, soort) =>
  vraag(pad, { method: "POST", headers: { "X-CSRFToken": token, "Content-Type": soort }, body });
const stuurJson = (pad, token, waarde) => stuur(pad, token, JSON.stringify(waarde), "application/json");

export const wieBenIk = (toestel) => vraag(`/veld/post/wie/?toestel=${toestel}`);
export const haalDag = () => vraag("/veld/post/dag/");

async function stuurFoto(kast, id, foto, token, meld) {
  const bytes = await kast.foto(foto.sleutel);
  if (!bytes) throw new Weigering("foto_weg", `De foto ${foto.naam} staat niet meer op dit toestel.`);
  const { sleutel, naam, sha256, grootte } = foto;
  let stand = await stuurJson("/veld/post/foto/", token, { sleutel, naam, sha256, grootte });
  let mislukt = 0;
  while (!stand.klaar) {
    const vanaf = stand.ontvangen;
    const stuk = bytes.slice(vanaf, Math.min(vanaf + STUK, grootte));
    stand = await stuur(`/veld/post/stukje/?sleutel=${sleutel}&vanaf=${vanaf}`, token, stuk, "application/octet-stream");
    mislukt = stand.klaar || stand.ontvangen > vanaf ? 0 : mislukt + 1;
    if (mislukt > 2) throw new Weigering("foto_beschadigd", `De foto ${naam} komt niet heel over. Verstuur later opnieuw.`);
    meld(`${naam}: ${Math.round((100 * stand.ontvangen) / grootte)}%`);
  }
  if (stand.sha256 !== sha256 || (await hash(bytes)) !== sha256) {
    throw new Weigering("foto_anders", `De foto ${naam} is op de server anders dan hier. Zij blijft op dit toestel.`);
  }
  await kast.bevestigFoto(id, sleutel);
}

async function stuurRapport(kast, rapport, token, meld) {
  for (const foto of rapport.fotos) if (!foto.ontvangen) await stuurFoto(kast, rapport.controle, foto, token, meld);
  const antwoord = await stuurJson("/veld/post/rapport/", token, {
    sleutel: rapport.sleutel, controle: rapport.controle, versie: rapport.versie, inhoud: rapport.inhoud,
    fotos: rapport.fotos.map(({ sleutel, bijschrift, punt }) => ({ sleutel, bijschrift, punt })),
  });
  await kast.wijzig(rapport.controle, (huidig) => ({
    // Meanwhile opened again: then the newer words go under a name of their own.
    rapport: huidig.sleutel === rapport.sleutel && wacht(huidig)
      ? { ...huidig, ...antwoord, uitslag: antwoord.toestand, toestand: "verstuurd", fout: "" }
      : huidig,
  }));
}

// Everything that waits, one by one; one tab at a time. Gives whether this tab did it.
export async function verstuur(kast, wie, meld) {
  return navigator.locks.request(`veldpost-${kast.account}`, { ifAvailable: true }, async (slot) => {
    if (!slot || wie.account !== kast.account) return false;
    for (const rapport of (await kast.rapporten()).filter(wacht)) {
      try {
        await stuurRapport(kast, rapport, wie.token, meld);
      } catch (fout) {
        if (!(fout instanceof Weigering)) throw fout;
        await kast.wijzig(rapport.controle, (huidig) => ({ rapport: { ...huidig, fout: fout.message } }));
      }
      meld("");
    }
    return true;
  });
}
