"""Register: imported snapshots of the TloKB register, per organisatie."""
