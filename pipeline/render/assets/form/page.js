// The page itself: it is built from the data and checks while one types.
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
  rows.push(...judgeTexts());
  return rows;
}

function judgeTexts() {
  return DATA.indicators.flatMap((indicator) => {
    const prefix = keyOf("t", indicator.code);
    const topics = DATA.topics.map((topic) => topic.key);
    const strange = topics.flatMap((topic) => textCell(typed(`${prefix}|${topic}`), topic));
    const cells = indicator.rows.map((row) => readEntry(indicator, row.month).cells);
    const findings = [...strange, ...unexplained(indicator, cells)];
    tell(prefix, topics, findings);
    return findings.length ? [{ findings, prefix, name: `Analisis ${indicator.code}`, isText: true }] : [];
  });
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
