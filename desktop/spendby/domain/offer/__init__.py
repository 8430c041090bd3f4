"""Reading an offer: what a store's message says about the credit that it gives or announces."""
