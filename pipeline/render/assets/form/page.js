// The page itself: it is built from the data, checks while one types, keeps the draft, and hands over.
const $ = (id) => document.getElementById(id);
const STORE = `lakip:${DATA.identity}`;
const WAIT = 250; // milliseconds of rest before a row is judged while typing
const POLARITIES = {
  maksimal: "makin besar makin baik",
  minimal: "makin kecil makin baik",
  stabil: "tepat target yang terbaik",
  rentang: "di dalam rentang yang terbaik",
};
const OUTCOMES = {
  "belum-bertarget": "Belum ada target yang jatuh tempo.",
  "tidak-dihitung": "Target nol: belum ada yang jatuh tempo.",
  "belum-diisi": "Capaian tampil setelah realisasi diisi.",
  "tidak-dapat-dihitung": "Capaian tidak dapat dihitung.",
};
let waiting = 0;
let storage = "belum"; // belum | ada | tidak

// ---- building ----

function build() {
  $("kantor").textContent = DATA.office;
  $("periode").textContent = DATA.period;
  $("subbagian").textContent = DATA.department;
  $("tenggat").textContent = DATA.due ? `Diserahkan paling lambat ${DATA.due}` : "";
  $("contoh").hidden = !DATA.isSample;
  $("daftar").replaceChildren(...DATA.indicators.filter((i) => i.rows.length).map(indicatorCard));
  $("pagu").replaceChildren(...DATA.budget.map(budgetCard));
  $("uraian").replaceChildren(...DATA.indicators.map(analysisCard));
  $("anggaran").hidden = !DATA.budget.length;
  $("analisis").hidden = !DATA.indicators.length;
  $("oleh").replaceWith(field("oleh", "Diisi oleh", el("input", { type: "text", autocomplete: "name" }), { help: "Nama dan jabatan pengisi." }));
  controls.forEach(({ list }, key) => list && showFiles(key));
}

function indicatorCard(indicator) {
  const facts = [`Satuan ${indicator.unit}`, POLARITIES[indicator.polarity], `konsolidasi ${indicator.consolidation}`].join(" · ");
  const about = [["Definisi", indicator.definition], ["Rumus", indicator.formula], ["Sumber data", indicator.source]].filter(([, text]) => text);
  return el(
    "article",
    { class: "card", "aria-labelledby": idOf(indicator.code) },
    el("h3", { id: idOf(indicator.code) }, el("span", { class: "code", text: indicator.code }), " ", indicator.name),
    el("p", { class: "facts", text: facts }),
    about.length
      ? el("details", { class: "about" }, el("summary", { text: "Definisi, rumus, dan sumber data" }), el("dl", {}, ...about.flatMap(([k, v]) => [el("dt", { text: k }), el("dd", { text: v })])))
      : null,
    ...indicator.rows.map((row) => monthRow(indicator, row)),
  );
}

function monthRow(indicator, row) {
  const key = (column) => keyOf("r", indicator.code, row.month, column);
  const [n, whole] = ["pembilang", "penyebut"].map((c) => numberField(key(c), DATA.columns.realisasi[c].title));
  const actual = isWorded(indicator)
    ? choiceField(key("realisasi"), "Realisasi", indicator.choices)
    : numberField(key("realisasi"), `Realisasi (${indicator.unit})`);
  const words = el(
    "details",
    { class: "words", open: Boolean(typed(key("kendala")) || typed(key("tindak_lanjut"))) },
    el("summary", { text: "Kendala dan tindak lanjut" }),
    el("div", { class: "pair" }, textField(key("kendala"), "Kendala"), textField(key("tindak_lanjut"), "Tindak lanjut")),
  );
  return el(
    "fieldset",
    { class: "month", "data-row": keyOf("r", indicator.code, row.month) },
    el("legend", {}, DATA.months[row.month - 1], row.shown ? el("span", { class: "target", text: `target ${row.shown}` }) : null),
    row.activity ? el("p", { class: "activity", text: row.activity }) : null,
    el("div", { class: "figures" }, ...(asksParts(indicator) ? [n, whole] : []), actual, el("output", { class: "score", for: idOf(key("realisasi")) })),
    evidenceField(key("bukti")),
    words,
  );
}

function budgetCard(line) {
  const rows = line.rows.map((row) => {
    const key = (column) => keyOf("a", line.code, row.month, column);
    return el(
      "fieldset",
      { class: "month budget", "data-row": keyOf("a", line.code, row.month) },
      el("legend", { text: DATA.months[row.month - 1] }),
      el(
        "div",
        { class: "figures" },
        takesMoney(line) ? numberField(key("realisasi"), "Rupiah", { whole: true, echo: true }) : null,
        line.unit || row.filled.volume ? numberField(key("volume"), `Volume (${line.unit || "satuan"})`) : null,
        field(key("keterangan"), "Keterangan", el("input", { type: "text", autocomplete: "off" }), { kind: "grow" }),
      ),
    );
  });
  return el(
    "article",
    { class: "card", "aria-labelledby": idOf(line.code) },
    el("h3", { id: idOf(line.code) }, el("span", { class: "code", text: line.code }), " ", line.name),
    ...rows,
    takesMoney(line) ? el("output", { class: "total", "data-line": line.code }) : null,
  );
}

