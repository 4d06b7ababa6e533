"""How the FreshCart case's research material is made: hand-written texts and seeded numbers."""
