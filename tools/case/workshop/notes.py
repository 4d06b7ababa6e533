"""The walls: two empathy maps, and the sticky notes of 12 May in clusters."""

from __future__ import annotations

from cjm_workshop.model import Cluster, EmpathyMap, Note

from .research import quoted, rows
from .words import LEVELS, ids

EMPATHY = (
    EmpathyMap(
        id="empathy-maya",
        persona="persona-maya",
        goal="Get dinner for four into the house on an evening when she is at home.",
        boxes=4,
    ),
    EmpathyMap(
        id="empathy-harold",
        persona="persona-harold",
        goal="Get heavy groceries home without carrying them, and without fear for the money.",
        boxes=7,
    ),
)

# Each line: who wrote it, how we know it, from where, and the text.
_MAYA: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "says": (
        ("Lena", "o", "q26", "I want dinner solved."),
        ("Lena", "o", "q12", "I search every time I have two minutes."),
        ("Aylin", "o", "q35", "I'm not changing my shifts for a cucumber."),
        ("Ines", "o", "q51", "I mind finding out at the fridge."),
        ("Ines", "o", "q29", "It took longer than the shopping."),
        ("Tomasz", "o", "q27", "There's nothing after seven."),
    ),
    "does": (
        ("Lena", "o", "seen-q04", 'Sets an alarm called "slot" for the early hours'),
        ("Lena", "o", "seen-q12", "Visits the slot page seven times in four days"),
        ("Lena", "o", "seen-q02", "Shops with the left hand while she stirs a pan"),
        ("Tomasz", "o", "seen-q28", "Opens the map of the van eight times in 35 minutes"),
        ("Aylin", "o", "seen-q52", "Takes nine things out of the repeated order"),
        ("Lena", "o", "seen-q35", "Compares the roster on the fridge with the slots, day by day"),
    ),
    "thinks": (
        ("Greta", "i", "q11", "They hope that I am too tired to look at the fee"),
        ("Ines", "i", "q05", "They take me for a thief"),
        ("Aylin", "i", "q38", "It works if you know the tricks"),
        ("Ruben", "i", "q14", "Does anybody read what I write in the box?"),
        ("Mikkel", "i", "q04", "Somebody must have cancelled, and nobody told me"),
        ("Tomasz", "i", "q27", "Who is at home at eleven in the morning?"),
    ),
    "feels": (
        ("Lena", "i", "q03", "Left out, because every evening is grey"),
        ("Tomasz", "i", "q28", "Calm, because she knows when the bell rings"),
        ("Ruben", "i", "q50", "Seen, because he read her note and rang softly"),
        ("Ines", "i", "q29", "Small, because of two photos for a few euros"),
        ("Mikkel", "i", "q48", "Hurried, because the break ends before the mail comes"),
        ("Greta", "i", "q15", "Torn, because it is good and she had to fight for it"),
    ),
}
_HAROLD: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "sees": (
        ("Ines", "o", "seen-q08", "Product pages through a reading glass"),
        ("Greta", "o", "seen-q06", "Four printed pages of reviews, all on late vans"),
        ("Mikkel", "r", "q46", "A window of the bank without the lock"),
    ),
    "says": (
        ("Ines", "o", "q09", "A human being should tell me it's them."),
        ("Ines", "o", "q43", "So I can either read it or buy it."),
        ("Farah", "o", "q19", "If I can pay at the counter I pay at the counter."),
        ("Ines", "o", "q56", "I only wanted to hear that somebody picks up."),
    ),
    "does": (
        ("Ines", "o", "seen-q09", "Dials the number from an old receipt, on the landline"),
        ("Ines", "o", "seen-q07", "Writes the password into the address book under F"),
        ("Ruben", "o", "seen-q10", "Checks the eggs and the date on the milk, six minutes"),
        ("Joost", "o", "seen-q44", "Adds washing powder to get over the minimum"),
    ),
    "hears": (
        ("Ines", "r", "q06", "The daughter: all perfectly normal these days"),
        ("Mikkel", "r", "q46", "The grandson: look for the lock"),
        ("Greta", "r", "q19", "The neighbour: eleven hundred euros gone"),
    ),
    "pains": (
        ("Mikkel", "i", "q08", "What he must read is in the smallest print"),
        ("Ines", "i", "q31", "At five past eight nobody is there any more"),
        ("Joost", "i", "q47", "That he might pay twice and nobody would notice"),
    ),
    "gains": (
        ("Ruben", "i", "q10", "Not to carry the crate"),
        ("Ruben", "i", "q57", "To be known at the counter"),
        ("Lena", "a", "", "To tell his daughter that he did it alone"),
    ),
    "thinks": (
        ("Lena", "i", "q30", "If there is no face, who has my money?"),
        ("Ines", "i", "q07", "I must have done something wrong"),
        ("Greta", "i", "q53", "A stamp costs money, so they mean it"),
    ),
    "feels": (
        ("Ines", "i", "q18", "Relieved, because she stayed on the line"),
        ("Lena", "i", "q32", "Ashamed, because his son had to type"),
        ("Ruben", "i", "q10", "Respected, because he may look before he signs"),
    ),
}


