"""The steps of journeys as cards of a board, with what is known of them and what they lead to."""

from __future__ import annotations

from cjm_workshop.languages import Words
from cjm_workshop.model import Journey, Link, Stage, State, Step
from cjm_workshop.widgets.board_types import Card, Links, Mark, MenuField
from cjm_workshop.widgets.labels import options
from cjm_workshop.widgets.step_page import title_of_step
from cjm_workshop.widgets.views import card_of, conflicts_of

__all__ = ["StepCards"]


class StepCards:
    """Makes the cards of some journeys.

    Parameters
    ----------
    state : State
        The workshop.
    journeys : tuple of Journey
        Those that are shown.
    words : Words
        The labels.
    """

    def __init__(self, state: State, journeys: tuple[Journey, ...], words: Words) -> None:
        self.state, self.words = state, words
        self.conflicts = conflicts_of(state)
        self.steps = {one.id: state.steps_of(one.id) for one in journeys}
        self.numbers = {
            step.id: number for steps in self.steps.values() for number, step in enumerate(steps, 1)
        }
        self.pains: dict[str, int] = {}
        for pain in state.pains:
            self.pains[pain.step] = self.pains.get(pain.step, 0) + 1

    def of(self, journey: Journey, stage: Stage | None) -> list[Card]:
        """Return the cards of a stage; without a stage those that are in none of the journey's."""
        steps = self.steps[journey.id]
        if stage:
            return [self._card(step) for step in steps if step.stage == stage.id]
        known = {one.id for one in self.state.stages_of(journey.id)}
        return [self._card(step) for step in steps if step.stage not in known]

    def _card(self, step: Step) -> Card:
        title = title_of_step(self.state, step)
        card = card_of(step, title, "name", self.conflicts.get(step.id, ()))
        card["value"] = step.name
        card["label"] = str(self.numbers[step.id])
        card["opens"] = step.id
        card["marks"] = self._marks(step)
        card["emotion"] = step.emotion
        card["moment_of_truth"] = step.moment_of_truth
        card["next"] = [link.model_dump(mode="json") for link in step.next]
        return card

    def _marks(self, step: Step) -> list[Mark]:
        words = self.words
        marks: list[Mark] = []
        if step.moment_of_truth:
            label = step.moment_label or words("journey_board.truth")
            marks.append({"kind": "truth", "word": f"★ {label}"})
        if step.emotion is not None:
            marks.append(
                {
                    "kind": "feeling",
                    "value": step.emotion,
                    "word": words(f"word.emotion.{step.emotion}"),
                }
            )
        if self.pains.get(step.id):
            word = words.count("journey_board.pains", self.pains[step.id])
            marks.append({"kind": "pain", "word": word})
        return marks + [mark for link in step.next if (mark := self._way(step, link))]

    def _way(self, step: Step, link: Link) -> Mark | None:
        """Return where a branch or loop leads, in words."""
        target = self.state.get(Step, link.step)
        if target is None or target.journey != step.journey:
            return None
        back = self.numbers[target.id] <= self.numbers[step.id]
        name = self._numbered(target)
        way = self.words(f"journey_board.{'back' if back else 'on'}_to", title=name)
        if target.id == step.id:
            way = self.words("journey_board.again")
        word = f"{way} · {link.when}" if link.when else way
        return {"kind": "way", "word": f"{'↩' if back else '↪'} {word}", "to": target.id}

    def _numbered(self, step: Step) -> str:
        return f"{self.numbers[step.id]} {title_of_step(self.state, step)}"

    # ── menus ────────────────────────────────────────────────────────────────────────────────

    def fields(self) -> list[MenuField]:
        """Return what the menu of a card sets."""
        words = self.words
        feelings = options((value, words(f"word.emotion.{value}")) for value in range(2, -3, -1))
        return [
            {
                "field": "moment_of_truth",
                "on": words("journey_board.set_truth"),
                "off": words("journey_board.unset_truth"),
            },
            {"field": "emotion", "word": words("journey_board.feeling"), "options": feelings},
        ]

    def links(self, journey: Journey) -> Links:
        """Return how a step of a journey leads to others."""
        words = self.words
        return {
            "word": words("journey_board.goes_on"),
            "field": "next",
            "to": "step",
            "when": "when",
            "ask": words("journey_board.ask_when"),
            "go": words("journey_board.link"),
            "save": words("journey_board.save_case"),
            "drop": words("journey_board.unlink"),
            "off": words("journey_board.unlinked"),
            "targets": options((step.id, self._numbered(step)) for step in self.steps[journey.id]),
        }
