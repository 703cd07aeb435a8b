"""The People screen: who, and what is going on with them."""
