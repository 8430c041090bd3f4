"""Files in and out: import, export and the calendar that is kept up to date."""
