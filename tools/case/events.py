"""events.csv: what 2,040 customers did, touchpoint by touchpoint.

The customers go through the funnel together: at every stage exact shares of those who are still
there get their delay, their channel or their way out, and so the planted figures hold.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from case import plan
from case.clock import LOG_BEGINS, helpline_open, local, on_clock, stamp
from case.dice import Dice

HEADER = ["customer", "group", "touchpoint", "channel", "timestamp", "score"]
SHIFT, OLDER, OTHER = "shift", "65+", "other"
HOURS = {SHIFT: [5, 6, 9, 14, 21, 22, 23], OLDER: [8, 9, 10, 11, 14, 15, 16, 17]}
DAY_HOURS = [7, 8, 12, 13, 17, 18, 19, 20, 20, 21, 21, 22]
FAULT_WAYS = {
    True: {"chat": 20, "phone": 60, "e-mail": 20},
    False: {"chat": 70, "phone": 14, "e-mail": 16},
}
"""How people of 65 and over, and the others, say that something is wrong."""
SCORES = {
    "Looks for a slot": (0.06, {1: 42, 2: 33, 3: 18, 4: 7}),
    "Checks out": (0.10, {1: 14, 2: 26, 3: 28, 4: 22, 5: 10}),
    "Receives at the door": (0.30, {3: 7, 4: 26, 5: 67}),
    "Collects in store": (0.30, {3: 14, 4: 36, 5: 50}),
    "Gets the refund": (0.25, {1: 22, 2: 23, 3: 20, 4: 20, 5: 15}),
}


@dataclass
class Customer:
    """One customer on the way, and what was logged of them."""

    id: str
    group: str
    device: str
    now: datetime
    log: list[tuple[datetime, str, str]] = field(default_factory=list)
    pick_up: bool = False

    def does(self, touchpoint: str, channel: str = "", minutes: float = 0) -> None:
        """Log a touchpoint so many minutes after the last one."""
        self.now += timedelta(minutes=minutes)
        self.log.append((self.now, touchpoint, channel or self.device))

    def returns(self, dice: Dice, days: int) -> None:
        """Come back some days later, at an hour that this person has time."""
        day = on_clock(self.now).date() + timedelta(days=days)
        self.now = some_time(dice, day, self.group)

    def waits_for_helpline(self, dice: Dice) -> None:
        """Wait until the next morning where nobody picks up the phone now."""
        if not helpline_open(self.now):
            clock = on_clock(self.now)
            later = clock.date() + timedelta(days=1 if clock.hour >= 12 else 0)
            self.now = local(later, dice.between(8.1, 11.5))


def some_time(dice: Dice, day: date, group: str) -> datetime:
    """Give an hour of that day at which this kind of customer has time."""
    return local(day, dice.pick(HOURS.get(group, DAY_HOURS)) + dice.between(0, 1))


def arrive(dice: Dice) -> list[Customer]:
    """Make the customers, each on the day of the first contact."""
    groups = dice.deal(plan.CUSTOMERS, {SHIFT: 24, OLDER: 18, OTHER: 58})
    apps = {SHIFT: 0.8, OLDER: 0.16, OTHER: 0.52}
    customers = []
    for number, group in enumerate(groups, start=1):
        device = "app" if dice.chance(apps[group]) else "web"
        day = LOG_BEGINS + timedelta(days=dice.below(58))
        begins = some_time(dice, day, group)
        customers.append(Customer(f"C{number:04}", group, device, begins))
    return customers


def discover(dice: Dice, customers: list[Customer]) -> list[Customer]:
    """Let some see a post, read reviews, compare prices; a part of them goes no further."""
    curious = []
    for person in customers:
        if dice.chance(0.03 if person.group == OLDER else 0.2):
            person.does("Sees a friend's post", "social")
            person.returns(dice, 1 + dice.below(5))
        if dice.chance(0.3):
            person.does("Reads reviews", "web")
            person.now += timedelta(minutes=dice.between(3, 25))
        if dice.chance(0.25):
            person.does("Compares prices", "web")
            person.now += timedelta(minutes=dice.between(4, 40))
        if person.log:
            curious.append(person)
    gone = {person.id for person in dice.share(curious, 0.36)}
    return [person for person in customers if person.id not in gone]


def sign_up(dice: Dice, people: list[Customer]) -> list[Customer]:
    """Create the account and wait for the mail; who waits long is more often lost."""
    waits = dice.spread(len(people), [0.6, 2.4, 3.8, 5.0, plan.MAIL_MINUTES, 7.2, 9.0, 14, 41])
    for person, wait in zip(people, waits, strict=True):
        person.does("Creates account")
        person.does("Gets sign-up mail", "e-mail", wait)
    # The log has whole seconds, and so a wait counts as it stands there.
    slow = [person for person, wait in zip(people, waits, strict=True) if wait > 10]
    fast = [person for person, wait in zip(people, waits, strict=True) if wait <= 10]
    gone = dice.share(slow, plan.LEAVE_MAIL_SLOW / 100)
    gone += dice.share(fast, plan.LEAVE_MAIL_FAST / 100)
    lost = {person.id for person in gone}
    return [person for person in people if person.id not in lost]


def fill_basket(dice: Dice, people: list[Customer]) -> list[Customer]:
    """Fill the basket, some in two goes."""
    for person in people:
        if dice.chance(0.12):
            person.returns(dice, 1)
        person.does("Fills basket", minutes=dice.between(2, 9))
        if dice.chance(0.1):
            person.does("Fills basket", minutes=dice.between(30, 90))
        person.now += timedelta(minutes=dice.between(12, 45))
    return people


def find_slot(dice: Dice, people: list[Customer]) -> list[Customer]:
    """Look for a slot: at once, in some tries, or for more than three days."""
    working = [person for person in people if person.group == SHIFT]
    others = [person for person in people if person.group != SHIFT]
    long_shift, long_others = dice.share(working, 0.45), dice.share(others, 0.11)
    patient = {person.id for person in long_shift + long_others}
    short_shift = [person for person in working if person.id not in patient]
    short_others = [person for person in others if person.id not in patient]
    quick = {1: 12, 2: 20, 3: 22, 4: 30, 5: 16}
    search(dice, short_shift, quick, lasting=False)
    search(dice, short_others, {1: 70, 2: 19, 3: 11}, lasting=False)
    search(dice, long_shift, {3: 8, 4: 24, 5: 32, 6: 22, 7: 14}, lasting=True)
    search(dice, long_others, {3: 40, 4: 35, 5: 25}, lasting=True)
    gone = dice.share(long_shift + long_others, plan.LEAVE_AFTER_THREE_DAYS / 100)
    gone += dice.share(short_shift + short_others, 0.05)
    lost = {person.id for person in gone}
    return [person for person in people if person.id not in lost]


def search(dice: Dice, people: list[Customer], tries: dict[int, float], *, lasting: bool) -> None:
    """Log the searches of people who all need long, or all do not."""
    for person, count in zip(people, dice.deal(len(people), tries), strict=True):
        person.does("Looks for a slot")
        begun = person.now
        # Four calendar days on is always more than 72 hours, two days on always less.
        last = 4 + dice.below(4) if lasting else dice.below(3)
        days = sorted([dice.below(last + 1) for _ in range(count - 2)] + [last])
        for days_on in days[: count - 1]:
            same_sitting = person.now + timedelta(minutes=dice.between(1, 9))
            day = on_clock(begun).date() + timedelta(days=days_on)
            person.now = max(same_sitting, some_time(dice, day, person.group))
            person.does("Looks for a slot")
        if lasting != (person.now - begun >= timedelta(hours=72)):
            raise AssertionError(person.id)


def check_out(dice: Dice, people: list[Customer]) -> list[Customer]:
    """See the total with the fee, perhaps telephone, and pay or leave."""
    for person in people:
        person.does("Checks out", minutes=dice.between(1, 8))
    older = [person for person in people if person.group == OLDER]
    others = [person for person in people if person.group != OLDER]
    callers = dice.share(older, plan.CALL_FIRST_OLDER / 100)
    callers += dice.share(others, plan.CALL_FIRST_OTHERS / 100)
    call(dice, callers)
    gone = {person.id for person in dice.share(people, plan.LEAVE_AT_FEE / 100)}
    called = {person.id for person in callers}
    paying = [person for person in people if person.id not in gone]
    for person in paying:
        by_phone = person.id in called and dice.chance(0.45)
        person.does("Pays", "phone" if by_phone else "", dice.between(1, 6))
        person.does("Gets order confirmation", "e-mail", dice.between(0.1, 2))
    return paying


def call(dice: Dice, callers: list[Customer]) -> None:
    """Ring the helpline: most do at once, with the page still open, the others the day after."""
    wanted = round(plan.CALL_WITHIN_TEN_MINUTES / 100 * len(callers))
    able = [person for person in dice.shuffled(callers) if helpline_open(person.now)]
    prompt = {person.id for person in able[:wanted]}
    for person in callers:
        if person.id not in prompt:
            tomorrow = on_clock(person.now).date() + timedelta(days=1)
            person.now = local(tomorrow, dice.between(8.1, 19))
        person.does("Calls the helpline", "phone", dice.between(1, 9.5))


def receive(dice: Dice, people: list[Customer]) -> list[Customer]:
    """Bring the order to the door, or hand it over in the store."""
    older = [person for person in people if person.group == OLDER]
    others = [person for person in people if person.group != OLDER]
    collecting = dice.share(older, plan.PICK_UP_OLDER / 100)
    collecting += dice.share(others, plan.PICK_UP_OTHERS / 100)
    for person in collecting:
        person.pick_up = True
    for person in people:
        person.returns(dice, 1 + dice.below(3))
        day = person.now.date()
        evening = person.group == SHIFT or dice.chance(0.4)
        person.now = local(day, dice.between(18, 21.5) if evening else dice.between(9, 17))
        if person.pick_up:
            person.does("Collects in store", "store")
            continue
        if dice.chance(0.6 if person.device == "app" else 0.25):
            person.does("Tracks the van")
            person.now += timedelta(minutes=dice.between(8, 50))
        person.does("Receives at the door", "delivery")
    return people


def after_care(dice: Dice, people: list[Customer]) -> None:
    """Report what is wrong, get the money back or not, and come again or not."""
    faulty = dice.share(people, 0.26)
    reporting = {person.id for person in faulty}
    fast, slow = refund(dice, faulty)
    fine = [person for person in people if person.id not in reporting]
    again = dice.share(fast, plan.AGAIN_REFUND_FAST / 100)
    again += dice.share(slow, plan.AGAIN_REFUND_SLOW / 100)
    again += dice.share(fine, plan.AGAIN_NO_FAULT / 100)
    for person in again:
        person.returns(dice, 4 + dice.below(11))
        person.does("Re-orders")


def refund(dice: Dice, people: list[Customer]) -> tuple[list[Customer], list[Customer]]:
    """Report faults; give who had the money back within 15 minutes, and who had it later."""
    ways: dict[str, list[Customer]] = {"chat": [], "phone": [], "e-mail": []}
    for person in people:
        older = person.group == OLDER
        ways[dice.weighted(FAULT_WAYS[older])].append(person)
    takes = {
        "chat": [3, 9, plan.REFUND_CHAT_MINUTES, 22, 55],
        "phone": [3, 6, plan.REFUND_PHONE_MINUTES, 11, 19],
        "e-mail": [190, 900, 1600, 2700, 5200],
    }
    fast: list[Customer] = []
    slow: list[Customer] = []
    for channel, group in ways.items():
        for person in group:
            person.now += timedelta(minutes=dice.between(10, 240))
            if channel == "phone":
                person.waits_for_helpline(dice)
            person.does("Reports a fault", channel)
        refunded = dice.share(group, 0.9)
        for person, minutes in zip(
            refunded, dice.spread(len(refunded), takes[channel]), strict=True
        ):
            person.does("Gets the refund", channel, minutes)
            (fast if minutes <= 15 else slow).append(person)
    return fast, slow


def scored(dice: Dice, touchpoints: list[str]) -> list[str]:
    """Deal out the scores that some customers leave."""
    scores = [""] * len(touchpoints)
    for touchpoint, (share, weights) in SCORES.items():
        places = [place for place, name in enumerate(touchpoints) if name == touchpoint]
        rated = dice.share(places, share)
        for place, score in zip(rated, dice.deal(len(rated), weights), strict=True):
            scores[place] = str(score)
    return scores


def rows() -> list[list[str]]:
    """Give the log in the order of time."""
    dice = Dice(f"{plan.SEED}/events")
    customers = arrive(dice)
    ready = fill_basket(dice, sign_up(dice, discover(dice, customers)))
    paid = check_out(dice, find_slot(dice, ready))
    after_care(dice, receive(dice, paid))
    logged = [(when, person, *rest) for person in customers for when, *rest in person.log]
    # A person's own order counts where two things fall on one second: sorting keeps it.
    logged.sort(key=lambda event: event[0])
    scores = scored(dice, [touchpoint for _, _, touchpoint, _ in logged])
    return [
        [person.id, person.group, touchpoint, channel, stamp(when), score]
        for (when, person, touchpoint, channel), score in zip(logged, scores, strict=True)
    ]
