"""The surface that people write on: Markdown source with live styling. It knows nothing of vaults or journals."""
