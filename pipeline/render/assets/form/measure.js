// The achievement as you type: core/consolidate.py and core/assess.py with the measuring rules of periode.yml.

/** Return what a row stands for: {number} or {word}; null where nothing was filled. */
function reported(indicator, row) {
  if (row.realisasi) return PLAIN.test(row.realisasi) ? { number: decimal(row.realisasi) } : { word: row.realisasi };
  const number = derived(indicator, row.pembilang && decimal(row.pembilang), row.penyebut && decimal(row.penyebut));
  return number && { number };
}

function derived(indicator, above, below) {
  if (indicator.derivation === "langsung" || !above || !below) return null;
  return quotient(product(above, factorOf(indicator)), below);
}

const totalOf = (numbers) => numbers.reduce(sum, ZERO);

const METHODS = {
  jumlah: totalOf,
  akhir: (numbers) => numbers.at(-1),
  "rata-rata": (numbers) => quotient(totalOf(numbers), decimal(String(numbers.length))),
  maksimum: (numbers) => numbers.reduce((a, b) => (compare(b, a) > 0 ? b : a)),
};

/** Return the realisasi of `rows` (in order of month) as one value, null where nothing was filled. */
function consolidated(indicator, rows) {
  const months = rows.map((row) => ({ row, value: reported(indicator, row) })).filter((month) => month.value);
  if (!months.length) return null;
  if (months.some((month) => month.value.word !== undefined)) return months.at(-1).value;
  if (indicator.consolidation === "jumlah" && indicator.derivation !== "langsung") {
    const parts = months.filter(({ row }) => row.pembilang && row.penyebut);
    const above = totalOf(parts.map(({ row }) => decimal(row.pembilang)));
    const below = totalOf(parts.map(({ row }) => decimal(row.penyebut)));
    const number = derived(indicator, above, below);
    if (parts.length === months.length && number) return { number };
  }
  return { number: METHODS[indicator.consolidation](months.map((month) => month.value.number)) };
}

/** Say whether the actual is at least as good as the target. */
function isMet({ actual, target, polarity }) {
  const order = compare(actual, target);
  return polarity === "maksimal" ? order >= 0 : polarity === "minimal" ? order <= 0 : order === 0;
}

const ratio = (c) => (c.target.n > 0n ? percentOf(c.actual, c.target) : null);

const FORMULAS = {
  maksimal: ratio,
  skala: ratio,
  "minimal-selisih": (c) => (c.target.n > 0n ? percentOf(difference(product(decimal("2"), c.target), c.actual), c.target) : null),
  "minimal-nisbah": (c) => (c.target.n <= 0n || c.actual.n < 0n ? null : c.actual.n ? percentOf(c.target, c.actual) : FULL),
  stabil: (c) => (c.target.n > 0n ? percentOf(difference(c.target, absolute(difference(c.actual, c.target))), c.target) : null),
  rentang(c) {
    if (!c.upper || compare(c.upper, c.target) < 0) return null;
    if (compare(c.actual, c.target) >= 0 && compare(c.actual, c.upper) <= 0) return FULL;
    const bound = compare(c.actual, c.target) < 0 ? c.target : c.upper;
    return bound.n > 0n ? percentOf(c.actual, bound) : null;
  },
  terpenuhi: (c) => (isMet(c) ? FULL : ZERO),
  "nol-tujuan": (c) => (isMet(c) ? FULL : c.miss),
};

/** Return the formula's code and the case it is applied to, or null where there is none. */
function chosen(indicator, target, actual) {
  const rules = DATA.measuring;
  if (target.number && actual.number) {
    const upper = target.upper ? decimal(target.upper) : null;
    const aim = decimal(target.number);
    const found = { actual: actual.number, target: aim, upper, polarity: indicator.polarity, miss: decimal(rules.zeroMiss) };
    if (aim.n === 0n && !(upper && upper.n)) return ["nol-tujuan", found];
    const minimal = `minimal-${indicator.minimize || rules.minimize}`;
    return [indicator.polarity === "minimal" ? minimal : indicator.polarity, found];
  }
  const scale = rules.grades[indicator.kind];
  if (!isWorded(indicator) || !scale) return null;
  const byRank = scale.method === "skala" && indicator.polarity === "maksimal";
  const place = (word) => (byRank ? scale.ranks[word] : scale.order.includes(word) ? String(scale.order.indexOf(word)) : undefined);
  const [aim, reached] = [place(target.text), place(actual.word ?? "")];
  if (aim === undefined || reached === undefined) return null;
  return [byRank ? "skala" : "terpenuhi", { actual: decimal(reached), target: decimal(aim), polarity: indicator.polarity }];
}

/** Return {outcome, raw, value, formula, category} of an actual against the target of a month; both may be null. */
function assessed(indicator, target, actual) {
  const rules = DATA.measuring;
  if (!target) return { outcome: "belum-bertarget" };
  const isZero = target.number && decimal(target.number).n === 0n && !(target.upper && decimal(target.upper).n);
  if (isZero && rules.zeroTarget[indicator.polarity] === "tidak-dihitung") return { outcome: "tidak-dihitung" };
  if (!actual) return { outcome: "belum-diisi" };
  const [formula, found] = chosen(indicator, target, actual) ?? [];
  const raw = formula ? FORMULAS[formula](found) : null;
  if (!raw) return { outcome: "tidak-dapat-dihitung", formula };
  const value = rules.cap !== null && compare(raw, decimal(rules.cap)) > 0 ? decimal(rules.cap) : raw;
  return { outcome: "terukur", raw, value, formula, category: categoryOf(value) };
}

/** Name the class of a value as printed. */
function categoryOf(value) {
  const classes = DATA.measuring.classes;
  const figure = rounded(value, DATA.measuring.rounding);
  const reaches = (c) => compare(figure, decimal(c.lower)) > 0 || (c.inclusive && compare(figure, decimal(c.lower)) === 0);
  return (classes.find(reaches) ?? classes.at(-1))?.name ?? "";
}

/** Ask for the cause and solution of a target missed at the end of the period; advice here, because only the year's own check is sure. */
function unexplained(indicator, rows) {
  const last = indicator.rows.at(-1);
  if (!DATA.measuring || last?.month !== DATA.lastMonth || !reported(indicator, rows.at(-1))) return [];
  const { raw } = assessed(indicator, last.target, consolidated(indicator, [...indicator.earlier, ...rows]));
  const missing = ["penyebab", "solusi"].filter((topic) => !strip(typed(keyOf("t", indicator.code, topic))));
  if (!raw || compare(raw, FULL) >= 0 || !missing.length) return [];
  const told = { code: indicator.code, period: DATA.stretch, achievement: `${printed(raw, 2)}%`, missing: missing.join(" dan ") };
  return [{ ...finding("kegagalan-tanpa-analisis", missing[0], told), severity: "kurang valid" }];
}
