"""Server-rendered Dutch web interface: views by screen, templates, screen contracts, static files."""
