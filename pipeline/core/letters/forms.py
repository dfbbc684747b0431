"""The kinds of letters: titles, who signs, and the usual sentences. Every sentence can be overridden in the letter's YAML."""

from collections.abc import Mapping

from .. import words
from ..approvals.roles import SECRETARY
from . import bodies
from .form import Form, Pairs
from .matter import PLANNER, STAFF, Matter
from .values import DOTS, Layout

HEADS = ("Para Kepala Subbagian", "pada Sekretariat {office}", "di {city}")
BELOW = ("{place}",)


def _brief(form: Form, matter: Matter) -> Pairs:
    return ("Sifat", matter.wish.nature), ("Hal", form.matter(matter))


def _none(_: Form, __: Matter) -> Pairs:
    return ()


def _formal(form: Form, matter: Matter) -> Pairs:
    wish = matter.wish
    attached = wish.attached or form.attached
    return ("Nomor", wish.number or DOTS), ("Sifat", wish.nature), ("Lampiran", attached), ("Perihal", form.matter(matter))


def _memo(form: Form, matter: Matter) -> Pairs:
    wish = matter.wish
    to = "\n".join(wish.to or [line.format(**matter.names) for line in form.to[:2]])
    copies = "\n".join(wish.copies) or "-"
    first, *rest = _formal(form, matter)
    dated = ("Tanggal", words.long_date(wish.day) if wish.day else DOTS)
    return ("Kepada Yth.", to), ("Dari", matter.signer(wish.sender or form.signer).title), ("Tembusan", copies), first, dated, *rest


def _order(form: Form, matter: Matter) -> Pairs:
    number, nature, attached, subject = _formal(form, matter)
    day = ("Tanggal", words.long_date(matter.wish.day) if matter.wish.day else DOTS)
    to = "\n".join(matter.wish.to) or matter.title(PLANNER)
    return number, day, nature, attached, subject, ("Diteruskan kepada", to)


def _meeting(_: Form, matter: Matter) -> Pairs:
    return bodies.event(matter)


def _minutes(form: Form, matter: Matter) -> Pairs:
    wish = matter.wish
    chair = wish.chair or matter.signer(form.signer).title
    people = "\n".join(f"{n}. {person}" for n, person in enumerate(bodies.attending(matter), 1))
    return ("Nomor", wish.number or DOTS), *bodies.event(matter), ("Pimpinan rapat", chair), ("Peserta", people)


