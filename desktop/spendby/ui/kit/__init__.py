"""What any window could be made of: looks, controls, fields, dialogs, words for values."""
