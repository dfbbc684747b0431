"""Near misses: words, signs and numbers as offices write them, which must pass unharmed."""

from tests.hostile.text import KUL, TABLE, WORDS, _changed, _hindrance, _year

SENTENCES = (
    "-",
    "–",
    "--",
    "– rapat koordinasi; lalu sosialisasi",
    "-2.5 poin dari tahun lalu",
    "+5 poin",
    "-1.250.000",
    "-Rp5.000",
    "+62 254 200374",
    "5 = 2 + 3; a - b",
    "surel ke kantor@contoh.example",
    "A | B | C!",
    "lihat https://contoh.example/?a=1&b=2#c",
    "kontrak no. 12/KUL/2025; addendum -1",
    "‘baik’ “sekali” … 5 × 6 ≥ 7 − ½ ² • §",
    "5\u00a0kg, 5\u202fkg, 10\u2009%",
    "5 μg, 3 Ω, α = 0,05, Δt, é, ñ, ç",
    "ЦИК РФ dan Α–Ω",
    "Anggaran 1234567890123456, kode 076.01.WA.6639.EBA.994",
    "tanggal 2025-07-10 s.d. 2025-12-31",
)


def words_of_offices() -> dict:
    """Dashes, signs, amounts, foreign words and blanks of fixed width in a cell."""
    made = "".join(f'IK-2.1,{month},,,1,"{text}",,agenda-maret.txt\n' for month, text in enumerate(SENTENCES, 1))
    return {TABLE: b"indikator,bulan,pembilang,penyebut,realisasi,kendala,tindak_lanjut,bukti\n" + made.encode()}


def written_apart() -> dict:
    """Accents apart from their letters, as macOS writes them: told, not refused."""
    return _changed(WORDS, "Jadwal", "Cafe\u0301 dan re\u0301kap")


def windows_line_ends() -> dict:
    return {name: content.replace(b"\n", b"\r\n") for name, content in _hindrance("lancar").items()}


def list_in_words() -> dict:
    """In Markdown, a hyphen begins an item and = underlines a heading; nothing there is a formula."""
    return _changed(WORDS, "Jadwal", "- satu\n- dua\n+ tiga\n\n@kantor, =, --- dan 5\u00a0%\n\nJadwal")


def signs_in_yaml() -> dict:
    """Quoted, the signs of YAML are only signs; so are escapes of ordinary letters."""
    return _year('keterangan: "&a *b !c %d <<: \\u00e9 \\"kutip\\" \\\\ -1=2"')


def evidence_as_it_came() -> dict:
    """Whatever encoding and line ends a program wrote; the marks of a chat's export."""
    box = f"{KUL}/bukti"
    return {
        f"{box}/rekap.csv": b"\xef\xbb\xbfnama;nilai\r\ncaf\xe9;-2,5\r\n",
        f"{box}/obrolan.txt": "\u200e[05/07/25] Kul: \u200egambar \u2705\r\n".encode(),
        f"{box}/catatan.txt": "caf\u00e9".encode("latin-1"),
    }
