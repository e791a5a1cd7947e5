"""The site: `make docs`. Every warning is an error there, a link that leads nowhere among them; no network is used."""

project = "band-inspector"
extensions = ["myst_parser"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "band-inspector"
html_copy_source = False
html_show_copyright = False
exclude_patterns = ["_build"]
nitpicky = True
