"""The text of a letter before it goes: changed by people, approved by another when the kader asks that."""