function analysisCard(indicator) {
  const topics = DATA.topics.map((topic) => textField(keyOf("t", indicator.code, topic.key), topic.title, { rows: 3 }));
  const isFilled = DATA.topics.some((topic) => typed(keyOf("t", indicator.code, topic.key)));
  return el("details", { class: "card", open: isFilled }, el("summary", {}, el("span", { class: "code", text: indicator.code }), " ", indicator.name), ...topics);
}

// ---- checking ----

function changed(key, text) {
  values.set(key, text);
  touched.add(key);
  clearTimeout(waiting);
  waiting = setTimeout(refresh, WAIT);
}

function settle(key) {
  touched.add(key);
  clearTimeout(waiting);
  refresh();
}

/** Judge everything anew, tell it where it belongs, and keep the draft. */
function refresh() {
  const told = judge();
  progress(told);
  keep();
  if (!$("serah").hidden) handOver();
}

function judge() {
  const rows = [];
  for (const indicator of DATA.indicators) {
    for (const { month } of indicator.rows) {
      const read = readEntry(indicator, month);
      const prefix = keyOf("r", indicator.code, month);
      tell(prefix, ENTRY_COLUMNS.slice(2), read.findings);
      score(indicator, month, prefix);
      rows.push({ ...read, prefix, name: `${indicator.code} ${DATA.months[month - 1]}`, isPerformance: true });
    }
  }
  for (const line of DATA.budget) {
    for (const { month } of line.rows) {
      const read = readSpending(line, month);
      const prefix = keyOf("a", line.code, month);
      tell(prefix, SPENDING_COLUMNS.slice(2), read.findings);
      const isFilled = takesMoney(line) ? read.isFilled : undefined;
      rows.push({ ...read, isFilled, prefix, name: `${line.code} ${DATA.months[month - 1]}`, isPerformance: false });
    }
    if (takesMoney(line)) budgetTotal(line);
  }
  for (const [key] of [...controls].filter(([name]) => name.startsWith("t|"))) {
    const prefix = key.slice(0, key.lastIndexOf("|"));
    const topic = key.slice(key.lastIndexOf("|") + 1);
    const findings = textCell(typed(key), topic);
    tell(prefix, [topic], findings);
    if (findings.length) rows.push({ findings, prefix, name: `Analisis ${prefix.slice(2)}`, isText: true });
  }
  return rows;
}

/** Show what the rows up to this month make against its target. */
function score(indicator, month, prefix) {
  const place = document.querySelector(`[data-row="${CSS.escape(prefix)}"] .score`);
  if (!DATA.measuring) return;
  const { text, category, note, formula } = scored(indicator, month);
  const parts = [el("span", { class: "caption", text: `Capaian s.d. ${DATA.months[month - 1]}` })];
  parts.push(el("strong", { text: text || "–" }), el("span", { class: "class", text: category || note }));
  place.replaceChildren(...parts);
  place.title = formula;
  place.classList.toggle("none", !text);
}

function scored(indicator, month) {
  const row = indicator.rows.find((one) => one.month === month);
  const current = readEntry(indicator, month).cells;
  const before = indicator.rows.filter((one) => one.month < month).map((one) => readEntry(indicator, one.month).cells);
  const reached = reported(indicator, current) ? consolidated(indicator, [...indicator.earlier, ...before, current]) : null;
  const found = assessed(indicator, row.target, reached);
  const formula = found.formula ? DATA.measuring.formulas[found.formula] : null;
  if (found.outcome !== "terukur") return { text: "", category: "", note: OUTCOMES[found.outcome], formula: formula?.limits ?? "" };
  const isCapped = compare(found.raw, found.value) > 0;
  const limit = isCapped ? ` (dibatasi ${asWritten(found.value)}%)` : "";
  return { text: `${printed(found.value, DATA.measuring.rounding)}%`, category: found.category + limit, note: "", formula: `${formula.name}: ${formula.expression}` };
}

function budgetTotal(line) {
  for (const { month } of line.rows) {
    const { realisasi } = readSpending(line, month).cells;
    const { echo } = controls.get(keyOf("a", line.code, month, "realisasi"));
    echo.textContent = realisasi ? `Rp${asWritten(decimal(realisasi))}` : "";
  }
  const amounts = line.rows.map(({ month }) => readSpending(line, month).cells.realisasi).filter(Boolean);
  const spent = totalOf(amounts.map(decimal));
  const part = percentOf(spent, decimal(line.pagu));
  const share = part ? ` (${printed(part, 2)}%)` : "";
  document.querySelector(`[data-line="${CSS.escape(line.code)}"]`).textContent =
    `Jumlah periode ini Rp${asWritten(spent)} dari pagu Rp${asWritten(decimal(line.pagu))}${share}`;
}

