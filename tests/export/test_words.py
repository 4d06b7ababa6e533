from __future__ import annotations

import pytest

from cjm_workshop.draw.labels import signed
from cjm_workshop.export.words import lasting


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(1, "1 minute"), (14, "14 minutes"), (89, "89 minutes"), (90, "1.5 hours"),
     (150, "2.5 hours"), (1440, "24 hours"), (4320, "3 days")],
)  # fmt: skip
def test_a_time_is_said_as_people_say_it(minutes: float, said: str) -> None:
    assert lasting(minutes) == said


def test_small_words() -> None:
    assert [signed(one) for one in (-2, 0, 1, 0.44, -0.02)] == ["−2", "0", "+1", "+0.4", "0"]
