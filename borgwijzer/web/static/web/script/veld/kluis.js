// Keys. What a device keeps is encrypted with a random key; that key is locked away twice: with the code that a person chose
// (to open it without reach) and with a half that the server gives to who is signed in (to open it with reach). Around both lies
// a key that the browser keeps and never hands out, so that a copy of the stored rows alone opens nothing.
const RONDEN = 600_000;
const subtle = crypto.subtle;
const tekst = new TextEncoder();

export const hex = (bytes) => [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, "0")).join("");
export const nieuweNaam = () => hex(crypto.getRandomValues(new Uint8Array(16)));
export const hash = async (bytes) => hex(await subtle.digest("SHA-256", bytes));

const willekeurig = (lengte) => crypto.getRandomValues(new Uint8Array(lengte));
const alsSleutel = (bytes) => subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);

export async function sluit(sleutel, bytes) {
  const iv = willekeurig(12);
  return { iv, inhoud: await subtle.encrypt({ name: "AES-GCM", iv }, sleutel, bytes) };
}

export const open = (sleutel, pakje) => subtle.decrypt({ name: "AES-GCM", iv: pakje.iv }, sleutel, pakje.inhoud);

export const sluitTekst = (sleutel, waarde) => sluit(sleutel, tekst.encode(JSON.stringify(waarde)));
export const openTekst = async (sleutel, pakje) => JSON.parse(new TextDecoder().decode(await open(sleutel, pakje)));

async function uitCode(code, zout) {
  const basis = await subtle.importKey("raw", tekst.encode(code.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  const wijze = { name: "PBKDF2", salt: zout, iterations: RONDEN, hash: "SHA-256" };
  return subtle.deriveKey(wijze, basis, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

async function uitServer(helft, zout) {
  const basis = await subtle.importKey("raw", tekst.encode(helft), "HKDF", false, ["deriveKey"]);
  const wijze = { name: "HKDF", salt: zout, info: tekst.encode("borgwijzer-veld"), hash: "SHA-256" };
  return subtle.deriveKey(wijze, basis, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

const plak = (pakje) => {
  const geheel = new Uint8Array(12 + pakje.inhoud.byteLength);
  geheel.set(pakje.iv);
  geheel.set(new Uint8Array(pakje.inhoud), 12);
  return geheel;
};
const splits = (bytes) => ({ iv: new Uint8Array(bytes.slice(0, 12)), inhoud: bytes.slice(12) });

async function bergOp(toestelsleutel, sleutel, ruw) {
  return sluit(toestelsleutel, plak(await sluit(sleutel, ruw)));
}

async function haalOp(toestelsleutel, sleutel, pakje) {
  return alsSleutel(await open(sleutel, splits(await open(toestelsleutel, pakje))));
}

export async function maakKluis(account, code, helft) {
  const ruw = willekeurig(32);
  const zout = willekeurig(16);
  const toestelsleutel = await subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const rij = {
    account, zout, toestelsleutel, rapporten: 0, fotos: 0,
    metCode: await bergOp(toestelsleutel, await uitCode(code, zout), ruw),
    metServer: await bergOp(toestelsleutel, await uitServer(helft, zout), ruw),
  };
  const sleutel = await alsSleutel(ruw);
  ruw.fill(0);
  return { rij, sleutel };
}

export const openMetCode = async (rij, code) => haalOp(rij.toestelsleutel, await uitCode(code, rij.zout), rij.metCode);
export const openMetServer = async (rij, helft) => haalOp(rij.toestelsleutel, await uitServer(helft, rij.zout), rij.metServer);
