// Numbers as pipeline/core/numbers.py and exact.py have them: exact decimals {n, e} worth n × 10^e, never a float.
const DIGITS = 50n;
const SPACES = DATA.grammar.spaces; // the characters that Python calls a space
const LEADING = new RegExp(`^[${SPACES}]+`);
const TRAILING = new RegExp(`[${SPACES}]+$`);
const BLANK = new RegExp(`[${SPACES}]`, "g");
const PLAIN = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
const AMBIGUOUS = /^-?[1-9][0-9]{0,2}\.[0-9]{3}$/;
const EMPTY_WORDS = new Set(DATA.grammar.emptyWords);
const MOST_ZEROS = 15;
const PYTHON_DIGITS = 28; // the precision in which Python shortens a number written with an exponent

const strip = (text) => text.replace(LEADING, "").replace(TRAILING, "");

// ---- exact decimals ----

function decimal(text) {
  const [, sign, whole, part = ""] = /^(-?)([0-9]+)(?:\.([0-9]+))?$/.exec(text);
  return { n: BigInt(sign + whole + part), e: -part.length };
}

const ZERO = decimal("0");
const FULL = decimal("100");
const magnitude = (n) => (n < 0n ? -n : n);
const power = (exponent) => 10n ** BigInt(exponent);

function aligned(a, b) {
  const e = Math.min(a.e, b.e);
  return [a.n * power(a.e - e), b.n * power(b.e - e), e];
}

