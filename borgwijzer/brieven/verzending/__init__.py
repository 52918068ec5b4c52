"""How a stored letter reaches everybody who gets it: by e-mail or by post, never without knowing whether it left."""
