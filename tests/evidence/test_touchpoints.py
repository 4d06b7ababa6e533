from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cjm_workshop.evidence import import_into, read_source, table
from cjm_workshop.model import Channel, Moment, State, Touchpoint


def test_one_row_per_touchpoint(host: Any) -> None:
    text = (
        "Touchpoint;Kanal;Wann;Abteilung;Zweck\n"
        "Werbung sehen;Web, Plakat;vorher;Marketing;Neugier\n"
        "Bezahlen;Web/App;während;;\n"
        "Bewerten;E-Mail;danach;Service;\n"
    )
    import_into(host, text.encode("cp1252"), "touchpoints", author="Ann")
    state = host.state()
    assert [(t.name, t.moment, t.department) for t in state.touchpoints] == [
        ("Werbung sehen", Moment.BEFORE, "Marketing"),
        ("Bezahlen", Moment.DURING, ""),
        ("Bewerten", Moment.AFTER, "Service"),
    ]
    assert [channel.name for channel in state.channels] == ["Web", "Plakat", "App", "E-Mail"]
    assert table(state, "touchpoints")["channels"].tolist() == ["Web, Plakat", "Web, App", "E-Mail"]
    assert state.touchpoints[0].purpose == "Neugier"


def test_one_row_per_touchpoint_and_channel(balanced: Callable[[Any], bool]) -> None:
    text = (
        "name,channel,moment,department\nPay,web,during,Sales\npay,app,after,Care\nPay,Web,,\n"
        "Call,phone,sometime,\n"
    )
    state = State(channels=(Channel(id="channel-1", name="WEB"),))
    found = read_source(text, "touchpoints", state=state)
    report = found.report
    assert report.made == {"channel": 2, "touchpoint": 2}
    assert report.reasons == {"repeats an earlier row": [4]}
    assert balanced(report)
    pay = next(r.fields for r in found.operations[0].records if r.fields.get("name") == "Pay")
    assert pay["channels"][0] == "channel-1"
    assert pay["department"] == "Sales"
    assert report.warnings == (
        "Another moment than in an earlier row of the same name was left out: row 3.",
        "Another department than in an earlier row of the same name was left out: row 3.",
        'Moments other than before, during, after count as during ("sometime"): row 5.',
    )


def test_a_matrix_of_ticks() -> None:
    found = read_source("name,web,phone\nOrder,x,\nPay,x,X\n", "touchpoints")
    assert found.report.made == {"channel": 2, "touchpoint": 2}
    order, pay = (r.fields for r in found.operations[0].records if r.kind == "touchpoint")
    assert len(order["channels"]) == 1
    assert len(pay["channels"]) == 2
    assert found.report.guesses[-1] == "Channels by the ticks in these columns: web, phone."


def test_pasted_names() -> None:
    found = read_source("* See the ad\n* Order\n", "touchpoints")
    assert found.report.made == {"touchpoint": 2}
    assert found.report.warnings == (
        "No row says when it happens: all touchpoints count as during. Move them on the board to "
        "before or after.",
    )


def test_what_the_workshop_has_is_left_out() -> None:
    state = State(touchpoints=(Touchpoint(id="touchpoint-1", name="Pay"),))
    report = read_source("name\nPAY\nOrder\n", "touchpoints", state=state).report
    assert report.reasons == {"is in the workshop already": [2]}


LOG = (
    "customer,touchpoint,channel,timestamp\n"
    "c1,Search,web,2026-05-12T10:00:00+02:00\n"
    "c1,Pay,web,2026-05-12T10:05:00+02:00\n"
    "c2,Search,app,2026-05-12T08:30:00Z\n"
    "c2,Search,app,2026-05-12T08:31:00Z\n"
    "c2,,app,2026-05-12T08:32:00Z\n"
    "c2,Pay,app,later\n"
)


def test_a_log_is_known_by_its_columns(host: Any, balanced: Callable[[Any], bool]) -> None:
    report = import_into(host, LOG, "touchpoints", author="Ann")
    state = host.state()
    search, pay = state.touchpoints
    (evidence,) = state.evidence
    assert report.kind == "event_log"
    assert [touchpoint.name for touchpoint in (search, pay)] == ["Search", "Pay"]
    assert (evidence.type, evidence.count) == ("event log", 2)
    assert evidence.about == "4 events of 2 cases, 2026-05-12 to 2026-05-12"
    assert [(m.name, m.value, m.count) for m in pay.metrics] == [
        ("share of customers", 50.0, 2),
        ("events", 1.0, None),
    ]
    assert search.evidence == (evidence.id,)
    assert report.reasons == {
        "no activity": [6],
        "a time that is not written like 2026-05-12 09:30:00": [7],
    }
    assert balanced(report)
    again = import_into(host, LOG, "event log")
    assert again.taken == 0
    assert host.state() == state
    assert balanced(again)
