"""Simulator, geen DSO: makes STAM 4.0 messages and attachments for demo and tests.

Made from the public schemas of STAM 4.0.0; no real Wkb message was seen. Every message names SIMULATOR as its sender and
has a verzoeknummer dated 1999, so that nobody takes it for a message of DSO-LV. All people, firms and places are invented.

Write the fixed set that the tests use again, from the root of the repository:

    .venv/bin/python -m borgwijzer.koppelingen.dso.simulator tests/koppelingen/dso/berichten
"""
