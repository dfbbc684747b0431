"""Personal numbers are told from the amounts, codes and dates of an office's papers, and are never repeated.

All numbers here are made up: their serials and places belong to nobody known to us.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.collecting import personal
from pipeline.core.collecting.personal import Personal

NIK, WOMAN, NIP = "3673010101900001", "3604015212850003", "199001012015031001"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"Nama pemilih, {NIK}, Serang", Personal.NIK),
        (f"NIK:{WOMAN}", Personal.NIK),
        ("NIK 3673 0101 0190 0001", Personal.NIK),
        ("No. KTP: 367301.010190.0001", Personal.NIK),
        ("Nomor KK 3673-0101-0190-0001", Personal.NIK),
        ('"3673010101900001";"Taktakan"', Personal.NIK),
        (f"NIP. {NIP}", Personal.NIP),
        ("NIP 19900101 201503 1 001", Personal.NIP),
        ("PPPK 199001012022211001", Personal.NIP),
        ("19650817-199103-2-004.", Personal.NIP),
        ("NPWP 01.234.567.8-401.000", Personal.NPWP),
        ("npwp: 012345678401000", Personal.NPWP),
        ("Hubungi 081234567890.", Personal.PHONE),
        ("WA 0812-3456-7890", Personal.PHONE),
        ("+62 812 3456 7890", Personal.PHONE),
        ("+6281234567890", Personal.PHONE),
        ("HP: 6281234567890", Personal.PHONE),
        ("surel contoh.nama@gmail.com;", Personal.EMAIL),
        ("<contoh@kota-serang.kpu.go.id>", Personal.EMAIL),
    ],
)
def test_a_personal_number_is_seen(text, kind):
    assert [hit.kind for hit in personal.find(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Pagu awal 3.673.010.101.900.001 rupiah",
        "Rp3.673.010.101.900.001,00",
        "0.3673010101900001",
        "97,3673010101900001",
        "pagu 2500000000, realisasi 2468013579",
        "DIPA-076.01.2.656789/2026",
        "SP DIPA-076.01.2.658432/2026 tanggal 2 Desember 2025",
        "076.01.WA.3355.EAA.001.051.A.521211",
        "3355.EAA.001",
        "6/ORT.06/3673/3/2023",
        "18/SDM.01-SD/1771/2023",
        "15/PR.03-Kpt/3526/KPU-Kab/VI/2021",
        "B-800/PR.03.1-SD/36/2026",
        "Keputusan KPU 57/2022; PKPU 21/2023; UU 27/2022",
        "2026-01-20T08:00:00+07:00",
        "20260120080000",
        "Telp. (0254) 200374, 217334; Faks. (0254) 217323",
        "kode billing 820260901123456, NTPN 5B3C17DQ2LK01234, NTB 000812345678",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "367301010190000112345678",
        "1111111111111111",
        "0000000000000000",
        "3673019901900001",  # no such day
        "3673010113900001",  # no such month
        "0173010101900001",  # no such province
        "3673010101900000",  # no serial
        "199013012015031001",  # no such month of birth
        "199001012015033001",  # no such sex
        "202501012026031001",  # appointed at the age of one
        "525000 524310 526004 527488",
        "2021 2022 2023 2024",
        "08-12-2026 09.30",
        "0812.5",
        "halaman 081-085",
        "https://kota-serang.kpu.go.id/berita/2026",
        "user@host",
        "IK-1.1,3,1,4,25.00,,,ik-1-1-03-berita-acara-pleno.txt",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text):
    assert personal.find(text) == ()


def test_a_hit_says_where_and_never_what():
    (hit,) = personal.find(f"judul\n\nNama,{NIK}")
    assert (hit.row, hit.column, hit.kind) == (3, 6, Personal.NIK)
    assert "3673" not in repr(hit)


def test_several_on_one_line_come_in_order():
    assert [hit.kind for hit in personal.find(f"a@b.id {NIP} {NIK}")] == [Personal.EMAIL, Personal.NIP, Personal.NIK]


def test_a_nip_is_not_also_a_phone_or_a_nik():
    assert [hit.kind for hit in personal.find("NIP 19900101 201503 1 001, NIK 3673010101900001")] == [Personal.NIP, Personal.NIK]


def test_the_office_own_public_contact_is_no_finding():
    public = "Telp. (0254) 200374; WA 0812-3456-7890; surel kota-serang@kpu.go.id"
    assert personal.find("Hubungi 081234567890 atau Kota-Serang@kpu.go.id", public) == ()
    assert personal.find("Hubungi 081234567891", public) != ()


@given(st.text(max_size=300))
def test_any_text_is_read_without_trouble(text):
    for hit in personal.find(text):
        assert 1 <= hit.row <= text.count("\n") + 1


@given(st.decimals(min_value=0, max_value=10**12, places=2), st.sampled_from([".", ","]))
def test_no_amount_of_this_office_is_personal(amount, mark):
    whole, _, part = f"{amount:.2f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", "." if mark == "," else ",")
    assert personal.find(f"{whole}.{part} Rp{grouped}{mark}{part}") == ()
