// The fields of the page: what they look like, what is told below them, and how evidence is chosen.
const controls = new Map(); // key of a field -> {control, note}
const touched = new Set();
let isChecked = false; // after the first check, everything that is missing is told as well

/** Make an element: attributes by name, `text` and `on…` besides, children after. */
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") made.textContent = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const idOf = (key) => "f-" + key.replace(/[^A-Za-z0-9]/g, (c) => (c === "|" ? "_" : "-"));

/** Make a labelled control with a place for what is told about it. */
function field(key, label, control, { help = "", kind = "", echo = false } = {}) {
  const id = idOf(key);
  const note = el("div", { class: "note", id: `${id}-n`, "aria-live": "polite" });
  const hint = help ? el("p", { class: "help", id: `${id}-h`, text: help }) : null;
  control.id = id;
  control.setAttribute("aria-describedby", `${id}-n${help ? ` ${id}-h` : ""}`);
  control.value = typed(key);
  control.addEventListener("input", () => changed(key, control.value));
  control.addEventListener("change", () => settle(key));
  const repeated = echo ? el("span", { class: "echo" }) : null;
  controls.set(key, { control, note, echo: repeated });
  return el("div", { class: `field ${kind}` }, el("label", { for: id }, label, repeated), control, hint, note);
}

const numberField = (key, label, options = {}) =>
  field(key, label, el("input", { type: "text", inputmode: options.whole ? "numeric" : "decimal", autocomplete: "off", spellcheck: "false" }), {
    kind: "number",
    ...options,
  });

const textField = (key, label, options = {}) => field(key, label, el("textarea", { rows: options.rows ?? 2, lang: "id" }), { kind: "wide", ...options });

function choiceField(key, label, choices) {
  const options = ["", ...choices].map((word) => el("option", { value: word, text: word || "– belum diisi –" }));
  return field(key, label, el("select", {}, ...options), { kind: "number" });
}

/** Tell below each field of a row what is wrong with it; a fault of a field not yet touched waits for the check. */
function tell(prefix, columns, findings) {
  for (const column of columns) {
    const key = `${prefix}|${column}`;
    const there = controls.get(key);
    if (!there) continue;
    const told = findings.filter((f) => f.column === column && (isChecked || touched.has(key) || (typed(key) && column !== "bukti")));
    const isWrong = told.some((f) => f.severity === "kesalahan");
    there.control.setAttribute("aria-invalid", String(isWrong));
    const lines = told.map((f) =>
      el("p", { class: f.severity === "kesalahan" ? "wrong" : "doubt", "data-rule": f.rule }, el("span", { text: f.message }), " ", el("span", { class: "cure", text: f.hint })),
    );
    if (there.note.textContent !== lines.map((line) => line.textContent).join("")) there.note.replaceChildren(...lines);
  }
}

// ---- evidence ----

function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} bita`;
  const [unit, power10] = bytes < 1024 * 1024 ? ["KiB", 1024] : ["MiB", 1024 * 1024];
  return `${printed(rounded(quotient(decimal(String(bytes)), decimal(String(power10))), 1), 1)} ${unit}`;
}

function evidenceField(key) {
  const id = idOf(key);
  const note = el("div", { class: "note", id: `${id}-n`, "aria-live": "polite" });
  const said = el("div", { class: "note", id: `${id}-s`, "aria-live": "polite" }); // of the choosing itself; no check wipes it away
  const list = el("ul", { class: "files", id: `${id}-l` });
  const control = el("input", { type: "file", multiple: true, id, "aria-describedby": `${id}-s ${id}-n ${id}-l` });
  control.addEventListener("change", () => choose(key, control, said));
  controls.set(key, { control, note, list });
  const button = el("span", { class: "pick" }, control, el("label", { for: id, text: "Pilih berkas…" }));
  return el("div", { class: "field evidence" }, el("span", { class: "caption", text: "Data dukung" }), button, list, said, note);
}

async function choose(key, control, said) {
  const chosen = [...control.files];
  control.value = "";
  const faults = [];
  for (const file of chosen) {
    const name = file.name.normalize("NFC");
    if (/[;/\\]/.test(name) || name !== strip(name)) {
      faults.push(`Nama berkas «${shown(name)}» memuat tanda yang tidak diterima. Ganti namanya dengan huruf, angka, dan tanda hubung, lalu pilih lagi.`);
      continue;
    }
    said.textContent = `Menghitung sidik berkas «${shown(name)}»…`;
    let sha256;
    try {
      sha256 = await digestOf(file, (part) => (said.textContent = `Menghitung sidik berkas «${shown(name)}»: ${Math.round(part * 100)}%`));
    } catch {
      faults.push(`Berkas «${shown(name)}» tidak dapat dibaca. Tutup program yang membukanya, lalu pilih lagi.`);
      continue;
    }
    const earlier = files.get(name);
    if (earlier && earlier.sha256 !== sha256 && namedElsewhere(name, key)) {
      faults.push(`Berkas «${shown(name)}» sudah dipilih pada baris lain dengan isi yang berbeda. Ganti nama salah satunya, lalu pilih lagi.`);
      continue;
    }
    files.set(name, { size: file.size, sha256 });
    const names = namesIn(typed(key));
    values.set(key, [...new Set([...names, name])].join(";"));
  }
  said.replaceChildren(...faults.map((text) => el("p", { class: "wrong", text })));
  showFiles(key);
  changed(key, typed(key));
  settle(key);
}

const namedElsewhere = (name, key) => [...values].some(([other, text]) => other !== key && other.endsWith("|bukti") && namesIn(text).includes(name));

function showFiles(key) {
  const { list, control } = controls.get(key);
  const items = namesIn(typed(key)).map((name) => {
    const known = files.get(name);
    const about = known ? `${sizeOf(known.size)} · sidik ${known.sha256.slice(0, 12)}` : "sudah ada di arsip";
    const remove = el("button", { type: "button", class: "quiet", "aria-label": `Lepas ${name}`, text: "Lepas" });
    remove.addEventListener("click", () => {
      values.set(key, namesIn(typed(key)).filter((other) => other !== name).join(";"));
      showFiles(key);
      changed(key, typed(key));
      settle(key);
      control.focus();
    });
    return el("li", {}, el("span", { class: "name", text: name }), el("span", { class: "about", text: about }), remove);
  });
  list.replaceChildren(...items);
}

/** Put every value into its control, after a draft was taken up. */
function refill() {
  for (const [key, { control, list }] of controls) {
    if (list) showFiles(key);
    else control.value = typed(key);
  }
}