FORMS: Mapping[str, Form] = {
    "lembar-disposisi": Form(
        title="Lembar Disposisi",
        signer=SECRETARY,
        subject="Pengumpulan Data Kinerja {span}",
        opening="Untuk pengumpulan data kinerja {span}, agar dilaksanakan hal-hal yang dicentang di bawah ini.",
        text=(
            "Siapkan konsep Surat Edaran dan formulir data kinerja tiap subbagian",
            "Isi formulir data kinerja dan lengkapi data dukung, paling lambat {due}",
            "Verifikasi dan inventarisasi data yang diterima",
            "Hadiri rapat pembahasan data kinerja",
            "Laporkan pelaksanaannya",
        ),
        closing="",
        attached="Perjanjian Kinerja dan Rencana Aksi",
        body=bodies.orders,
        head=_order,
        layout=Layout.SHEET,
        signed_at=BELOW,
    ),
    "nota-dinas": Form(
        title="Nota Dinas",
        signer=PLANNER,
        subject="Permintaan Data Kinerja {span}",
        opening=(
            "Dalam rangka pengumpulan data kinerja {span} pada {office}, bersama ini dimohon kepada Saudara untuk menyampaikan data "
            "kinerja indikator yang menjadi tanggung jawab subbagian masing-masing sebagaimana daftar di bawah ini."
        ),
        text=("Data disampaikan pada formulir yang tersedia, disertai data dukungnya, paling lambat {due} kepada {planner}.",),
        closing="Demikian disampaikan, atas perhatian dan kerja sama Saudara diucapkan terima kasih.",
        body=bodies.request,
        head=_memo,
        to=HEADS,
        layout=Layout.MEMO,
        boxes=(STAFF,),
    ),
    "surat-edaran": Form(
        title="Surat Edaran",
        signer=SECRETARY,
        subject="Pengumpulan Data Kinerja {span}",
        opening="",
        sections=(
            (
                "Umum",
                (
                    "Laporan Kinerja {office} disusun dari data kinerja yang dikumpulkan pada setiap periode. Agar data {span} terkumpul "
                    "tepat waktu, lengkap, dan didukung bukti, perlu diterbitkan Surat Edaran ini.",
                ),
            ),
            (
                "Maksud dan Tujuan",
                ("Surat Edaran ini menjadi pedoman bagi setiap subbagian dalam mengisi dan menyampaikan data kinerja {span}.",),
            ),
            (
                "Ruang Lingkup",
                ("Realisasi indikator kinerja, realisasi anggaran, analisis, dan data dukung {span} dari setiap subbagian.",),
            ),
            (
                "Dasar",
                (
                    "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah.",
                    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014 tentang Petunjuk Teknis "
                    "Perjanjian Kinerja, Pelaporan Kinerja, dan Tata Cara Reviu atas Laporan Kinerja Instansi Pemerintah.",
                ),
            ),
            (
                "Isi Edaran",
                (
                    "Setiap subbagian mengisi formulir data kinerja {span} sebagaimana tercantum dalam Lampiran.",
                    "Setiap realisasi disertai data dukung; kendala dan tindak lanjut diuraikan apa adanya.",
                    "Formulir yang telah diisi beserta data dukungnya disampaikan kepada {planner} paling lambat {due}.",
                    "Data yang diterima diverifikasi; data yang kurang valid dikonfirmasi kepada subbagian yang menyampaikannya.",
                ),
            ),
            ("Penutup", ("Demikian Surat Edaran ini untuk dilaksanakan sebagaimana mestinya.",)),
        ),
        closing="",
        attached="1 (satu) berkas",
        body=bodies.circular,
        head=_none,
        to=HEADS,
        boxes=(STAFF, PLANNER),
        signed_at=("Ditetapkan di {city}", "pada tanggal {day}"),
    ),
    "undangan": Form(
        title="Undangan",
        signer=SECRETARY,
        subject="Undangan Rapat Pembahasan Data Kinerja {span}",
        opening=(
            "Sehubungan dengan pembahasan data dan capaian kinerja {span} pada {office}, dengan ini kami mengundang Saudara untuk "
            "hadir pada:"
        ),
        closing=(
            "Mengingat pentingnya acara dimaksud, diharapkan hadir tepat waktu. Demikian disampaikan, atas perhatian Saudara diucapkan "
            "terima kasih."
        ),
        body=bodies.invitation,
        head=_formal,
        to=HEADS,
        layout=Layout.FORMAL,
        boxes=(STAFF, PLANNER),
    ),
    "daftar-hadir": Form(
        title="Daftar Hadir",
        signer=SECRETARY,
        subject="Rapat Pembahasan Data Kinerja {span}",
        opening="",
        closing="",
        body=bodies.attendance,
        head=_meeting,
        layout=Layout.SHEET,
        signed_at=BELOW,
    ),
    "notulen": Form(
        title="Notulen Rapat",
        signer=SECRETARY,
        subject="Rapat Pembahasan Data Kinerja {span}",
        opening="",
        closing="Demikian notulen ini dibuat untuk dipergunakan sebagaimana mestinya.",
        body=bodies.minutes,
        head=_minutes,
        layout=Layout.SHEET,
        witness="Notulis",
        signed_at=BELOW,
    ),
    "surat-pengantar": Form(
        title="Surat Pengantar",
        signer=SECRETARY,
        subject="Penyampaian Laporan Kinerja {office} Tahun {year}",
        opening="Bersama ini disampaikan Laporan Kinerja {office} Tahun {year} beserta kelengkapannya sebagai berikut.",
        closing="Demikian disampaikan. Mohon lembar tanda terima di bawah ini diisi dan dikirim kembali.",
        body=bodies.listing,
        head=_brief,
        to=("{superior}", "di Tempat"),
        receipt=("Diterima tanggal", "Nomor agenda", "Nama dan jabatan", "Tanda tangan dan stempel"),
    ),
}
