// The rows on the device. Several rows are written in one go or not at all, and are on the disk when the promise is kept.
const NAAM = "borgwijzer-veld";
let geopend;

function wacht(verzoek) {
  return new Promise((goed, fout) => {
    verzoek.onsuccess = () => goed(verzoek.result);
    verzoek.onerror = () => fout(verzoek.error);
  });
}

function open() {
  geopend ??= new Promise((goed, fout) => {
    const verzoek = indexedDB.open(NAAM, 1);
    verzoek.onupgradeneeded = () => {
      verzoek.result.createObjectStore("vast", { keyPath: "naam" });
      verzoek.result.createObjectStore("kluizen", { keyPath: "account" });
      verzoek.result.createObjectStore("werk", { keyPath: ["account", "soort", "id"] });
      verzoek.result.createObjectStore("fotos", { keyPath: ["account", "sleutel"] });
    };
    verzoek.onsuccess = () => goed(verzoek.result);
    verzoek.onerror = () => fout(verzoek.error);
  });
  return geopend;
}

export async function lees(winkel, sleutel) {
  return wacht((await open()).transaction(winkel).objectStore(winkel).get(sleutel));
}

export async function leesAlle(winkel, bereik) {
  return wacht((await open()).transaction(winkel).objectStore(winkel).getAll(bereik));
}

// stappen: [winkel, "put", rij] or [winkel, "delete", sleutel]
export async function schrijf(stappen) {
  const winkels = [...new Set(stappen.map(([winkel]) => winkel))];
  const werk = (await open()).transaction(winkels, "readwrite", { durability: "strict" });
  const klaar = new Promise((goed, fout) => {
    werk.oncomplete = () => goed();
    werk.onabort = () => fout(werk.error ?? new Error("niet bewaard"));
  });
  for (const [winkel, wat, waarde] of stappen) werk.objectStore(winkel)[wat](waarde);
  return klaar;
}

export const vanAccount = (account, soort) => IDBKeyRange.bound([account, soort], [account, soort, []]);
