// Checking everything, and handing it over: a file, two tables, or the host's page already filled in.
function link(key, text) {
  const go = el("a", { href: `#${idOf(key)}`, text });
  go.addEventListener("click", (event) => {
    event.preventDefault();
    visit(key);
  });
  return go;
}

function visit(key) {
  const { control } = controls.get(key);
  control.closest("details")?.setAttribute("open", "");
  control.scrollIntoView({ block: "center" });
  control.focus({ preventScroll: true });
}

function check(event) {
  event?.preventDefault();
  isChecked = true;
  const rows = judge();
  progress(rows);
  keep();
  const wrong = wrongOf(rows);
  $("ringkasan").hidden = !wrong.length;
  $("serah").hidden = wrong.length > 0;
  if (wrong.length) {
    const items = wrong.map((f) => el("li", {}, link(`${f.row.prefix}|${f.column}`, `${f.row.name}, ${f.column}`), ": ", f.message, " ", f.hint));
    $("ringkasan").replaceChildren(el("h2", { text: `${wrong.length} isian perlu diperbaiki sebelum diserahkan` }), el("ul", {}, ...items));
    $("ringkasan").focus();
    return;
  }
  handOver();
  $("serah").focus();
}

function handOver() {
  const rows = judge();
  if (wrongOf(rows).length) {
    $("serah").hidden = true;
    return;
  }
  const empty = rows.filter((row) => row.isFilled === false);
  const doubts = doubtsOf(rows);
  $("serah-judul").textContent = empty.length ? "Siap diserahkan, belum lengkap" : "Siap diserahkan";
  const missing = grouped(empty).map(([code, months]) => el("li", {}, `${code}: `, ...months.flatMap((one, i) => (i ? [", ", one] : [one]))));
  $("belum").replaceChildren(
    ...(empty.length
      ? [el("p", { text: `${empty.length} dari ${rows.filter((r) => r.isFilled !== undefined).length} baris belum diisi. Baris kosong boleh diserahkan bila datanya memang belum ada; tulis alasannya pada «Kendala» atau «Keterangan».` }), el("ul", { class: "columns" }, ...missing)]
      : [el("p", { text: "Semua baris terisi." })]),
  );
  $("ragu").replaceChildren(
    ...(doubts.length
      ? [el("h3", { text: `${doubts.length} hal akan ditanyakan verifikator` }), el("ul", {}, ...doubts.map((f) => el("li", {}, link(`${f.row.prefix}|${f.column}`, `${f.row.name}, ${f.column}`), ": ", f.message)))]
      : []),
  );
  const named = [...new Set(entries().flatMap(({ cells }) => namesIn(cells.bukti)))].filter((name) => files.has(name));
  $("berkas").textContent = named.length
    ? `Berkas data dukung tidak ikut di dalam isian. Serahkan bersama isian ini: ${named.join(", ")}.`
    : "";
  hostPart();
}

/** Return [code, links to its months] of the rows, in their order. */
function grouped(rows) {
  const found = new Map();
  for (const { prefix } of rows) {
    const [, code, month] = prefix.split("|");
    found.set(code, [...(found.get(code) ?? []), link(`${prefix}|realisasi`, DATA.months[month - 1])]);
  }
  return [...found];
}

function hostPart() {
  const host = DATA.host;
  $("host").hidden = !host;
  if (!host) return;
  const address = hostLink();
  const go = (href, text) => el("a", { href, target: "_blank", rel: "noopener noreferrer", text });
  const upload = go(host.upload, `halaman unggah ${host.name}`);
  const evidence = go(host.evidence, "halaman unggah data dukung");
  const parts = address
    ? [
        el("a", { class: "button", id: "kirim", href: address, target: "_blank", rel: "noopener noreferrer", text: `Kirim lewat ${host.name}` }),
        el("p", { class: "help" }, "Isian baru terkirim setelah Anda menekan tombol hijau «Propose new file» di halaman yang terbuka. Berkas data dukung diunggah di ", evidence, "."),
      ]
    : [
        el(
          "p",
          { id: "panjang" },
          host.new ? `Isian ini terlalu panjang untuk dikirim sebagai tautan (batasnya ${printed(decimal(String(host.longest)), 0)} huruf). ` : "",
          "Unduh isian di atas, lalu unggah berkasnya di ",
          upload,
          "; berkas data dukung di ",
          evidence,
          ".",
        ),
      ];
  $("host").replaceChildren(...parts);
}

function download(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const go = el("a", { href: address, download: name });
  document.body.append(go);
  go.click();
  go.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
