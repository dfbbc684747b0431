"""Rules of the office's Markdown: what may stand in it so that it can be printed safely, alike in PDF, Word and on the site."""

from .findings import Rule, Severity

TOO_LARGE = Rule(
    code="narasi-terlalu-besar",
    severity=Severity.ERROR,
    title="Naskah terlalu besar",
    message="Naskah ini {size} bita; batasnya {limit} bita.",
    hint="Pecah naskah, atau pindahkan rincian ke tabel data atau bukti dukung.",
)
TOO_COMPLEX = Rule(
    code="narasi-terlalu-rumit",
    severity=Severity.ERROR,
    title="Naskah terlalu rumit",
    message="Naskah ini bertumpuk terlalu dalam atau tidak selesai dibaca dalam batas waktu dan memori.",
    hint="Cari kurung, kutipan, atau daftar yang bertumpuk sangat dalam, lalu sederhanakan.",
)
NESTED_NOTE = Rule(
    code="narasi-catatan-kaki",
    severity=Severity.ERROR,
    title="Catatan kaki di dalam catatan kaki",
    message="Catatan kaki [^{name}] memuat catatan kaki lain atau dirinya sendiri.",
    hint="Tulis isi catatan kaki tanpa tanda [^…] di dalamnya.",
)
IMAGE = Rule(
    code="narasi-gambar",
    severity=Severity.ERROR,
    title="Gambar disisipkan langsung",
    message="Gambar «{target}» tidak dapat disisipkan langsung ke dalam naskah.",
    hint="Pakai {{{{grafik:…}}}} untuk grafik dari data, atau simpan gambar sebagai bukti dukung.",
)
FORBIDDEN = Rule(
    code="narasi-unsur-terlarang",
    severity=Severity.ERROR,
    title="HTML atau kode di dalam naskah",
    message="Naskah memuat «{what}» yang tidak dapat dicetak (HTML atau kode).",
    hint="Tulis teks biasa; tanda < yang memang dimaksud ditulis \\<.",
)
LINK = Rule(
    code="narasi-tautan",
    severity=Severity.ERROR,
    title="Tautan tidak diizinkan",
    message="Tautan «{target}» {why}.",
    hint="Perbaiki alamatnya, atau tulis sebagai teks; tabel dan grafik dirujuk dengan {{{{rujuk:…}}}}.",
)
TOP_HEADING = Rule(
    code="narasi-judul-bab",
    severity=Severity.ERROR,
    title="Judul tingkat satu di dalam naskah",
    message="Judul «{heading}» ditulis dengan satu tanda #, padahal judul bab dicetak oleh sistem.",
    hint="Mulai judul di dalam naskah dengan ##.",
)
NESTED_HEADING = Rule(
    code="narasi-judul-bersarang",
    severity=Severity.ERROR,
    title="Judul di dalam kutipan, daftar, atau catatan kaki",
    message="Judul «{heading}» berada di dalam kutipan, daftar, atau catatan kaki.",
    hint="Tulis judul pada baris sendiri di tepi kiri; di dalam kutipan atau daftar, pakai **huruf tebal**.",
)
TOO_LONG = Rule(
    code="narasi-terlalu-panjang",
    severity=Severity.ERROR,
    title="Kata, paragraf, atau unsur lain terlalu panjang",
    message="{what} di sini panjangnya {size}; batasnya {limit}.",
    hint="{remedy}",
)
TOO_WIDE = Rule(
    code="narasi-tabel-terlalu-lebar",
    severity=Severity.ERROR,
    title="Tabel di dalam naskah terlalu lebar",
    message="Tabel dengan {columns} kolom ini tidak muat pada lebar kertas.",
    hint="Kurangi kolom, persingkat kata terpanjang di tiap kolom, atau pecah menjadi beberapa tabel.",
)
UNPRINTABLE = Rule(
    code="narasi-huruf-tidak-tercetak",
    severity=Severity.ERROR,
    title="Huruf tidak ada di dalam fon laporan",
    message="Huruf «{character}» ({code}) tidak dapat dicetak dengan fon laporan.",
    hint="Ganti dengan kata atau tanda yang lazim, misalnya emoji ✓ menjadi «ya».",
)
UNKNOWN_MARK = Rule(
    code="rujukan-tidak-dikenal",
    severity=Severity.ERROR,
    title="Rujukan ke data yang tidak ada",
    message="{mark} merujuk {what} yang tidak ada di laporan ini.",
    hint="{nearest}",
)
MALFORMED_MARK = Rule(
    code="rujukan-salah-tulis",
    severity=Severity.ERROR,
    title="Rujukan salah tulis",
    message="Rujukan «{mark}» salah tulis.",
    hint="Tulis {right}; jenisnya nilai, rujuk, tabel, atau grafik, tanpa spasi.",
)
MISPLACED_MARK = Rule(
    code="rujukan-salah-tempat",
    severity=Severity.ERROR,
    title="Tabel atau grafik di tengah kalimat",
    message="{mark} berada di tengah teks, padahal tabel dan grafik berdiri sebagai paragraf sendiri.",
    hint="Tulis {mark} pada baris sendiri dengan baris kosong di atas dan di bawahnya, atau rujuk dengan {right}.",
)

RULES: tuple[Rule, ...] = (
    TOO_LARGE,
    TOO_COMPLEX,
    NESTED_NOTE,
    IMAGE,
    FORBIDDEN,
    LINK,
    TOP_HEADING,
    NESTED_HEADING,
    TOO_LONG,
    TOO_WIDE,
    UNPRINTABLE,
    UNKNOWN_MARK,
    MALFORMED_MARK,
    MISPLACED_MARK,
)
