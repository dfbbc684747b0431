"""BAB III.A: per sasaran and per indicator the seven analyses.

What follows from the data stands behind a bold lead; what the office wrote stands under a small heading, which never parts from its text.

Source of the seven: PermenPANRB 53/2014 (outline) and 88/2021 (quality criteria of reporting).
"""

from .. import words
from ..chapters import TOPICS, Topic
from ..document import Block, Heading, Narrative, Paragraph
from ..scorecard import Achievement, ObjectiveScore
from . import budget_sentences, comparison_sentences, narratives, phrases, sentences
from .material import Material, led, paragraph
from .view import slug

LEADS = {
    "target": "1. Target dan realisasi.",
    "lalu": "2. Perbandingan dengan tahun lalu dan beberapa tahun terakhir.",
    "renstra": "3. Kemajuan terhadap target Renstra.",
    "standar": "4. Perbandingan dengan standar nasional.",
    "penyebab": "5. Penyebab keberhasilan atau kegagalan",
    "solusi": "Solusi yang telah dilakukan",
    "efisiensi": "6. Efisiensi penggunaan sumber daya",
    "program-pendukung": "7. Program dan kegiatan yang menunjang",
    "rekomendasi": "Rekomendasi perbaikan",
}
BUDGET_LEAD = "Efisiensi sumber daya sasaran."
OBJECTIVE_LEVEL, INDICATOR_LEVEL, TOPIC_LEVEL, TOPIC_SHIFT = 3, 4, 5, 2


def of(material: Material) -> tuple[Block, ...]:
    """Return the sections of all sasaran."""
    return tuple(block for score in material.view.card.year.objectives for block in _objective(material, score))


def _objective(material: Material, score: ObjectiveScore) -> tuple[Block, ...]:
    view, code = material.view, score.objective.code
    table = f"tbl-{slug(code)}"
    return (
        Heading(level=OBJECTIVE_LEVEL, text=f"Sasaran {code}: {score.objective.name}", ident=slug(code), numbered=False),
        *paragraph((sentences.objective(view, score),), material.see(table)),
        *material.table(table),
        *led(BUDGET_LEAD, (budget_sentences.objective_budget(view, code),), material.see("tbl-efisiensi")),
        *(block for a in score.achievements for block in _indicator(material, a)),
    )


def _indicator(material: Material, a: Achievement) -> tuple[Block, ...]:
    code = a.indicator.code
    monthly, obstacles = f"gbr-bulanan-{slug(code)}", f"tbl-kendala-{slug(code)}"
    return (
        Heading(level=INDICATOR_LEVEL, text=f"{code} {a.indicator.name}", ident=slug(code), numbered=False),
        *led(LEADS["target"], sentences.achievement(material.view, a), material.see(monthly)),
        *material.chart(monthly),
        *_comparisons(material, a),
        *material.table(obstacles),
        *_topics(material, a),
    )


def _comparisons(material: Material, a: Achievement) -> tuple[Block, ...]:
    view, code = material.view, a.indicator.code
    c = view.comparisons.get(code)
    if c is None:
        return ()
    table, trend = f"tbl-banding-{slug(code)}", f"gbr-tren-{slug(code)}"
    return (
        *led(LEADS["lalu"], comparison_sentences.change(view, c), material.see(table, trend)),
        *material.table(table),
        *material.chart(trend),
        *led(LEADS["renstra"], (comparison_sentences.renstra(view, c),), material.see("tbl-renstra")),
        *led(LEADS["standar"], (comparison_sentences.standard(view, c),)),
    )


def _topics(material: Material, a: Achievement) -> tuple[Block, ...]:
    blocks: list[Block] = []
    empty: list[Topic] = []
    for topic in TOPICS:
        key = f"{a.indicator.code}/{topic.key}"
        if key not in material.narratives:
            empty.append(topic)
            continue
        period = narratives.earlier_period(material.view.card.dossier, material.narratives[key])
        when = " " + phrases.TOPIC_PERIOD.format(period=period) if period else ""
        ident = f"{slug(a.indicator.code)}-{topic.key}"
        blocks += [Heading(level=TOPIC_LEVEL, text=LEADS[topic.key] + when, ident=ident, numbered=False), Narrative(key, TOPIC_SHIFT)]
    if empty:
        told = words.listed([t.title[0].lower() + t.title[1:] for t in empty])
        department = material.view.department(a.indicator.department)
        blocks.append(Paragraph((phrases.TOPICS_EMPTY.format(topics=told, department=department),)))
    return tuple(blocks)
