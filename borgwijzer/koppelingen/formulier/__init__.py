"""Meldingen by form: typed in by an employee, or filed by anybody on the public pages."""
