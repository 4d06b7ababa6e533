"""The two personas: patterns in the interviews, each line with how we know it."""

from __future__ import annotations

from cjm_workshop.model import Fact, Level, Persona

from .research import quoted
from .words import ids, known

MAYA = Persona(
    id="persona-maya",
    name="Maya Lindqvist",
    role="Nurse on shifts, two children",
    quote=quoted("q26", "I don't want groceries, right, I want dinner solved."),
    bio="Maya's week is a different one every week. She shops in two-minute gaps, phone in hand, "
    "a pan on the stove. What she wants to buy is not food but an evening on which nobody has to "
    "think about dinner.",
    demographics=(
        Fact(label="age", value="34"),
        Fact(label="household", value="partner, children of 4 and 7"),
        Fact(label="work", value="hospital ward, early, late and night shifts"),
        Fact(label="device", value="her phone, one hand free"),
    ),
    goals=(
        known("Have dinner for four solved without thinking", "r", "q26"),
        known("Get it on an evening when somebody is at home", "r", "q27 q35 q49"),
        known("Spend less time on it than on a trip to the shop", "r", "q29 seen-q15"),
    ),
    needs=(
        known("Evening hours, or word when one comes free", "o", "log q04 tickets-slot"),
        known("The whole price, delivery included, before she fills a basket", "r", "q11"),
        known("To be asked before something is swapped", "o", "survey q37"),
        known("Her note on nuts to be read", "r", "q14"),
    ),
    challenges=(
        known("Looks for a slot four times for each order", "o", "log"),
        known("Signs up in breaks that end before the mail comes", "r", "q48 seen-q25"),
        known("Proves twice that the peaches were brown", "r", "q05 seen-q05 tickets-refund"),
    ),
    motivations=(
        known("Fresher food than what is left at nine at night", "r", "q01"),
        known("Being on the sofa with the children, not in a queue", "i", "q28"),
    ),
    behaviours=(
        known("Searches whenever she has two minutes, in the lift too", "r", "q12"),
        known("Sets an alarm for the early hours to catch a slot", "o", "seen-q04"),
        known("Orders again in four minutes from the last list", "o", "seen-q15"),
    ),
    barriers=(
        known("Hours that suit people who are at home at eleven in the morning", "r", "q27"),
        known("No phone at work: it is in the locker", "r", "q48"),
    ),
    influences=(
        known("Photos and tips of colleagues on the ward", "r", "q01 q38"),
        known("Two- and three-star reviews, the newest first", "o", "seen-q34"),
    ),
    harms=(
        known(
            "A child with a nut allergy gets what it must not have", "r", "q14 tickets-substitution"
        ),
        known("She comes to feel treated like a thief over four euros", "i", "q05 tickets-refund"),
    ),
    decision_authority="Decides herself, at night, in one go",
    channels=ids("channel", "app mail sms chat social talk door"),
    evidence=ids("evidence", "q01 q12 q26 q29 q35 q38 q49 survey log"),
    level=Level.REPORTED,
)

HAROLD = Persona(
    id="persona-harold",
    name="Harold Beck",
    role="Retired, shops online for the first time",
    quote=quoted("q09", "A human being should tell me it's them."),
    bio="Harold has done the shopping since his wife fell ill, and since the hip he does it with "
    "a stick. He is not afraid of the tablet but of what happens to his money behind it. One "
    "calm voice is worth more to him than any button.",
    demographics=(
        Fact(label="age", value="71"),
        Fact(label="household", value="couple, wife in recovery"),
        Fact(label="moves", value="with a stick since a new hip"),
        Fact(label="device", value="an old tablet, a landline, a magnifier"),
    ),
    goals=(
        known("Get the heavy things home without carrying them", "r", "q10"),
        known("Be sure that the money goes where it should", "r", "q06 q09 q19"),
        known("Keep his walk and the people he knows", "r", "q57"),
    ),
    needs=(
        known("A person to ask, while the page is still open", "o", "log q18"),
        known("Weights and pack sizes that he can read", "r", "q08 q17 q54"),
        known("To see in plain words who gets the card number", "r", "q55"),
        known("To look into the crate before he signs", "r", "q10"),
    ),
    challenges=(
        known("Enlarges the page and loses the button to go on", "o", "seen-q08 seen-q43"),
        known("Finds paying hard: 2.6 of 5", "o", "survey"),
        known("Presses again, and two mails contradict each other", "r", "q07 tickets-account"),
    ),
    motivations=(
        known("To be no burden to his daughter", "a"),
        known("To be known by name, as at the cheese counter", "r", "q30 q57"),
    ),
    behaviours=(
        known("Rings before he pays, from the landline", "o", "log seen-q09"),
        known("Prints reviews and underlines what worries him", "o", "seen-q06"),
        known("Checks eggs and dates at the counter, for six minutes", "o", "seen-q10"),
    ),
    barriers=(
        known("Small grey print; a magnifier for the screen", "r", "q08 seen-q08"),
        known("Must not lift a full crate", "i", "q10 tickets-pick-up"),
        known("A line that closes at eight in the evening", "r", "q31"),
    ),
    influences=(
        known("His daughter, who finds it all perfectly normal", "r", "q06"),
        known("What the neighbour lost to a false parcel message", "r", "q19"),
        known("A letter with a stamp and a name under it", "r", "q53"),
    ),
    harms=(
        known("He pays twice, or gives his card number to somebody false", "r", "q46 q47 q19"),
        known("He depends on his children for what he did alone", "i", "q32 survey"),
    ),
    decision_authority="Decides with his wife, after his daughter said it is all right",
    channels=ids("channel", "letter web phone mail store talk"),
    evidence=ids("evidence", "q06 q09 q10 q18 q43 q53 q57 survey log"),
    level=Level.REPORTED,
)

PERSONAS = (MAYA, HAROLD)
