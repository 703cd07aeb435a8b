"""The one catalogue of keys: what can be done, where, with which key. Pure; the app binds them."""
