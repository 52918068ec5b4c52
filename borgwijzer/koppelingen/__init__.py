"""Links to other systems: each folder holds a client, a translation and a simulator."""
