"""The comments of a survey as notes on the affinity board, each with the survey behind it."""

from __future__ import annotations

from collections import Counter

from cjm_workshop.evidence.cells import key_of, parts_of, shorten
from cjm_workshop.evidence.columns import Columns
from cjm_workshop.evidence.intake import Intake, Options, persona_of
from cjm_workshop.evidence.report import ImportReport
from cjm_workshop.evidence.themes import Themes
from cjm_workshop.languages.sentences import sentence
from cjm_workshop.model import Evidence, Level, Note, Record, new_id
from cjm_workshop.model.base import MAX_NAME

__all__ = ["read_comments"]


def read_comments(
    columns: Columns, options: Options, survey: Evidence
) -> tuple[list[Record], ImportReport]:
    """Make a note of each comment.

    Notes have no author: who answered stays in the survey.

    Parameters
    ----------
    columns : Columns
        Where text (must be there), cluster, tags and area stand.
    options : Options
        Board and persona of the notes, and what to do with non-answers.
    survey : Evidence
        What the notes stand on.

    Returns
    -------
    records : list of Record
        Clusters first, then notes.
    report : ImportReport
        The account of the same rows, for the comments.
    """
    intake, themes = Intake(columns.table, options), Themes(options.state, options.board)
    here = Counter(key_of(n.text) for n in options.state.notes if survey.id in n.evidence)
    notes: list[Note] = []
    persona = persona_of(options)
    for row in intake.rows():
        text = columns.cell(row, "text")
        if not intake.is_answer(row, text):
            continue
        if here[key_of(text)] > 0:
            here[key_of(text)] -= 1
            intake.leave(row, sentence("import.left.in_workshop"), text)
            continue
        cluster, besides = themes.of(columns.cell(row, "cluster"))
        tags = [*besides, *parts_of(columns.cell(row, "tags"), commas=True)]
        intake.take()
        notes.append(
            Note(
                id=new_id(Note.KIND),
                text=text,
                board=options.board,
                area=intake.name(columns.cell(row, "area")),
                persona=persona,
                cluster=cluster,
                tags=tuple(shorten(tag, MAX_NAME) for tag in tags),
                level=Level.REPORTED,
                evidence=(survey.id,),
            )
        )
    records: list[Record] = [*themes.new, *notes]
    return records, intake.report("comments", records, themes.guesses(), is_part=True)
