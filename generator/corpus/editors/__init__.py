"""What editors say in files beside the seeds: of stories, of names, and of what publishers took back."""
