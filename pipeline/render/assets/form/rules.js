// What is wrong with one cell or one row, with the rules and the sentences of `lakip periksa` (core/rules.py, core/checks).
const LONGEST_NUMBER = 40;
const LONGEST_SHOWN = 40;
const TWO_WAYS = /^(-?[1-9][0-9]{0,2})[.,]([0-9]{3})$/;
const SLACK = decimal("0.01");
const BREAKS = new RegExp(`[${SPACES}]*[\\t\\n\\v\\f\\r\\x1c-\\x1f\\x85\\u2028\\u2029][${SPACES}]*`, "g");

/** Return the finding of a rule of the catalogue, its sentences filled. */
function finding(code, column, values = {}) {
  const rule = DATA.rules[code];
  const fill = (text) => text.replace(/\{([a-z_]+)\}/g, (_, name) => String(values[name]));
  return { rule: code, severity: rule.severity, column, message: fill(rule.message), hint: fill(rule.hint) };
}

function shown(text) {
  const flat = strip(text.replace(new RegExp(`[${SPACES}]+`, "g"), " "));
  const letters = [...flat];
  return letters.length <= LONGEST_SHOWN ? flat : letters.slice(0, LONGEST_SHOWN - 1).join("") + "…";
}

/** Return a text as a CSV cell holds it: on one line. */
const oneLine = (text) => strip(text.normalize("NFC")).replace(BREAKS, " ");

// ---- a number as typed ----

/** Return {value} in canonical text ("" for nothing), or {fault, readings}. */
function typedNumber(text, { whole = false, negative = true } = {}) {
  let typed = strip(text);
  if (!typed) return { value: "" };
  if ([...typed].length > LONGEST_NUMBER) return { fault: "NOT_A_NUMBER", readings: [] };
  const two = TWO_WAYS.exec(typed);
  if (two && !whole) return { fault: "COMMA_TWO_READINGS", readings: [two[1] + two[2], `${two[1]},${two[2]}0`] };
  const exact = readNumber(typed);
  if (exact.fault === "COMMA" || exact.fault === "THOUSANDS") typed = exact.readings[0];
  return readNumber(typed, whole, negative);
}

function refused(text, found, column) {
  const code = found.fault === "COMMA_TWO_READINGS" ? DATA.twoReadings : DATA.numberRules[found.fault];
  const [first, last] = found.readings.length ? [found.readings[0], found.readings.at(-1)] : ["angkanya saja", "angkanya saja"];
  return finding(code, column, { isi: shown(text), kolom: column, saran: first, lain: last });
}

/** Return [canonical text, findings] of a typed number. */
function numberCell(text, column, limits) {
  const found = typedNumber(text, limits);
  return found.fault ? ["", [refused(text, found, column)]] : [found.value, []];
}

// ---- text ----

const isPrintable = (code) => code === 9 || code === 10 || code === 13 || DATA.grammar.glyphs.some(([a, b]) => code >= a && code <= b);

function named(character) {
  const code = "U+" + character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  return /[\p{C}\p{Z}]/u.test(character) ? code : `«${character}» (${code})`;
}

/** Find the characters that the report's fonts cannot print. */
function textCell(text, column) {
  return text.split("\n").flatMap((line, index) => {
    const strange = [...new Set(line)].filter((c) => !isPrintable(c.codePointAt(0)));
    strange.sort((a, b) => a.codePointAt(0) - b.codePointAt(0));
    const karakter = strange.slice(0, 5).map(named).join(", ");
    return strange.length ? [finding("karakter-tidak-tercetak", column, { baris: index + 1, karakter })] : [];
  });
}

// ---- one row of realisasi.csv ----

const isCount = (i) => i.kind === "rupiah" || (i.kind === "angka" && i.decimals === 0);
const isWorded = (i) => ["predikat", "opini", "ya/tidak"].includes(i.kind);
const factorOf = (i) => (i.derivation === "bagian" || i.kind === "persen" ? FULL : decimal("1"));
const isWhole = (a) => normalized(a).e >= 0;

