"""Deeds on vergunningen. Each holds the row, checks right, version and beletsel, and writes the logboek."""