const wrongOf = (rows) => rows.flatMap((row) => row.findings.filter((f) => f.severity === "kesalahan").map((f) => ({ ...f, row })));
const doubtsOf = (rows) => rows.flatMap((row) => row.findings.filter((f) => f.severity !== "kesalahan").map((f) => ({ ...f, row })));

function progress(rows) {
  const asked = rows.filter((row) => row.isPerformance);
  const wrong = wrongOf(rows).length;
  $("terisi").textContent = `${asked.filter((row) => row.isFilled).length} dari ${asked.length} baris realisasi terisi`;
  $("salah").textContent = wrong ? `${wrong} perlu diperbaiki` : "";
}

// ---- checking and handing over ----

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

// ---- the draft ----

const clock = (date) => `${String(date.getHours()).padStart(2, "0")}.${String(date.getMinutes()).padStart(2, "0")}`;
const day = (date) => `${date.getDate()} ${DATA.months[date.getMonth()]} ${date.getFullYear()}`;

function keep() {
  if (!touched.size) return;
  const now = new Date();
  const draft = { waktu: now.toISOString(), nilai: [...values], berkas: [...files] };
  try {
    localStorage.setItem(STORE, JSON.stringify(draft));
    storage = "ada";
    $("draf").textContent = `Draf tersimpan pukul ${clock(now)}`;
  } catch {
    storage = "tidak";
    $("draf").textContent = "Draf TIDAK tersimpan: peramban ini tidak mengizinkannya. Unduh draf sebelum menutup halaman.";
  }
  $("draf").classList.toggle("wrong", storage === "tidak");
}

function restore() {
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(STORE));
  } catch {
    return;
  }
  if (!kept) return;
  for (const [key, text] of kept.nilai) if (controls.has(key)) values.set(key, text);
  for (const [name, about] of kept.berkas) files.set(name, about);
  for (const [key] of kept.nilai) if (typed(key)) touched.add(key);
  refill();
  const when = new Date(kept.waktu);
  $("pulih-kata").textContent = `Draf tanggal ${day(when)} pukul ${clock(when)} dipulihkan.`;
  $("pulih").hidden = false;
  $("draf").textContent = `Draf pukul ${clock(when)} dipulihkan`;
}

function forget() {
  if (!confirm("Hapus draf ini dan kembalikan formulir seperti semula? Isian yang belum diunduh akan hilang.")) return;
  clearTimeout(waiting);
  try {
    localStorage.removeItem(STORE);
  } catch {
    // Where nothing can be kept, nothing is left to remove.
  }
  [values, files, touched].forEach((kept) => kept.clear());
  isChecked = false;
  prefill();
  refill();
  judge();
  ["pulih", "ringkasan", "serah"].forEach((id) => ($(id).hidden = true));
  $("draf").textContent = "Draf dihapus";
  progress(judge());
}

function prefill() {
  for (const i of DATA.indicators) for (const row of i.rows) for (const [c, text] of Object.entries(row.filled)) values.set(keyOf("r", i.code, row.month, c), isNumber(i, c) ? localized(text, c) : text);
  for (const line of DATA.budget) for (const row of line.rows) for (const [c, text] of Object.entries(row.filled)) values.set(keyOf("a", line.code, row.month, c), localized(text, c));
  for (const [key, text] of Object.entries(DATA.analysis)) values.set(keyOf("t", ...key.split("/")), text);
}

async function openDraft(event) {
  const [file] = event.target.files;
  event.target.value = "";
  if (!file) return;
  let fault;
  try {
    fault = file.size > 2_000_000 ? "Berkas itu terlalu besar untuk sebuah isian." : takeHanded(await file.text());
  } catch {
    fault = "Berkas itu bukan hasil unduhan formulir ini.";
  }
  if (!fault) {
    values.forEach((text, key) => text && touched.add(key));
    refill();
    refresh();
  }
  $("pulih-kata").textContent = fault || `Isian dari ${file.name} dibuka.`;
  $("pulih").hidden = false;
}

prefill();
build();
restore();
progress(judge());
$("isian").addEventListener("submit", check);
$("unduh").addEventListener("click", () => download(`${DATA.file}.json`, handedForm(false), "application/json"));
$("unduh-csv").addEventListener("click", () => download("realisasi.csv", realisasiCsv(), "text/csv"));
$("unduh-anggaran").addEventListener("click", () => download("anggaran.csv", anggaranCsv(), "text/csv"));
$("unduh-anggaran").hidden = !DATA.budget.length;
$("unduh-draf").addEventListener("click", () => download(`${DATA.file}-draf.json`, handedForm(true), "application/json"));
$("hapus").addEventListener("click", forget);
$("hapus-atas").addEventListener("click", forget);
$("buka").addEventListener("change", openDraft);
window.addEventListener("beforeunload", (event) => storage === "tidak" && touched.size && event.preventDefault());
document.documentElement.classList.add("ready");
