"""Running the program: data folder, database, background work, processes."""
