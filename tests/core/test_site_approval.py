"""The page of approval: who stands where, in honest words, and only where something has happened."""

from dataclasses import replace
from datetime import datetime

from pipeline.core.approvals.values import Event, Standing
from pipeline.core.document import Bullets, Paragraph
from pipeline.core.pages import home_page
from pipeline.core.report import Report
from pipeline.core.reporting import approval
from pipeline.core.site_approval import approval_pages
from pipeline.core.site_page import Page
from tests.core.test_reporting_approval import PARAF, SIGN, SIGNED, WIB, report, stand, verdict


def page(found: Report) -> Page:
    (made,) = approval_pages(found)
    return made


def said(made: Page) -> str:
    texts = [t for b in made.blocks if isinstance(b, Paragraph) for t in b.text]
    texts += [t for b in made.blocks if isinstance(b, Bullets) for item in b.items for t in item]
    texts += [t for row in made.tables["pengesahan"].body for cell in row for t in cell.text]
    return " ".join(str(t) for t in texts)


def test_an_untouched_year_has_no_such_page():
    assert approval_pages(report()) == ()


def test_a_signed_year_says_when_and_how_to_check():
    made = page(approval.with_sign_off(report(), SIGNED))
    assert made.path == "2025/pengesahan"
    assert "diparaf dan disetujui lengkap di repositori pada 20 Januari 2026" in said(made)
    assert "lakip verifikasi 2025" in said(made)
    assert "bukan tanda tangan elektronik tersertifikasi" in said(made)


def test_half_a_sheet_is_a_draft_with_open_places():
    made = page(approval.with_sign_off(report(), verdict(stand(PARAF, Standing.PARAF), stand(SIGN, Standing.NONE, None))))
    assert "masih KONSEP" in said(made)
    assert [row[3].text[0] for row in made.tables["pengesahan"].body][1] == "Belum."


def test_every_round_is_shown():
    event = Event(round=1, time=datetime(2026, 1, 18, 8, tzinfo=WIB), role="sekretaris", text="Dikembalikan: angka keliru.")
    assert "Putaran 1, 18 Januari 2026" in said(page(approval.with_sign_off(report(), replace(SIGNED, history=(event,)))))


def test_the_archive_says_agreed_and_delivered_only_where_it_is_so():
    signed = approval.with_sign_off(report(), SIGNED)
    states = [
        home_page([found], {}).tables["arsip"].body[0][5].text[0]
        for found in (report(), signed, replace(signed, delivery="Laporan disampaikan kepada Provinsi."))
    ]
    assert [state.split(", ")[0].split(" dan ")[0] for state in map(str, states)] == ["konsep", "disetujui", "disetujui"]
    assert "disampaikan" in str(states[2])
    assert "disampaikan" not in str(states[1])
