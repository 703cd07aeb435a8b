"""Calendar files (RFC 5545), in and out: as they are sent about, and as a vdir."""