def _empathy(persona: str, boxes: dict[str, tuple[tuple[str, str, str, str], ...]]) -> list[Note]:
    notes = []
    for area, lines in boxes.items():
        for number, (author, level, source, text) in enumerate(lines, 1):
            if area == "says":
                quoted(source, text.rstrip("."))
            notes.append(
                Note(
                    id=f"note-{persona}-{area}-{number}",
                    text=text,
                    author=author,
                    board="empathy",
                    area=area,
                    persona=f"persona-{persona}",
                    level=LEVELS[level],
                    evidence=ids("evidence", source),
                )
            )
    return notes


EMPATHY_NOTES = (*_empathy("maya", _MAYA), *_empathy("harold", _HAROLD))

# -- the affinity wall ----------------------------------------------------------------

_CLUSTERS = (
    ("evenings", "The evenings are gone before mine", "Tomasz",
     "Shift workers look four times for each order; 31 % of those who look for three days leave.",
     "N48 N42 N54 N41 N43 N47 N52"),
    ("price", "Tell me the price before I start", "Farah",
     "The fee comes on the last page, and 22 % leave there.",
     "N38 N10 N22 N02 N35"),
    ("right", "Put it right without a fight", "Ines",
     "A fault made good within 15 minutes binds more than no fault at all: 58 % against 46 %.",
     "N64 N66 N75 N92 N94 N85 N82 N93"),
    ("money", "Is my money safe with you?", "Lena",
     "All five people who live like Harold doubt it, and nobody else does.",
     "N53 N01 N49 N37 N46 N57 N14"),
    ("read", "I can't buy what I can't read", "Mikkel",
     "Who enlarges the page loses the button.",
     "N18 N34 N19 N70 N72"),
    ("dinner", "I want dinner, not a project", "Aylin",
     "Recipes help until something is out; mails and lost baskets cost the evening.",
     "N26 N32 N28 N25 N33"),
    ("people", "There are kind people behind it", "Ruben",
     "The best moments are people: at the door, at the counter, on the phone.",
     "N61 N69 N71 N86 N39"),
)  # fmt: skip
_UNSORTED = "N04 N15 N16 N06 N13"
_IDEAS = "N45 N68 N79 N80 N95"
_KNOWN = {
    "N48": ("o", "log tickets-slot"),
    "N42": ("o", "log"),
    "N54": ("r", "q12"),
    "N41": ("r", "tickets-slot"),
    "N52": ("i", "q03 q31"),
    "N38": ("o", "log"),
    "N10": ("r", "seen-q11"),
    "N22": ("r", "q44"),
    "N64": ("r", "survey"),
    "N66": ("r", "q51"),
    "N92": ("o", "tickets-refund"),
    "N94": ("i", "q05"),
    "N85": ("r", "tickets-refund"),
    "N82": ("r", "q42"),
    "N53": ("r", "q09"),
    "N01": ("r", "q06"),
    "N49": ("r", "q46"),
    "N57": ("r", "q32"),
    "N18": ("r", "q08"),
    "N34": ("o", "seen-q43"),
    "N72": ("r", "tickets-pick-up"),
    "N26": ("r", "q26"),
    "N32": ("r", "q02"),
    "N28": ("o", "log q48"),
    "N33": ("r", "q31"),
    "N61": ("r", "q41"),
    "N69": ("r", "q33"),
    "N86": ("r", "q47"),
    "N39": ("r", "q56"),
    "N04": ("r", "q34"),
    "N16": ("r", "q06 q34"),
    "N06": ("r", "q01"),
}
_TOPICS = {"yellow": "pain", "pink": "feeling", "blue": "question", "green": "idea"}


def _sticky(name: str, board: str, cluster: str | None = None) -> Note:
    row = next(row for row in rows("notes") if row["id"] == name)
    level, sources = _KNOWN.get(name, ("a", ""))
    return Note(
        id=f"note-{name.lower()}",
        text=row["text"],
        author=row["author"],
        board=board,
        area=row["column"],
        topic=_TOPICS[row["colour"]],
        colour=row["colour"],
        cluster=cluster,
        level=LEVELS[level],
        evidence=ids("evidence", sources),
    )


CLUSTERS = tuple(
    Cluster(id=f"cluster-{name}", name=title, insight=insight, named_by=by)
    for name, title, by, insight, _ in _CLUSTERS
)
STICKIES = (
    *(
        _sticky(note, "affinity", f"cluster-{name}")
        for name, *_, found in _CLUSTERS
        for note in found.split()
    ),
    *(_sticky(note, "affinity") for note in _UNSORTED.split()),
    *(_sticky(note, "ideas") for note in _IDEAS.split()),
)
