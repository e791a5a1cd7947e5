"""Pages for a browser: one file each, no script, nothing from elsewhere."""
