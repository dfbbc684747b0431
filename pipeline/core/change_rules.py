"""Rules about a change as a whole: whose files it touches, and whether a year that was agreed to may still change."""

from .findings import Rule, Severity

LOCKED = Rule(
    code="tahun-terkunci",
    severity=Severity.ERROR,
    title="Isi tahun yang sudah disetujui berubah",
    message="Isi tahun {tahun} sudah disetujui lengkap pada {waktu} (sidik {lama}), tetapi sekarang berbeda (sidik {baru}).",
    hint=(
        "Kembalikan berkasnya seperti semula. Bila memang perlu revisi, buka putaran baru: "
        "`lakip sahkan kembalikan {tahun} --peran sekretaris --catatan …`, lalu paraf dan persetujuan baru; edisi lama tetap di arsip."
    ),
)
OUT_OF_FOLDER = Rule(
    code="di-luar-folder",
    severity=Severity.ERROR,
    title="Perubahan di luar folder sendiri",
    message="Usulan ini mengubah {folder} sekaligus berkas {lain}.",
    hint="Satu usulan hanya memuat folder satu subbagian, atau berkas perencana saja; pindahkan berkas ini ke usulan tersendiri.",
)
PROTECTED = Rule(
    code="berkas-dilindungi",
    severity=Severity.DOUBTFUL,
    title="Berkas yang dilindungi ikut berubah",
    message="Berkas ini ({apa}) ikut berubah bersama data.",
    hint="Pastikan perubahan ini disengaja dan disetujui pengelola; bila tidak, keluarkan dari usulan ini.",
)

RULES: tuple[Rule, ...] = (LOCKED, OUT_OF_FOLDER, PROTECTED)
