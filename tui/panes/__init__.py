"""The panes of the functional profile: its areas, one question, an area's summary, the everyday tasks."""
