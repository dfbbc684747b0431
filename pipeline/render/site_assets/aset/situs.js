// Search only: reading the archive needs no script. Everything comes from this site.
const base = new URL(JSON.parse(document.getElementById("__config").textContent).base + "/", document.location.href);
const address = new URL("cari/", base);

function form(kind) {
  const made = document.createElement("form");
  made.action = address.href;
  made.setAttribute("role", "search");
  made.className = kind;
  const input = document.createElement("input");
  Object.assign(input, { type: "search", name: "q", placeholder: "Cari", autocomplete: "off" });
  input.setAttribute("aria-label", "Cari di arsip");
  made.append(input);
  return made;
}

const header = document.querySelector(".md-header__inner");
if (header) header.append(form("cari-kepala"));

const place = document.getElementById("hasil-cari");
if (place) searchPage(place);

async function searchPage(place) {
  const query = new URLSearchParams(document.location.search).get("q") ?? "";
  const asked = form("cari-halaman");
  const button = document.createElement("button");
  button.textContent = "Cari";
  asked.append(button);
  asked.elements.q.value = query;
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  place.replaceChildren(asked, said);
  if (query) await answer(query, said, place);
}

async function answer(query, said, place) {
  said.textContent = "Mencari …";
  try {
    const pagefind = await import(new URL("pagefind/pagefind.js", base).href);
    await pagefind.options({ excerptLength: 30 });
    const found = (await pagefind.search(query)).results;
    said.textContent = found.length ? `${found.length} halaman memuat “${query}”.` : `Tidak ada halaman yang memuat “${query}”.`;
    const list = document.createElement("ol");
    list.className = "temuan";
    list.append(...(await Promise.all(found.slice(0, 30).map(async (one) => item(await one.data())))));
    place.append(list);
  } catch {
    said.textContent = "Pencarian hanya tersedia bila arsip dibuka melalui alamat web (http).";
  }
}

function item(page) {
  const made = document.createElement("li");
  const link = document.createElement("a");
  link.href = page.url;
  link.textContent = page.meta.title;
  const excerpt = document.createElement("p");
  excerpt.innerHTML = page.excerpt; // text escaped by pagefind, with its own <mark>
  made.append(link, excerpt);
  return made;
}
