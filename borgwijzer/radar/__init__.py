"""The radar: granted permits (opa and bopa) for which a bouwmelding is still to come, and who goes to look."""
