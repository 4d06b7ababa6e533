"""tickets.csv: what customers wrote or said to the helpline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from case import plan
from case.clock import local, stamp
from case.dice import Dice
from case.texts import fields, lines, sections

HEADER = [
    "id",
    "opened",
    "channel",
    "subject",
    "body",
    "category",
    "minutes_to_resolution",
    "reopened",
    "photo_requests",
]
RECOMBINED = {
    "slot": {"chat": 9, "e-mail": 3},
    "refund": {"chat": 24, "phone": 6, "e-mail": 5},
    "payment": {"phone": 9, "chat": 3},
    "substitution": {"chat": 4, "e-mail": 2},
    "delivery": {"chat": 5, "phone": 1},
    "account": {"chat": 5, "phone": 2},
}
"""How many bodies are put together from hand-written parts, beside those written whole."""
TAKES = {
    "chat": [3, 8, plan.REFUND_CHAT_MINUTES, 21, 55],
    "phone": [3, 6, plan.REFUND_PHONE_MINUTES, 11, 19],
    "e-mail": [190, 900, 1600, 2700, 5200],
}


@dataclass
class Ticket:
    """One ticket before it has its number."""

    category: str
    channel: str
    subject: str
    body: str
    photos: int = 0
    opened: datetime | None = None
    minutes: float = 0
    reopened: bool = False


def rows() -> list[list[str]]:
    """Give the tickets in the order in which they were opened."""
    dice = Dice(f"{plan.SEED}/tickets")
    tickets = written() + recombined(dice)
    refunds = [ticket for ticket in tickets if is_chat_refund(ticket)]
    ask_for_photos(dice, tickets, refunds)
    resolve(dice, tickets, refunds)
    date_them(dice, tickets)
    tickets.sort(key=lambda ticket: stamp(ticket.opened))
    return [
        [
            f"T{number:03}",
            stamp(ticket.opened),
            ticket.channel,
            ticket.subject,
            ticket.body,
            ticket.category,
            str(round(ticket.minutes)),
            "yes" if ticket.reopened else "no",
            str(ticket.photos) if ticket.category == "refund" else "",
        ]
        for number, ticket in enumerate(tickets, start=1)
    ]


def is_chat_refund(ticket: Ticket) -> bool:
    """Say whether somebody wants money back, in the chat."""
    return ticket.category == "refund" and ticket.channel == "chat"


def written() -> list[Ticket]:
    """Read the tickets that are written whole: a line of headings, a line of text."""
    text = lines("tickets.txt")
    tickets = []
    for heading, body in zip(text[::2], text[1::2], strict=True):
        category, channel, subject, *photos = fields(heading)
        tickets.append(Ticket(category, channel, subject, body, photos=2 if photos else 0))
    return tickets


def recombined(dice: Dice) -> list[Ticket]:
    """Put tickets together from hand-written parts, no two alike."""
    parts = sections("ticket_parts.txt")
    tickets: list[Ticket] = []
    bodies: set[str] = set()
    for category, channels in RECOMBINED.items():
        wanted = [channel for channel, count in channels.items() for _ in range(count)]
        while wanted:
            ticket = combine(dice, parts, category, wanted[0])
            if ticket.body not in bodies:
                bodies.add(ticket.body)
                tickets.append(ticket)
                wanted.pop(0)
    return tickets


def combine(dice: Dice, parts: dict[str, list[str]], category: str, channel: str) -> Ticket:
    """Put one ticket together."""
    day = dice.below(len(parts["days"]))
    details = {
        "item": dice.pick(parts["items"]),
        "day": parts["days"][day],
        "later": parts["days"][(day + 3) % len(parts["days"])],
        "total": f"{dice.pick(parts['totals'])} euros",
        "amount": f"{dice.pick(parts['amounts'])} euros",
        "n": dice.pick(parts["numbers"]),
    }
    subject = dice.pick(parts[f"{category}.subjects"]).format(**details)
    opening, fact, ask = (
        dice.pick(parts[f"{category}.{part}"]).format(**details)
        for part in ("openings", "facts", "asks")
    )
    if opening.endswith((".", "?")):
        fact = capital(fact)
    return Ticket(category, channel, capital(subject), f"{opening} {fact} {ask}")


def capital(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def ask_for_photos(dice: Dice, tickets: list[Ticket], refunds: list[Ticket]) -> None:
    """Ask for a photo in most chats, twice in the planted share; some say so in their text."""
    phrases = sections("ticket_parts.txt")["refund.twice"]
    twice = [ticket for ticket in refunds if ticket.photos == 2]
    whole = {id(ticket) for ticket in tickets[: len(written())]}
    others = [ticket for ticket in refunds if id(ticket) not in whole]
    more = dice.shuffled(others)[: round(plan.PHOTOS_TWICE / 100 * len(refunds)) - len(twice)]
    for place, ticket in enumerate(more):
        ticket.photos = 2
        if place % 2:
            ticket.body += f" {dice.pick(phrases)}"
    for ticket in tickets:
        if ticket.category == "refund" and ticket.photos == 0 and ticket.channel != "phone":
            ticket.photos = int(dice.chance(0.7))


def resolve(dice: Dice, tickets: list[Ticket], refunds: list[Ticket]) -> None:
    """Say how long each took, and which came back; a second photo makes it longer."""
    refund_ids = {id(ticket) for ticket in refunds}
    for channel, quantiles in TAKES.items():
        group = [t for t in tickets if t.channel == channel and id(t) not in refund_ids]
        for ticket, minutes in zip(group, dice.spread(len(group), quantiles), strict=True):
            ticket.minutes = minutes
            ticket.reopened = dice.chance(0.06)
    slowest_last = sorted(refunds, key=lambda ticket: ticket.photos + dice.between(0, 2.2))
    minutes_sorted = sorted(dice.spread(len(refunds), TAKES["chat"]))
    for ticket, minutes in zip(slowest_last, minutes_sorted, strict=True):
        ticket.minutes = minutes
    twice = [ticket for ticket in refunds if ticket.photos == 2]
    once = [ticket for ticket in refunds if ticket.photos < 2]
    back = dice.share(twice, plan.REOPENED_TWICE / 100)
    back += dice.share(once, plan.REOPENED_OTHERS / 100)
    for ticket in back:
        ticket.reopened = True


def date_them(dice: Dice, tickets: list[Ticket]) -> None:
    """Give each its day and hour; the phone is answered from 8 to 20."""
    slots = [ticket for ticket in tickets if ticket.category == "slot"]
    typed = [ticket for ticket in slots if ticket.channel != "phone"]
    wanted = round(plan.SLOT_TICKETS_OFF_HOURS / 100 * len(slots))
    late = {id(ticket) for ticket in dice.shuffled(typed)[:wanted]}
    for ticket in tickets:
        day = date(2026, 3, 4) + timedelta(days=dice.below(86))
        if id(ticket) in late:
            hour = dice.between(20, 24) if dice.chance(0.8) else dice.between(4.8, 6.9)
        elif ticket.channel == "phone" or ticket.category == "slot":
            hour = dice.between(8.1, 19.8)
        else:
            hour = dice.between(7, 23)
        ticket.opened = local(day, hour)
