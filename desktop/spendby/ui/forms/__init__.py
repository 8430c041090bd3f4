"""Forms: fields that say what they understood, and what is wrong, under themselves."""
