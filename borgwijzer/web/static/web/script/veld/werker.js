// Answers for the page and its files from what the device keeps. VAST (its name, the page and the files) stands above this text;
// when any of them changes, so does this worker, and it fetches all of them anew. It never keeps an answer about somebody.
const KAST = `veld-${VAST.merk}`;

self.addEventListener("install", (gebeurtenis) => {
  gebeurtenis.waitUntil((async () => {
    const kast = await caches.open(KAST);
    await kast.addAll(VAST.bestanden.map((adres) => new Request(adres, { cache: "reload" })));
    const pagina = await fetch(VAST.pagina, { credentials: "same-origin", redirect: "error", cache: "reload" });
    if (!pagina.ok) throw new Error("de pagina kwam niet mee");
    await kast.put(VAST.pagina, pagina);
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (gebeurtenis) => {
  gebeurtenis.waitUntil((async () => {
    for (const naam of await caches.keys()) if (naam.startsWith("veld-") && naam !== KAST) await caches.delete(naam);
    await self.clients.claim();
  })());
});

self.addEventListener("fetch", (gebeurtenis) => {
  const adres = new URL(gebeurtenis.request.url);
  if (gebeurtenis.request.method !== "GET" || adres.origin !== self.location.origin) return;
  if (adres.pathname !== VAST.pagina && !VAST.bestanden.includes(adres.pathname)) return;
  gebeurtenis.respondWith((async () => (await caches.match(adres.pathname, { cacheName: KAST })) ?? fetch(gebeurtenis.request))());
});
