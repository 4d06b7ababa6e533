"""One pure layout per kind of picture: state and theme in, pages (`Scene`) out.

::

    pictures     affinity_diagram, communication_plan, empathy_map, impact_effort, journey_map,
                 overview, persona_card, storyboard, touchpoint_matrix, touchpoint_wheel
    their parts  journey/, impact_field, overview_rows, overview_words, wheel_spokes
    for all      canvas, sheet (head and foot), blocks, sticky, legend, provenance, people, still,
                 questions, rings, spread

`canvas` holds what every layout needs: writing text into cells, cards, bubbles. A layout measures
first (`height_of`) and draws later, so that one cell never runs into another.
"""
