"""Rules on letters: their numbers, their dates, who signs, and what a meeting decided."""

from ...findings import Rule, Severity

CUSTOM = "Pencatatan agenda surat keluar; pola nomor menurut satker.yml (persuratan)"

NUMBER_TWICE = Rule(
    code="nomor-surat-ganda",
    severity=Severity.ERROR,
    title="Nomor surat ganda",
    message="Nomor urut surat {urut} tahun {tahun} sudah dipakai {lain}.",
    hint="Pertahankan nomor pada surat yang terbit lebih dahulu; kosongkan nomor surat ini, lalu jalankan lagi `lakip surat terbit`.",
    basis=CUSTOM,
)
NUMBER_SKIPPED = Rule(
    code="nomor-surat-terlompat",
    severity=Severity.WARNING,
    title="Nomor surat terlompat",
    message="Sebelum nomor urut surat {urut} tahun {tahun} tidak ada surat bernomor {hilang}.",
    hint="Pastikan nomor itu dipakai surat di luar sistem; bila agendanya bersama, tulis `bersama: true` pada persuratan di satker.yml.",
    basis=f"{CUSTOM}; agenda kantor dapat dipakai bersama surat lain, sehingga lompatan bukan kesalahan",
)
NUMBER_UNDATED = Rule(
    code="nomor-surat-tanpa-tanggal",
    severity=Severity.WARNING,
    title="Surat bernomor tanpa tanggal",
    message="Surat ini bernomor {nomor}, tetapi tidak bertanggal.",
    hint="Isi tanggal surat sesuai naskah yang terbit.",
    basis=CUSTOM,
)
DATE_UNNUMBERED = Rule(
    code="tanggal-surat-tanpa-nomor",
    severity=Severity.WARNING,
    title="Surat bertanggal tanpa nomor",
    message="Surat ini bertanggal {tanggal}, tetapi belum bernomor.",
    hint="Ambil nomornya dengan `lakip surat terbit`, atau kosongkan tanggalnya selama masih konsep.",
    basis=CUSTOM,
)
NUMBER_FORM = Rule(
    code="nomor-surat-di-luar-pola",
    severity=Severity.WARNING,
    title="Nomor surat tidak mengikuti pola",
    message="Nomor {nomor} tidak mengikuti pola {pola}.",
    hint="Samakan dengan pola pada satker.yml (persuratan), atau sesuaikan polanya dengan tata naskah dinas yang berlaku.",
    basis=CUSTOM,
)
NOBODY_SIGNS = Rule(
    code="pejabat-tidak-menjabat",
    severity=Severity.DOUBTFUL,
    title="Penanda tangan surat tidak menjabat",
    message="Pada {tanggal} tidak dapat ditentukan siapa {peran} yang menandatangani surat ini.",
    hint="Periksa tanggal surat dan isian dari, atau lengkapi masa jabatan (termasuk Plt./Plh.) di satker.yml.",
    basis="Masa jabatan menurut satker.yml",
)
PERIOD_UNKNOWN = Rule(
    code="periode-surat-tidak-dikenal",
    severity=Severity.DOUBTFUL,
    title="Periode surat tidak dikenal",
    message="Periode {periode} tidak ada pada tahun {tahun}.",
    hint="Tulis salah satu periode pada periode.yml: {pilihan}.",
)
ROLE_UNKNOWN = Rule(
    code="penanggung-jawab-tidak-dikenal",
    severity=Severity.DOUBTFUL,
    title="Penanggung jawab keputusan tidak dikenal",
    message="Penanggung jawab {peran} tidak dikenal pada satker.yml.",
    hint="Tulis salah satu: {pilihan}.",
)
TASK_LATE = Rule(
    code="tugas-rapat-terlambat",
    severity=Severity.WARNING,
    title="Keputusan rapat lewat batas",
    message="Keputusan «{uraian}» ({peran}) belum selesai, batasnya {batas}.",
    hint="Isi tanggal selesai bila sudah dikerjakan, atau sepakati batas baru dan catat dalam notulen berikutnya.",
    basis="SOP Penyusunan langkah 2d–2e: masukan rapat ditindaklanjuti",
)

RULES: tuple[Rule, ...] = (
    NUMBER_TWICE,
    NUMBER_SKIPPED,
    NUMBER_UNDATED,
    DATE_UNNUMBERED,
    NUMBER_FORM,
    NOBODY_SIGNS,
    PERIOD_UNKNOWN,
    ROLE_UNKNOWN,
    TASK_LATE,
)
