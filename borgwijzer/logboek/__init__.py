"""What happened: events in hash chains that can only grow, the outbox, and the means to check them."""
