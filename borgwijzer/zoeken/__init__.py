"""Finding a zaak again: by its number, place, people, notes, letters and the text of its documents."""