function compare(a, b) {
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

function sum(a, b) {
  const [x, y, e] = aligned(a, b);
  return { n: x + y, e };
}

const negated = (a) => ({ n: -a.n, e: a.e });
const difference = (a, b) => sum(a, negated(b));
const product = (a, b) => ({ n: a.n * b.n, e: a.e + b.e });
const absolute = (a) => ({ n: magnitude(a.n), e: a.e });

/** Divide n by d and round half to even, both above zero. */
function halfEven(n, d) {
  const whole = n / d;
  const twice = (n % d) * 2n;
  return twice > d || (twice === d && whole % 2n === 1n) ? whole + 1n : whole;
}

/** Return the number with at most `digits` digits, rounded half to even. */
function shortened(a, digits) {
  const surplus = magnitude(a.n).toString().length - digits;
  if (surplus <= 0) return a;
  const n = halfEven(magnitude(a.n), power(surplus));
  return shortened({ n: a.n < 0n ? -n : n, e: a.e + surplus }, digits);
}

/** Return part ÷ whole to 50 digits, null where whole is zero. */
function quotient(part, whole) {
  if (whole.n === 0n) return null;
  const above = magnitude(part.n);
  const below = magnitude(whole.n);
  const lift = Math.max(0, Number(DIGITS) + 1 + below.toString().length - above.toString().length);
  // A last digit that says "and something more" keeps the rounding right.
  const lifted = above * power(lift);
  const n = (lifted / below) * 10n + (lifted % below ? 1n : 0n);
  const found = { n: part.n < 0n === whole.n < 0n ? n : -n, e: part.e - whole.e - lift - 1 };
  return shortened(found, Number(DIGITS));
}

const percentOf = (part, whole) => quotient(product(part, FULL), whole);

/** Round half up, as Indonesian reports do; the result has just so many decimals. */
function rounded(a, decimals) {
  if (a.e >= -decimals) return { n: a.n * power(a.e + decimals), e: -decimals };
  const unit = power(-decimals - a.e);
  const n = (magnitude(a.n) * 2n + unit) / (unit * 2n);
  return { n: a.n < 0n ? -n : n, e: -decimals };
}

function normalized(a) {
  if (a.n === 0n) return ZERO;
  let { n, e } = a;
  while (n % 10n === 0n) [n, e] = [n / 10n, e + 1];
  return { n, e };
}

const decimalsOf = (a) => Math.max(0, -normalized(a).e);

/** Write a number as the canonical text: dot, no thousands. */
function canonical(a) {
  const digits = magnitude(a.n).toString() + (a.e > 0 ? "0".repeat(a.e) : "");
  const places = Math.max(0, -a.e);
  const padded = digits.padStart(places + 1, "0");
  const cut = padded.length - places;
  return (a.n < 0n ? "-" : "") + padded.slice(0, cut) + (places ? "." + padded.slice(cut) : "");
}

/** Write a number as the reports print it: 1.234,50. */
function printed(a, decimals) {
  const [whole, part] = canonical(absolute(rounded(a, decimals))).split(".");
  const grouped = whole.replace(/\B(?=([0-9]{3})+$)/g, ".");
  return (rounded(a, decimals).n < 0n ? "−" : "") + grouped + (part ? "," + part : "");
}

const asWritten = (a) => printed(a, decimalsOf(a));

// ---- what a text is, or what it probably means ----

/** Return {value} for a number of the grammar, else {fault, readings}. */
function readNumber(text, whole = false, negative = true) {
  if (!PLAIN.test(text)) return diagnose(text, whole);
  if (text.startsWith("-") && !negative) return { fault: "NEGATIVE", readings: [text.slice(1)] };
  if (whole && text.includes(".")) return withDot(text);
  return { value: text };
}

function withDot(text) {
  const before = text.split(".")[0];
  if (AMBIGUOUS.test(text)) return { fault: "DOT_IN_WHOLE", readings: [text.replace(".", ""), before] };
  return { fault: "NOT_WHOLE", readings: [before] };
}

function diagnose(text, whole) {
  if (EMPTY_WORDS.has(strip(text).toLowerCase().replaceAll("ſ", "s"))) return { fault: "EMPTY_WORD", readings: [] };
  for (const look of LOOKS) {
    const found = look(text, whole);
    if (found) return found;
  }
  return { fault: "NOT_A_NUMBER", readings: [] };
}

/** Return `fault` if `mended` is a number or can itself be mended. */
function mending(fault, mended, whole) {
  if (!mended) return null;
  const inner = readNumber(mended, whole);
  const readings = inner.fault ? inner.readings : [mended];
  return readings.length ? { fault, readings } : null;
}

function digitOf(character) {
  const code = character.codePointAt(0);
  const zero = DATA.grammar.zeros.find((start) => code >= start && code < start + 10);
  return code > 127 && zero !== undefined ? String(code - zero) : character;
}

const LOOKS = [
  function spaces(text, whole) {
    const mended = text.replace(BLANK, "");
    return mended !== text ? mending("SPACES", mended, whole) : null;
  },
  function foreignDigits(text, whole) {
    const mended = [...text].map(digitOf).join("");
    return mended !== text ? mending("FOREIGN_DIGITS", mended.replaceAll("٫", "."), whole) : null;
  },
  function sign(text, whole) {
    if (text.startsWith("+")) return mending("SIGN", text.slice(1), whole);
    return text && "−–‒".includes(text[0]) ? mending("SIGN", "-" + text.slice(1), whole) : null;
  },
  function percent(text, whole) {
    return text.endsWith("%") ? mending("PERCENT", text.replace(/%+$/, ""), whole) : null;
  },
  function currency(text) {
    const found = /^(?:[rR][pP]|[iIıİ][dD][rR])\.?([^\n]+?)(?:,-|,00)?$/u.exec(text);
    return found ? mending("CURRENCY", found[1], true) : null; // rupiah are written whole
  },
  function exponent(text) {
    const found = /^(-?)([0-9]+(?:[.,][0-9]+)?)[eE]([+-]?[0-9]{1,3})$/.exec(text);
    if (!found) return null;
    const shift = Number(found[3]);
    if (Math.abs(shift) > MOST_ZEROS) return { fault: "EXPONENT", readings: [] };
    const mantissa = decimal(found[2].replace(",", "."));
    const moved = normalized(shortened({ n: mantissa.n, e: mantissa.e + shift }, PYTHON_DIGITS));
    return { fault: "EXPONENT", readings: [found[1] + canonical(moved)] };
  },
  function leadingZero(text, whole) {
    const found = /^(-?)0+([0-9][^\n]*)$/.exec(text);
    return found ? mending("LEADING_ZERO", found[1] + found[2], whole) : null;
  },
  function comma(text, whole) {
    const found = /^(-?(?:0|[1-9][0-9]*)),([0-9]+)$/.exec(text);
    if (!found) return null;
    const [joined, dotted] = [found[1] + found[2], `${found[1]}.${found[2]}`];
    if (AMBIGUOUS.test(dotted)) return { fault: "COMMA_TWO_READINGS", readings: whole ? [joined, found[1]] : [dotted, joined] };
    return { fault: "COMMA", readings: [whole ? found[1] : dotted] };
  },
  function thousands(text, whole) {
    for (const [group, mark] of [[".", ","], [",", "."]]) {
      const found = new RegExp(`^(-?[1-9][0-9]{0,2}(?:\\${group}[0-9]{3})+)(?:\\${mark}([0-9]+))?$`).exec(text);
      if (!found) continue;
      const integer = found[1].replaceAll(group, "");
      return { fault: "THOUSANDS", readings: [whole || !found[2] ? integer : `${integer}.${found[2]}`] };
    }
    return null;
  },
];
