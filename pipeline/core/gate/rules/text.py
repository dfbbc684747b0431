"""Rules on the characters of a text, before anything parses it: what nobody sees, what deceives the eye, what another program would run."""

from ...findings import Rule, Severity

UNICODE = "Unicode UAX #9, UAX #15, UTS #39"
RETYPE = "Hapus bagian itu lalu ketik ulang; biasanya terbawa dari salinan PDF, Word, atau WhatsApp (tempel dengan Ctrl+Shift+V)."

DIRECTION = Rule(
    code="arah-tulisan",
    severity=Severity.ERROR,
    title="Karakter yang membalik arah tulisan",
    message="Baris {baris} memuat {karakter}, yang membuat teks terlihat lain dari yang tersimpan.",
    hint=RETYPE,
    basis=UNICODE,
)
HIDDEN = Rule(
    code="karakter-tersembunyi",
    severity=Severity.ERROR,
    title="Karakter yang tidak terlihat",
    message="Baris {baris} memuat {karakter}, yang tidak terlihat tetapi ikut terbaca.",
    hint=RETYPE,
    basis=UNICODE,
)
LINE_END = Rule(
    code="pemisah-baris-asing",
    severity=Severity.ERROR,
    title="Pemisah baris asing",
    message="Baris {baris} memuat {karakter}, yang oleh sebagian program dibaca sebagai ganti baris.",
    hint="Hapus karakter itu; ganti baris dibuat dengan tombol Enter.",
    basis=UNICODE,
)
PRIVATE = Rule(
    code="karakter-pribadi",
    severity=Severity.ERROR,
    title="Karakter tanpa arti umum",
    message="Baris {baris} memuat {karakter}, yang hanya berarti di dalam fon tertentu (misalnya Symbol atau Wingdings).",
    hint="Ganti dengan tanda yang lazim; butir daftar ditulis dengan tanda hubung.",
    basis=UNICODE,
)
STACKED = Rule(
    code="tanda-bertumpuk",
    severity=Severity.ERROR,
    title="Tanda bertumpuk pada satu huruf",
    message="Baris {baris} memuat {jumlah} tanda yang bertumpuk pada satu huruf.",
    hint="Hapus tanda itu dan ketik hurufnya saja; tidak ada kata yang memerlukannya.",
    basis="Unicode UAX #15 (Stream-Safe Text Format)",
)
NOT_COMPOSED = Rule(
    code="bukan-nfc",
    severity=Severity.WARNING,
    title="Huruf beraksen ditulis terurai",
    message="Baris {baris} menulis huruf beraksen sebagai huruf dan tanda yang terpisah; di sini dibaca sebagai satu huruf.",
    hint="Ketik ulang hurufnya, agar program lain pun membacanya sama.",
    basis="Unicode UAX #15 (NFC)",
)
LOOKALIKE = Rule(
    code="huruf-serupa",
    severity=Severity.ERROR,
    title="Huruf yang hanya mirip huruf Latin",
    message="«{kata}» pada baris {baris} tampak seperti «{latin}», tetapi memuat {karakter} yang bukan huruf Latin.",
    hint="Ketik ulang kata itu dengan papan ketik biasa.",
    basis="Unicode UTS #39",
)
DIGIT = Rule(
    code="digit-asing",
    severity=Severity.ERROR,
    title="Angka yang bukan 0–9",
    message="Baris {baris} memuat {karakter}, yaitu angka yang bukan 0–9.",
    hint="Ketik ulang angkanya dengan 0–9.",
    basis=UNICODE,
)
LONG_LINE = Rule(
    code="baris-terlalu-panjang",
    severity=Severity.ERROR,
    title="Baris terlalu panjang",
    message="Baris {baris} sepanjang {panjang} karakter; batasnya {batas}.",
    hint="Bagi menjadi beberapa paragraf; isi sel seharusnya satu kalimat.",
)
MANY_LINES = Rule(
    code="baris-terlalu-banyak",
    severity=Severity.ERROR,
    title="Baris terlalu banyak",
    message="Berkas ini berisi {jumlah} baris; batasnya {batas}.",
    hint="Hapus baris kosong di ujung berkas, dan pastikan isinya hanya data yang diminta.",
)
ESCAPED = Rule(
    code="karakter-terselubung",
    severity=Severity.ERROR,
    title="Karakter yang ditulis dengan nomornya",
    message="Baris {baris} menulis {karakter} dengan nomornya (misalnya \\u202e), sehingga baru muncul sesudah berkas dibaca.",
    hint="Hapus bagian yang diawali garis miring terbalik, lalu tulis teksnya seperti biasa.",
    basis=UNICODE,
)
FORMULA = Rule(
    code="rumus-dalam-sel",
    severity=Severity.ERROR,
    title="Isi sel dijalankan sebagai rumus",
    message="Isi «{isi}» akan dijalankan Excel sebagai rumus begitu berkas ini dibuka, bukan dibaca sebagai teks.",
    hint="Hapus tanda = + - @ atau tab di awal isi; butir dapat diawali tanda pisah (–), dan rumus diganti hasilnya.",
    basis="OWASP CSV Injection",
)

RULES: tuple[Rule, ...] = (
    DIRECTION, HIDDEN, LINE_END, PRIVATE, STACKED, NOT_COMPOSED, LOOKALIKE, DIGIT, LONG_LINE, MANY_LINES, ESCAPED, FORMULA,
)  # fmt: skip
