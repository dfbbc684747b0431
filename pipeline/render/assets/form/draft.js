// The draft: kept in this browser under the form's own identity, taken up again, thrown away, or carried as a file.
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
