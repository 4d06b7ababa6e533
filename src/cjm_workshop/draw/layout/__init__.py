"""One pure layout per kind of picture: state and theme in, pages (`Scene`) out.

`canvas` holds what every layout needs: writing text into cells, cards, bubbles. A layout measures
first (`height_of`) and draws later, so that one cell never runs into another.
"""
