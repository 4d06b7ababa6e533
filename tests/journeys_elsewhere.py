"""Journeys as other tools write them, and reading them."""

from __future__ import annotations

from typing import Any

import pytest

from cjm_workshop.errors import ImportFaults
from cjm_workshop.evidence import import_into, read_source
from cjm_workshop.model import State

__all__ = ["BOOKS", "DAY", "action", "brought", "cjml", "faults_of"]

DAY = """\
journey
    accTitle: A day
    accDescr: Long story
    title My working day
    section Go to work
      Make tea: 5: Me
      Do work: 1: Me, Cat
    section Go home
      Sit down: 5: Me
"""

BOOKS = """\
<CJML version="2.0">
  <actualJourney>
    <journeyID>AJ1</journeyID>
    <actors>
      <endUser actorID="Carl"><actorName>Carl</actorName></endUser>
      <serviceProvider actorID="Company A"><companyName>Bookery</companyName></serviceProvider>
    </actors>
    <touchpoints>
      <actualCommunicationPoint>
        <touchpointID>TP1</touchpointID>
        <receiver>
          <refersTo actorIDref="Bookery"/><receiverLabel>Has one more</receiverLabel>
        </receiver>
        <initiator>
          <refersTo actorIDref="Carl"/><initiatorLabel>Signs up</initiatorLabel>
        </initiator>
        <channel><channelName>Web</channelName></channel>
      </actualCommunicationPoint>
    </touchpoints>
  </actualJourney>
</CJML>
"""


def brought(host: Any, source: Any, **options: Any) -> tuple[State, Any]:
    report = import_into(host, source, "journey", "Ann", **options)
    return host.state(), report


def faults_of(source: Any, **options: Any) -> str:
    with pytest.raises(ImportFaults) as caught:
        read_source(source, "journey", **options)
    return str(caught.value)


def cjml(points: str, phases: str = "", kind: str = "actual") -> str:
    return (
        f'<x:cjml xmlns:x="urn:c"><x:{kind}Journey><x:journeyTitle> My  way </x:journeyTitle>'
        f"<x:journeyPhases>{phases}</x:journeyPhases><x:touchpoints>{points}</x:touchpoints>"
        f"</x:{kind}Journey></x:cjml>"
    )


def action(label: str, more: str = "", kind: str = "actual") -> str:
    return (
        f"<{kind}Action>{more}<initiator><initiatorLabel>{label}</initiatorLabel></initiator>"
        f"</{kind}Action>"
    )
