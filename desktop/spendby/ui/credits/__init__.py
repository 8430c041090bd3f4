"""One credit in the window: the details beside the list, and every form that changes it."""
