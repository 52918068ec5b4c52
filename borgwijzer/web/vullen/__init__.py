"""From rows and outcomes of the rules to beelden: every value becomes ready text here, and nowhere else."""
