"""Who works here: the bevoegd gezag (the tenant), its accounts and what each role may do."""
