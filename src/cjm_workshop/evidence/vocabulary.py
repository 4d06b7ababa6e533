"""The words by which columns, moments and empty answers are known; English and German."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = [
    "AREAS",
    "HEADERS",
    "KNOWN_HEADERS",
    "LEVELS",
    "MOMENTS",
    "NON_ANSWERS",
    "NO_THEME",
    "YES",
]

HEADERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": (
            *("text", "note", "notes", "note text", "sticky", "sticky note", "stickies", "content"),
            *("idea", "ideas", "card", "card text", "text area 1", "comment", "comments"),
            *("free comment", "free text", "answer", "response", "feedback", "message", "remark"),
            *("body", "description", "summary", "title", "notiz", "notizen", "inhalt", "karte"),
            *("kommentar", "kommentare", "freitext", "antwort", "anmerkung", "bemerkung"),
            *("rückmeldung", "beschreibung", "titel", "idee", "ideen", "beitrag", "zettel"),
        ),
        "quote": (
            *("quote", "quotes", "quotation", "verbatim", "words", "statement", "said", "answer"),
            *("text", "transcript", "excerpt", "zitat", "zitate", "aussage", "wortlaut", "antwort"),
            *("message", "complaint", "body", "nachricht", "beschwerde"),
        ),
        "observed": (
            *("observed", "observation", "observations", "what was observed", "behaviour"),
            *("behavior", "did", "beobachtung", "beobachtet", "verhalten"),
        ),
        "author": (
            *("author", "created by", "creator", "written by", "by", "user", "owner", "autor"),
            *("autorin", "verfasser", "erstellt von", "von"),
        ),
        "area": (
            *("column", "section", "area", "list", "lane", "frame", "quadrant", "contained by"),
            *("parent frame", "category", "spalte", "bereich", "abschnitt", "liste", "kategorie"),
        ),
        "cluster": (
            *("cluster", "theme", "themes", "group", "topic cluster", "label", "thema", "themen"),
            *("gruppe", "themes assigned"),
        ),
        "tags": ("tag", "tags", "labels", "hashtags", "keywords", "schlagwort", "schlagworte"),
        "votes": (
            *("votes", "vote", "dots", "likes", "points", "upvotes", "stimmen", "punkte"),
            *("vote count", "votes count"),
        ),
        "colour": ("colour", "color", "fill", "fill color", "sticky color", "farbe", "style color"),
        "topic": ("type", "kind", "sticky type", "note type", "topic", "art", "typ"),
        "who": (
            *("who", "participant", "participant id", "respondent", "respondent id", "person"),
            *("interviewee", "customer", "customer id", "pseudonym", "speaker", "teilnehmer"),
            *("teilnehmerin", "befragte", "befragter", "kunde", "kundin", "wer"),
        ),
        "date": (
            *("date", "day", "interview date", "timestamp", "created", "created at", "submitted"),
            *(
                "submitted at",
                "completed",
                "opened",
                "opened at",
                "time",
                "datum",
                "zeitstempel",
                "erstellt am",
                "tag",
            ),
        ),
        "about": (
            *("about", "touchpoint", "moment", "moment in the journey", "stage", "step", "phase"),
            *("theme", "topic", "context", "subject", "thema", "worüber", "schritt", "anlass"),
        ),
        "title": ("title", "titel", "headline", "subject"),
        "level": ("level", "evidence level", "evidence", "certainty", "beleg", "belegt"),
        "url": ("url", "link", "source url", "quelle"),
        "score": ("score", "rating", "stars", "nps", "csat", "satisfaction", "bewertung"),
        "name": (
            *("touchpoint", "touchpoints", "touchpoint name", "interaction", "contact point"),
            *("name", "step", "activity", "event", "title", "kontaktpunkt", "kontaktpunkte"),
            *("berührungspunkt", "schritt", "aktivität", "bezeichnung"),
        ),
        "channel": (
            *("channel", "channels", "medium", "media", "case:channel", "kanal", "kanäle"),
            *("touchpoint channel", "via"),
        ),
        "moment": (
            *("moment", "when", "phase", "stage", "before during after", "time", "zeitpunkt"),
            *("wann", "abschnitt"),
        ),
        "department": (
            *("department", "team", "unit", "responsible", "abteilung", "bereich", "zuständig"),
        ),
        "provider": ("provider", "run by", "third party", "supplier", "partner", "anbieter"),
        "initiator": ("initiator", "initiated by", "started by", "who starts", "auslöser"),
        "purpose": (
            *("purpose", "description", "aim", "goal", "why", "zweck", "ziel", "beschreibung"),
        ),
        "owner": ("owner", "responsible person", "verantwortlich", "verantwortliche"),
        "case": (
            *("case:concept:name", "case", "case id", "caseid", "case_id", "customer"),
            *("customer id", "session", "session id", "user id", "kunde", "kundennummer", "fall"),
        ),
        "activity": (
            *("concept:name", "activity", "event", "event name", "event type", "touchpoint"),
            *("action", "step", "aktivität", "ereignis", "kontaktpunkt"),
        ),
        "time": (
            *("time:timestamp", "timestamp", "time", "datetime", "event time", "date time"),
            *("occurred at", "zeitstempel", "zeit", "zeitpunkt", "date", "datum"),
        ),
    }
)
"""For each thing that a column may hold the headers it is known by, the surest first."""

KNOWN_HEADERS = frozenset(word for words in HEADERS.values() for word in words)
"""All of these: a row with one of them is a header."""

NON_ANSWERS = frozenset(
    [
        *("did not answer", "no answer", "not answered", "did not respond", "no response"),
        *("no comment", "no comments", "not applicable", "n/a", "n.a.", "n.a", "na", "none"),
        *("nil", "null", "nan", "#n/a", "(blank)", "blank", "(empty)", "-", "--", "---", "–"),
        *("—", ".", "..", "...", "…", "?", "x", "/", "k.a.", "k. a.", "ka", "keine angabe"),
        *("keine angaben", "keine antwort", "kein kommentar", "nicht beantwortet", "entfällt"),
    ]
)
"""Texts that a form or a hurried person leaves in place of an answer."""

NO_THEME = frozenset(
    [
        *("not assigned", "unassigned", "labelling not possible", "none", "n/a", "na", "-"),
        *("no theme", "no cluster", "ungrouped", "not labelled", "unlabelled", "ohne thema"),
        *("nicht zugeordnet", "ohne gruppe", "keine", "keins"),
    ]
)
"""Words that say that a note belongs to no theme."""

MOMENTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "before": (
            *("before", "pre", "pre-purchase", "pre-service", "prior", "vor", "vorher", "davor"),
            *("awareness", "consideration"),
        ),
        "during": (
            *("during", "core", "purchase", "service", "while", "während", "dabei", "mitten"),
        ),
        "after": ("after", "post", "post-purchase", "post-service", "nach", "nachher", "danach"),
    }
)
"""The words for the moments of an interaction."""

AREAS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("says", "say", "said", "sagt"), "says"),
        **dict.fromkeys(("thinks", "think", "thoughts", "denkt"), "thinks"),
        **dict.fromkeys(("does", "do", "actions", "tut", "macht"), "does"),
        **dict.fromkeys(("feels", "feel", "feelings", "fühlt", "gefühle"), "feels"),
        **dict.fromkeys(("sees", "see", "sieht"), "sees"),
        **dict.fromkeys(("hears", "hear", "hört"), "hears"),
        **dict.fromkeys(("pains", "pain", "schmerz"), "pains"),
        **dict.fromkeys(("gains", "gain", "gewinn"), "gains"),
    }
)
"""The parts of an empathy map by the words for them."""

YES = frozenset(["x", "✓", "✔", "1", "yes", "y", "true", "ja", "j", "wahr"])
"""What a team writes into a cell of a matrix to say that it applies."""

LEVELS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("observed", "beobachtet", "seen"), "observed"),
        **dict.fromkeys(("reported", "berichtet", "said", "genannt"), "reported"),
        **dict.fromkeys(("inferred", "abgeleitet", "concluded", "erschlossen"), "inferred"),
        **dict.fromkeys(("assumed", "angenommen", "guess", "assumption", "vermutet"), "assumed"),
    }
)
"""How something is known, by the words for it."""
