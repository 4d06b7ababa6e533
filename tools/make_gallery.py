"""Draw the gallery in docs/gallery from the finished case: ``python tools/make_gallery.py``."""

from __future__ import annotations

from pathlib import Path

from cjm_workshop import case
from cjm_workshop.draw.figure import png

FOLDER = Path(__file__).parents[1] / "docs" / "gallery"
DPI = 90

PICTURES = {
    "journey-map": lambda: case.journey_map("Maya"),
    "journey-map-harold": lambda: case.journey_map("Harold"),
    "persona-card": lambda: case.persona_card("Maya"),
    "touchpoints": lambda: case.touchpoint_matrix(),
    "empathy-map": lambda: case.empathy_map("Maya"),
    "affinity-diagram": lambda: case.affinity_diagram(),
    "impact-effort": lambda: case.impact_effort(),
    "touchpoint-wheel": lambda: case.touchpoint_wheel("Maya"),
    "storyboard": lambda: case.storyboard("Maya"),
    "overview": lambda: case.overview(),
    "communication-plan": lambda: case.communication_plan(),
}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, picture in PICTURES.items():
        (FOLDER / f"{name}.png").write_bytes(png(picture().scenes[0], dpi=DPI))


if __name__ == "__main__":
    main()
