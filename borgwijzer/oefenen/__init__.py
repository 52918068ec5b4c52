"""The place to practise: a practice organisatie for a municipality, beginning again, and a case that begins half-way."""
