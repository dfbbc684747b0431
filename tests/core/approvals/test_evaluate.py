"""What a sequence of reviews or records comes to; the sequences themselves are in tests/data/persetujuan.csv."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from pipeline.core.approvals import wording
from pipeline.core.approvals.evaluate import evaluate, from_records
from pipeline.core.approvals.values import Act, Policy, Stance, Standing
from tests import approval_table, builders
from tests.core.approvals import play
from tests.core.approvals.play import content, content_at, judged, proposals, reason, records, standings

CASES = approval_table.cases()
TOLD = approval_table.stories()
WHOLE = "kul+a rendatin+a sekretaris+a"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_sequence_comes_to_what_the_table_says(case):
    assert case.found() == case.expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_verdict_is_told_as_it_was_last_read(case):
    assert case.story() == TOLD[case.name], "read the difference, then run: python -m tests.approval_table"


def test_every_case_has_a_name_of_its_own():
    assert len({case.name for case in CASES}) == len(CASES) == len(TOLD)


def test_the_page_of_the_docs_is_the_table():
    assert approval_table.PAGE.read_text(encoding="utf-8") == approval_table.page(), "run: python -m tests.approval_table"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_whatever_is_open_is_said_and_whatever_is_signed_is_complete(case):
    verdict = case.verdict()
    assert bool(verdict.missing) is not verdict.is_signed
    assert all(sentence.endswith(".") for sentence in (*verdict.missing, *(e.text for e in verdict.history)))
    assert all(stand.reason.endswith(".") for stand in verdict.stands if stand.reason)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_sentence_claims_more_than_a_review_is(case):
    verdict = case.verdict()
    told = " ".join([*verdict.missing, *(e.text for e in verdict.history), *(s.reason for s in verdict.stands)]).casefold()
    assert "tersertifikasi" not in told
    assert " sah" not in told.replace(" sahkan", "")


PLAIN = re.compile(r"((kul|rendatin|sekretaris)[+-][abc] ?)+")
RECORDABLE = [case for case in CASES if not case.settings and PLAIN.fullmatch(case.row["urutan"])]


@pytest.mark.parametrize("case", RECORDABLE, ids=lambda case: case.name)
def test_records_come_to_the_same_as_the_reviews_they_freeze(case):
    published = case.row["isi"] or play.last_content(proposals(case.row["urutan"]))
    by_records = from_records(records(case.row["urutan"]), play.OFFICES["biasa"], Policy(), content(published))
    by_reviews = case.verdict()
    assert standings(by_records) == standings(by_reviews)
    assert [(e.round, e.role, e.time) for e in by_records.history] == [(e.round, e.role, e.time) for e in by_reviews.history]


def test_the_plays_compared_with_records_are_many():
    assert len(RECORDABLE) > 15


def test_an_approval_carries_who_gave_it_when_and_the_review_it_rests_on():
    kul, *_ = judged(WHOLE).stands
    assert (kul.name, kul.title, kul.time) == ("CONTOH Kul", "Kasubbag kul", play.START + timedelta(minutes=1))
    assert kul.review is not None
    assert kul.review.stance is Stance.APPROVED


def test_a_stand_in_is_named_with_what_he_was():
    plh, *_ = judged("@2026-02-12 plh+a").stands
    assert (plh.standing, plh.name, plh.title) == (Standing.PARAF, "CONTOH Plh", "Plh. Kasubbag kul")


def test_a_change_says_whose_paraf_it_voided_and_why():
    verdict = judged("kul+a rendatin+a asing~b", "b")
    for role, name in (("kasubbag-kul", "CONTOH Kul"), ("kasubbag-rendatin", "CONTOH Rendatin")):
        told = reason(verdict, role)
        assert name in told
        assert "isi tahun 2025 berubah" in told
        assert content("a").sha256[:8] in told
        assert content("b").sha256[:8] in told
        assert any(told in sentence for sentence in verdict.missing)


def test_a_return_carries_its_reason_to_those_whose_paraf_it_voided():
    verdict = judged("kul+a rendatin-a")
    assert "«angka keliru»" in reason(verdict, "kasubbag-kul")
    assert "«angka keliru»" in reason(verdict, "kasubbag-rendatin")
    assert any("Perbaiki isinya" in sentence for sentence in verdict.missing)


def test_rounds_are_counted_over_several_proposals():
    verdict = judged("kul+a rendatin-a #2:staf kul+b rendatin+b sekretaris-b #3:staf kul+c rendatin+c sekretaris+c")
    assert [e.round for e in verdict.history] == [1, 1, 2, 2, 2, 3, 3, 3]
    assert verdict.is_signed


def test_what_happens_between_a_return_and_the_next_approval_belongs_to_the_round_that_was_ended():
    assert [e.round for e in judged("kul-a asing+a lama+a kul+b").history] == [1, 1, 1, 2]


def test_a_merge_stands_in_the_history_with_its_round():
    *_, last = judged("kul-a kul+b gabung").history
    assert (last.round, last.role, last.text) == (2, "", "Usulan nomor 1 digabung oleh akun nomor 98.")


def test_a_merge_belongs_to_the_round_it_fell_in_even_to_the_second():
    merges = {play_: next(e for e in judged(play_).history if "digabung" in e.text) for play_ in MERGES}
    assert {play_: event.round for play_, event in merges.items()} == MERGES


MERGES = {"kul-a gabung #2:staf kul+b": 1, "kul-a #2:staf kul+b #1:staf =gabung": 2}


def test_a_merge_by_nobody_known_names_nobody():
    (proposal,) = proposals("kul+a gabung")
    verdict = evaluate([replace(proposal, merged_by=None)], play.OFFICES["biasa"], Policy(), play.YEAR, content_at, "a")
    assert verdict.history[-1].text == "Usulan nomor 1 digabung."


def test_what_was_dismissed_in_the_moment_of_a_return_opens_no_round():
    assert [e.round for e in judged("kul-a! =rendatin+a!").history] == [1, 1]


def test_whoever_wrote_a_proposal_whose_base_cannot_be_read_is_taken_to_have_written_its_content():
    first, second = proposals("#1:kul=a asing~a gabung #2:staf=a kul+a")
    for base, standing in (("a", "paraf"), ("?", "gugur")):
        made = [replace(first, base=base), second]
        verdict = evaluate(made, play.OFFICES["biasa"], Policy(), play.YEAR, content_at, "a")
        assert standings(verdict)["kasubbag-kul"] == standing


ASKED = [(None, True), ({2025}, True), ({2024, 2025}, True), ({2024}, False), (set(), False)]


@pytest.mark.parametrize(("asks", "counts"), ASKED)
def test_approving_counts_for_the_years_that_are_asked_for(asks, counts):
    (proposal,) = proposals(WHOLE)
    verdict = evaluate(
        [replace(proposal, asks=asks if asks is None else frozenset(asks))], play.OFFICES["biasa"], Policy(), play.YEAR, content_at, "a"
    )
    assert verdict.is_signed is counts


@pytest.mark.parametrize(("head", "merge_commit", "standing"), [("a", None, "gugur"), ("b", "a", "gugur"), ("a", "b", "paraf")])
def test_a_merged_proposal_brought_what_was_merged(head, merge_commit, standing):
    first, second = proposals("#1:kul rendatin~a gabung #2:staf kul+a")
    brought = replace(first, head=head, merge_commit=merge_commit)
    verdict = evaluate([brought, second], play.OFFICES["biasa"], Policy(), play.YEAR, content_at, "a")
    assert standings(verdict)["kasubbag-kul"] == standing


def test_an_official_is_named_as_he_was_on_the_day():
    for day, title in (("2026-02-03", "Kasubbag kul"), ("2026-02-05", "Sekretaris")):
        (proposal,) = proposals(f"@{day} rendatin+a!")
        made = replace(proposal, reviews=(replace(proposal.reviews[0], dismissed_by=11),))
        verdict = evaluate([made], play.OFFICES["kul-pindah"], Policy(), play.YEAR, content_at, "a")
        assert f"oleh CONTOH Kul ({title})" in reason(verdict, "kasubbag-rendatin")


def test_an_official_no_longer_in_office_is_still_named():
    (proposal,) = proposals("kul+a!")
    made = replace(proposal, reviews=(replace(proposal.reviews[0], dismissed_by=15),))
    verdict = evaluate([made], play.OFFICES["biasa"], Policy(), play.YEAR, content_at, "a")
    assert "oleh CONTOH Lama (Kasubbag kul)" in reason(verdict, "kasubbag-kul")


def test_a_commit_is_told_by_its_first_eight_digits():
    (proposal,) = proposals("kul+a")
    made = replace(proposal, reviews=(replace(proposal.reviews[0], commit="?23456789"),))
    assert "pada komit ?2345678 yang" in reason(evaluate([made], play.OFFICES["biasa"], Policy(), 2025, content_at, "a"), "kasubbag-kul")
    assert "pada komit ?2345678 tidak" in evaluate([made], play.OFFICES["biasa"], Policy(), 2025, content_at, "?23456789").missing[0]


def test_a_record_of_a_role_that_nobody_held_does_not_count():
    verdict = from_records(records(WHOLE), play.OFFICES["tanpa-rendatin"], Policy(), content("a"))
    assert "tidak dihitung: tidak ada pejabat kasubbag-rendatin yang menjabat pada 2 Feb" in reason(verdict, "kasubbag-rendatin")


def test_a_record_is_late_enough_only_after_the_latest_of_those_before():
    first, second, third = records(WHOLE)
    made = [
        replace(first, time=play.START),
        replace(second, time=play.START - timedelta(hours=2)),
        replace(third, time=play.START - timedelta(hours=1)),
    ]
    verdict = from_records(made, play.OFFICES["biasa"], Policy(), content("a"))
    assert standings(verdict) == {"kasubbag-kul": "paraf", "kasubbag-rendatin": "gugur", "sekretaris": "gugur"}
    assert "mendahului" in reason(verdict, "sekretaris")


def test_a_merge_before_any_review_belongs_to_the_first_round():
    first, *_ = judged("gabung #2:staf kul+z").history
    assert first.round == 1


def test_times_are_told_by_the_offices_clock():
    assert "pukul 11.01.00 WIT" in reason(judged("kul+a asing~b", "b", zona="WIT"), "kasubbag-kul")


@pytest.mark.parametrize(("zone", "who"), [("WIB", "kul"), ("WITA", "plh"), ("WIT", "plh")])
def test_the_day_of_a_review_is_the_offices_day(zone, who):
    late = play.START.replace(day=9, hour=16, minute=30)  # 23.30 WIB, half past midnight WITA
    verdict = judged_at(late, who, Policy(zone=zone))
    assert verdict.stands[0].standing is Standing.PARAF


def judged_at(time, who, policy):
    (proposal,) = proposals(f"{who}+a")
    (review,) = proposal.reviews
    made = replace(proposal, reviews=(replace(review, time=time),))
    return evaluate([made], play.OFFICES["biasa"], policy, play.YEAR, content_at, "a")


def test_the_day_given_tells_whom_to_ask_and_changes_no_verdict():
    by = {
        day: evaluate((), play.OFFICES["biasa"], Policy(), 2025, content_at, "a", day=day) for day in (date(2026, 2, 12), date(2026, 3, 1))
    }
    (first, second) = by.values()
    assert "CONTOH Plh (Plh. Kasubbag kul)" in first.missing[0]
    assert "CONTOH Kul (Kasubbag kul)" in second.missing[0]
    assert standings(first) == standings(second)


def test_unreadable_content_is_the_only_thing_missing_and_signs_nothing():
    verdict = judged(WHOLE, "?")
    assert verdict.content is None
    assert not verdict.is_initialled
    assert verdict.missing == ("Isi tahun 2025 pada komit ? tidak dapat dibaca; ambil riwayat Git selengkapnya, lalu periksa lagi.",)
    assert "tidak dapat dicocokkan" in reason(verdict, "sekretaris")


def test_content_of_another_year_is_no_content():
    verdict = evaluate(proposals(WHOLE), play.OFFICES["biasa"], Policy(), 2024, content_at, "a")
    assert verdict.content is None


def test_an_empty_office_signs_nothing_and_says_so():
    verdict = judged("sekretaris+a", kantor="tanpa-subbagian")
    assert not verdict.is_signed
    assert verdict.missing[0].startswith("Tidak ada subbagian yang berlaku pada 31 Desember 2025")


def test_content_with_the_same_digest_and_another_tree_is_not_the_same():
    forged = replace(content("a"), tree="f" * 40)
    assert not from_records(records(WHOLE), play.OFFICES["biasa"], Policy(), forged).is_initialled


def test_content_read_outside_git_has_no_tree_and_is_compared_by_its_digest():
    plain = replace(content("a"), tree="")
    assert from_records(records(WHOLE), play.OFFICES["biasa"], Policy(), plain).is_signed


def test_the_hosts_idea_of_time_orders_records_of_reviews():
    frozen = records("kul+a =rendatin+a =sekretaris+a", source="host")
    assert standings(from_records(frozen, play.OFFICES["biasa"], Policy(), content("a")))["sekretaris"] == "gugur"


def spoiled(number, **changes):
    made = [replace(r, **changes) if r.number == number else r for r in records(WHOLE)]
    return from_records(made, play.OFFICES["biasa"], Policy(), content("a"))


SPOILED = [
    (1, {"act": Act.SIGN}, "kasubbag-kul", "tidak berwenang memberi tanda-tangan"),
    (3, {"act": Act.PARAF}, "sekretaris", "tidak berwenang memberi paraf"),
    (1, {"year": 2024}, "kasubbag-kul", "untuk tahun 2024"),
    (1, {"content": content("a", year=2024)}, "kasubbag-kul", "untuk tahun"),
    (1, {"name": "CONTOH Orang Lain"}, "kasubbag-kul", "satker.yml mencatat CONTOH Kul"),
    (3, {"time": play.START}, "sekretaris", "mendahului rekaman sebelumnya"),
    (1, {"time": play.START - timedelta(days=60)}, "kasubbag-kul", "satker.yml mencatat CONTOH Lama"),
]


@pytest.mark.parametrize(("number", "changes", "role", "told"), SPOILED)
def test_a_record_that_contradicts_the_office_does_not_count(number, changes, role, told):
    verdict = spoiled(number, **changes)
    assert told in reason(verdict, role)
    assert not verdict.is_signed


def test_a_record_without_a_place_is_shown_and_not_weighed():
    verdict = spoiled(1, role="ketua")
    assert "Tidak dihitung karena peran ketua" in verdict.history[0].text
    assert standings(verdict)["kasubbag-kul"] == "belum"


def test_spaces_and_capitals_in_a_name_are_no_difference():
    assert spoiled(1, name="contoh  KUL").is_signed


def test_what_a_record_cannot_know_is_not_asked_of_it():
    verdict = from_records(records("kul+a"), play.OFFICES["tanpa-akun"], Policy(), content("a"))
    assert not any("akun" in sentence for sentence in verdict.missing)


def test_a_stranger_who_returns_with_an_endless_reason_cannot_flood_the_history():
    (proposal,) = proposals("asing-a")
    made = replace(proposal, reviews=(replace(proposal.reviews[0], body="x" * 100_000),))
    verdict = evaluate([made], play.OFFICES["biasa"], Policy(), play.YEAR, content_at, "a")
    assert len(verdict.history[0].text) < 700


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("", "tanpa alasan tertulis"),
        (" \n\u202e\x00 ", "tanpa alasan tertulis"),
        ("angka\r\nkeliru.", "«angka keliru»"),
        ("a\u200bb", "«a b»"),
        ("y" * 300, f"«{'y' * 300}»"),
        ("y" * 301, f"«{'y' * 300}…»"),
    ],
)
def test_a_reason_is_told_on_one_line(body, told):
    assert wording.quoted(body) == told


def test_a_tie_is_broken_the_same_way_whatever_the_identifiers():
    (proposal,) = proposals("kul+a =kul-a")
    renamed = replace(proposal, reviews=tuple(replace(r, ident=i) for r, i in zip(proposal.reviews, ("9", "10"), strict=True)))
    for made in (proposal, renamed):
        verdict = evaluate([made], play.OFFICES["biasa"], Policy(), play.YEAR, content_at, "a")
        assert standings(verdict)["kasubbag-kul"] == "dikembalikan"


def test_an_official_who_dismissed_a_review_is_named():
    (proposal,) = proposals("kul+a!")
    for account, named in ((13, "CONTOH Sekretaris (Sekretaris)"), (98, "akun nomor 98"), (None, "akun yang tidak diketahui")):
        made = replace(proposal, reviews=(replace(proposal.reviews[0], dismissed_by=account),))
        verdict = evaluate([made], play.OFFICES["biasa"], Policy(), play.YEAR, content_at, "a")
        assert f"digugurkan oleh {named}" in reason(verdict, "kasubbag-kul")


def test_a_login_that_looks_like_an_officials_number_is_still_another_account():
    assert standings(judged("asing+a"))["kasubbag-kul"] == "belum"
    assert builders.official(account=11).account == 11
