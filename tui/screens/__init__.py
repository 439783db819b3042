"""The screens, from the first start to a session."""
