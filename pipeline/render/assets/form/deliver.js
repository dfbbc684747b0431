// What the page gives back: the filled form as JSON, the two tables as CSV, and the link to the host.
const ENTRY_COLUMNS = ["indikator", "bulan", "pembilang", "penyebut", "realisasi", "kendala", "tindak_lanjut", "bukti"];
const SPENDING_COLUMNS = ["kode", "bulan", "realisasi", "volume", "keterangan"];

const values = new Map(); // key of a field -> text as typed
const files = new Map(); // name of an evidence file -> {size, sha256}
const typed = (key) => values.get(key) ?? "";
const keyOf = (...parts) => parts.join("|");
const namesIn = (cell) => cell.split(";").map(strip).filter(Boolean);
const isNumber = (indicator, column) => column !== "realisasi" || !isWorded(indicator);
const takesMoney = (line) => !DATA.budget.some((other) => other.code.startsWith(`${line.code}.`)) || line.rows.some((row) => row.filled.realisasi);
const asksParts = (indicator) =>
  indicator.derivation !== "langsung" || indicator.rows.some((row) => row.filled.pembilang || row.filled.penyebut);

/** Read a row of realisasi: its canonical cells, its findings and the cells as they would be handed over. */
function readEntry(indicator, month) {
  const cells = { indikator: indicator.code, bulan: String(month) };
  const findings = [];
  const raw = {};
  const text = (column) => typed(keyOf("r", indicator.code, month, column));
  for (const column of ["pembilang", "penyebut", "realisasi"]) {
    const [value, found] = isNumber(indicator, column)
      ? numberCell(text(column), column, DATA.columns.realisasi[column])
      : [text(column), []];
    cells[column] = value;
    raw[column] = found.length ? strip(text(column)) : value;
    findings.push(...found);
  }
  for (const column of ["kendala", "tindak_lanjut"]) {
    cells[column] = oneLine(text(column));
    findings.push(...textCell(text(column), column));
  }
  cells.bukti = text("bukti");
  if (!findings.some((f) => f.column in raw)) findings.push(...rowFindings(indicator, cells));
  return { cells, findings, raw: { ...cells, ...raw }, isFilled: Boolean(text("realisasi")) };
}

/** Read a row of the budget. */
function readSpending(line, month) {
  const cells = { kode: line.code, bulan: String(month) };
  const raw = {};
  const findings = [];
  const text = (column) => typed(keyOf("a", line.code, month, column));
  for (const column of ["realisasi", "volume"]) {
    const [value, found] = numberCell(text(column), column, DATA.columns["realisasi-anggaran"][column]);
    cells[column] = value;
    raw[column] = found.length ? strip(text(column)) : value;
    findings.push(...found);
  }
  cells.keterangan = oneLine(text("keterangan"));
  findings.push(...textCell(text("keterangan"), "keterangan"));
  return { cells, findings, raw: { ...cells, ...raw }, isFilled: Boolean(text("realisasi")) };
}

const entries = () => DATA.indicators.flatMap((i) => i.rows.map((row) => readEntry(i, row.month)));
const spendings = () => DATA.budget.flatMap((line) => line.rows.map((row) => readSpending(line, row.month)));
const filledOnly = (cells) => Object.fromEntries(Object.entries(cells).filter(([, text]) => text));

/** Return the filled form as one line of JSON; a draft may hold numbers still to be mended, a short one leaves out unchanged analyses. */
function handedForm(isDraft, isShort = false) {
  const analysis = {};
  for (const [key, text] of values) {
    const [part, code, topic] = key.split("|");
    const isKept = isShort && DATA.analysis[`${code}/${topic}`] === text;
    if (part === "t" && strip(text) && !isKept) analysis[`${code}/${topic}`] = strip(text.normalize("NFC"));
  }
  const named = new Set(entries().flatMap(({ cells }) => namesIn(cells.bukti)));
  const evidence = [...files].filter(([name]) => named.has(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  const told = {
    skema: "lakip/isian/1",
    identitas: DATA.identity,
    keadaan: isDraft ? "draf" : "selesai",
    diisi_oleh: oneLine(typed("oleh")),
    realisasi: entries().map(({ raw }) => filledOnly(raw)),
    anggaran: spendings().map(({ raw }) => filledOnly(raw)),
    analisis: analysis,
    bukti: evidence.map(([nama, { size, sha256 }]) => ({ nama, ukuran: size, sha256 })),
  };
  return JSON.stringify(told) + "\n";
}

const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csv = (columns, rows) => [columns, ...rows.map((row) => columns.map((name) => row[name]))].map((r) => r.map(quoted).join(",") + "\n").join("");
const realisasiCsv = () => csv(ENTRY_COLUMNS, entries().map(({ cells }) => cells));
const anggaranCsv = () => csv(SPENDING_COLUMNS, spendings().map(({ cells }) => cells));

/** Return the host's page for a new file with everything filled in, "" where the host takes none or the address grows too long. */
function hostLink() {
  if (!DATA.host?.new) return "";
  const text = handedForm(false, true);
  const name = encodeURIComponent(`${DATA.host.folder}/${DATA.file}.json`);
  const link = `${DATA.host.new}?filename=${name}&value=${encodeURIComponent(text)}`;
  return link.length <= DATA.host.longest ? link : "";
}

/** Take the values of a handed form of this very identity; returns why not, or "". */
function takeHanded(text) {
  let told;
  try {
    told = JSON.parse(text);
  } catch {
    return "Berkas itu bukan hasil unduhan formulir ini.";
  }
  if (told?.skema !== "lakip/isian/1") return "Berkas itu bukan hasil unduhan formulir ini.";
  if (told.identitas !== DATA.identity) return "Berkas itu berasal dari formulir lain (subbagian, periode, atau targetnya berbeda).";
  const put = (key, cell) => values.set(key, String(cell ?? ""));
  for (const row of told.realisasi) for (const c of ENTRY_COLUMNS.slice(2)) put(keyOf("r", row.indikator, row.bulan, c), localized(row[c], c));
  for (const row of told.anggaran) for (const c of SPENDING_COLUMNS.slice(2)) put(keyOf("a", row.kode, row.bulan, c), localized(row[c], c));
  for (const [key, prose] of Object.entries(told.analisis)) put(keyOf("t", ...key.split("/")), prose);
  for (const { nama, ukuran, sha256 } of told.bukti) files.set(nama, { size: ukuran, sha256 });
  put("oleh", told.diisi_oleh);
  return "";
}

const NUMERIC = new Set(["pembilang", "penyebut", "realisasi", "volume"]);

/** Show a canonical number with the comma that the office writes; three decimals keep a fourth, so that they have one reading. */
function localized(text = "", column = "") {
  if (!NUMERIC.has(column) || !/^-?(?:0|[1-9][0-9]*)\.[0-9]+$/.test(text)) return text;
  return text.replace(".", ",") + (AMBIGUOUS.test(text) ? "0" : "");
}
