"""Deeds of practising. Each asks first whether this is an organisatie to practise in."""
