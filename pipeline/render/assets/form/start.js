// Everything is there: the page comes to life.
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
