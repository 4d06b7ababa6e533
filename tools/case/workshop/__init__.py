"""The finished workshop of the FreshCart case, in the order in which a team makes it."""
