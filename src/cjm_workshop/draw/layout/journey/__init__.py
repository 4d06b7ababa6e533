"""The parts of the journey map; `layout.journey_map` puts them together.

::

    what it says          tracks, columns, gather, summary, sources, scale ──► content
    what is asked of it   view (lanes, comparisons, level)
    its lanes             grid ◄── lanes ◄── texts, cards, feeling, arc, optional
    the lane of feelings  feeling ◄── lines, faces, reasons, measured
    around them           head, stages, links, body, foot
    pages                 pages, cache
"""
