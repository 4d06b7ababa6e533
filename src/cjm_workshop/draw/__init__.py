"""Pictures: a pure layout in points, and thin backends that draw it.

::

    state ── layout/ ──► Scene (items in points, top-left origin) ── figure.py ──► PNG, PDF
                │                                                └── export/ ────► SVG, PPTX
         theme.py, metrics.py, wrap.py

Every colour and size stands in `theme`; every width comes from the bundled fonts' own tables.
"""
