"""The Reflect screen: notes, check-ins, signs, a look back."""