/** Look at a row whose cells are canonical; `indicator` says what was agreed. */
function rowFindings(indicator, row) {
  const values = isWorded(indicator) ? wordFindings(indicator, row) : figureFindings(indicator, row);
  return [...values, ...partFindings(indicator, row), ...evidenceFindings(indicator, row)];
}

function wordFindings(i, row) {
  if (!row.realisasi || i.choices.includes(row.realisasi)) return [];
  const expected = "salah satu dari " + i.choices.join(", ");
  return [finding("nilai-tidak-sesuai-jenis", "realisasi", { what: "Realisasi", code: i.code, text: row.realisasi, kind: i.kind, expected })];
}

function figureFindings(i, row) {
  if (!row.realisasi) return [];
  const number = decimal(row.realisasi);
  const told = { what: "Realisasi", code: i.code, text: row.realisasi };
  const found = [];
  const tell = (code, more = {}) => found.push(finding(code, "realisasi", { ...told, ...more }));
  const isShare = i.derivation === "bagian";
  const ambiguous = i.decimals < 3 && AMBIGUOUS.test(row.realisasi);
  if (isCount(i) && !isWhole(number)) tell("pecahan-pada-hitungan", { unit: i.unit });
  if (isShare && (number.n < 0n || compare(number, FULL) > 0)) tell("persen-di-luar-batas");
  if (number.n < 0n && !isShare && (isCount(i) || i.kind === "indeks")) tell("nilai-negatif");
  if (decimalsOf(number) > i.decimals && !isCount(i) && !ambiguous) tell("desimal-berlebih", { decimals: i.decimals });
  if (ambiguous) {
    tell("angka-bermakna-ganda", {
      readings: `${row.realisasi.replace(".", ",")} (desimal) atau ${row.realisasi.replace(".", "")} (ribuan)`,
    });
  }
  return found;
}

function partFindings(i, row) {
  if (i.derivation === "langsung") return [];
  const code = i.code;
  const found = [];
  const missing = ["pembilang", "penyebut"].filter((name) => !row[name]);
  if (row.realisasi && missing.length) {
    found.push(finding("pembilang-penyebut-belum-ada", missing[0], { code, derivation: i.derivation, missing: missing.join(" dan ") }));
  }
  const above = row.pembilang ? decimal(row.pembilang) : null;
  const below = row.penyebut ? decimal(row.penyebut) : null;
  if (below && (below.n < 0n || (below.n === 0n && (row.realisasi || (above && above.n !== 0n))))) {
    found.push(finding("penyebut-nol", "penyebut", { code, denominator: asWritten(below) }));
  }
  if (above && i.derivation === "bagian") {
    if (above.n < 0n) found.push(finding("nilai-negatif", "pembilang", { what: "Pembilang", code, text: asWritten(above) }));
    if (below && below.n > 0n && compare(above, below) > 0) {
      const told = { code, numerator: asWritten(above), denominator: asWritten(below) };
      found.push(finding("pembilang-melebihi-penyebut", "pembilang", told));
    }
  }
  if (!isWorded(i) && row.realisasi && above && below && below.n > 0n) found.push(...followsFindings(i, decimal(row.realisasi), above, below));
  return found;
}

function followsFindings(i, actual, above, below) {
  const factor = factorOf(i);
  const expected = quotient(product(above, factor), below);
  const slack = { n: SLACK.n, e: SLACK.e - i.decimals };
  const agrees = (other) => compare(absolute(difference(actual, other)), slack) <= 0;
  if (agrees(rounded(expected, i.decimals)) || agrees(expected)) return [];
  return [
    finding("realisasi-tidak-sesuai-perhitungan", "realisasi", {
      code: i.code,
      actual: asWritten(actual),
      numerator: asWritten(above),
      denominator: asWritten(below),
      factor: factor === FULL ? " kali 100" : "",
      expected: printed(expected, i.decimals),
    }),
  ];
}

function evidenceFindings(i, row) {
  if (!row.realisasi || row.bukti) return [];
  const month = DATA.months[row.bulan - 1];
  return [finding("realisasi-tanpa-bukti", "bukti", { code: i.code, month, folder: `${DATA.folder}/bukti` })];
}
