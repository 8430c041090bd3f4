"""Planning a payment, and the purchases that are planned."""
