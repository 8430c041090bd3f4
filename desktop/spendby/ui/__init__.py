"""The window: a face over the services, made of Qt widgets."""
