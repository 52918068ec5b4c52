"""Reading requests from the Digitaal Stelsel Omgevingswet (STAM 4.0): bytes in, plain named facts out. No database."""
