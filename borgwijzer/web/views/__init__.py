"""One file per screen: read the request, ask a query or a deed, fill a beeld, show a template."""
