"""The outline that the office fills with its own words: chapter files of laporan/ and topics of analisis.md.

Source: PermenPANRB 53/2014, Lampiran II (outline) and the quality criteria of PermenPANRB 88/2021 (analyses).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file laporan/<key>.md: its title in the report and the `##` headings it must have, each with text below."""

    key: str
    title: str
    sections: tuple[str, ...] = ()


CHAPTERS = (
    Chapter("kata-pengantar", "Kata Pengantar"),
    Chapter("ringkasan-eksekutif", "Ringkasan Eksekutif"),
    Chapter(
        "bab-1-pendahuluan",
        "Pendahuluan",
        (
            "Latar Belakang",
            "Maksud dan Tujuan",
            "Tugas dan Fungsi",
            "Struktur Organisasi dan Sumber Daya",
            "Isu Strategis",
            "Sistematika Penyajian",
        ),
    ),
    Chapter("bab-2-perencanaan", "Perencanaan Kinerja", ("Rencana Strategis", "Perjanjian Kinerja")),
    Chapter("bab-3-akuntabilitas", "Akuntabilitas Kinerja", ("Pengelolaan Data Kinerja",)),
    Chapter("bab-4-penutup", "Penutup", ("Simpulan", "Langkah Perbaikan")),
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A `###` heading below an indicator's `##` heading in analisis.md."""

    key: str
    heading: str
    title: str  # as printed in the report


TOPICS = (
    Topic("penyebab", "Penyebab", "Penyebab keberhasilan atau kegagalan"),
    Topic("solusi", "Solusi", "Solusi yang telah dilakukan"),
    Topic("efisiensi", "Efisiensi", "Efisiensi penggunaan sumber daya"),
    Topic("program-pendukung", "Program pendukung", "Program dan kegiatan yang menunjang"),
    Topic("rekomendasi", "Rekomendasi", "Rekomendasi perbaikan"),
)
