"""Rules on what was agreed when a period was opened (kendali/<periode>/pembukaan.yml, `revisi_pk` of periode.yml)."""

from ...findings import Rule, Severity

CHANGED = Rule(
    code="kesepakatan-berubah",
    severity=Severity.ERROR,
    title="Yang disepakati berubah sesudah periode dibuka",
    message="{pokok}: {apa} berubah sesudah {periode} dibuka pada {tanggal}: «{lama}» menjadi «{baru}».",
    hint="Kembalikan seperti semula, atau catat revisi Perjanjian Kinerja yang memuat {kode} pada kunci «revisi_pk» di periode.yml.",
    basis="PermenPANRB 53/2014: Perjanjian Kinerja diubah hanya dengan revisi yang ditetapkan",
)
EDITED = Rule(
    code="pembukaan-diubah",
    severity=Severity.ERROR,
    title="Catatan pembukaan periode diubah",
    message="Isi {berkas} tidak lagi cocok dengan sidiknya (sha256): ada yang mengubahnya sesudah periode dibuka.",
    hint="Kembalikan berkas itu dari riwayat Git; perubahan kesepakatan dicatat pada kunci «revisi_pk» di periode.yml.",
)
MISPLACED = Rule(
    code="pembukaan-salah-tempat",
    severity=Severity.ERROR,
    title="Catatan pembukaan di folder periode yang lain",
    message="Catatan ini untuk periode «{isi}», tetapi terletak di folder «{folder}»; periode tahun ini: {pilihan}.",
    hint="Pindahkan ke folder kendali/<periode> yang sama dengan isinya.",
)
UNKNOWN_SUBJECT = Rule(
    code="revisi-pk-tidak-dikenal",
    severity=Severity.WARNING,
    title="Revisi Perjanjian Kinerja menyebut yang tidak dikenal",
    message="Revisi {nomor} menyebut «{isi}», yang bukan kode indikator Renstra, «aturan», ataupun «batas».",
    hint="Periksa kodenya; tulis «semua» bila revisi mencakup seluruhnya.",
)

RULES = tuple(rule for rule in globals().values() if isinstance(rule, Rule))
