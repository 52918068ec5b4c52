"""The only place that changes what belongs to toezicht and handhaving."""
