"""Dossierbundel: all pieces of a zaak in one numbered PDF, and as a folder that anybody can check without the application."""
