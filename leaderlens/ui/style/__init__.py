"""The look as values: colours, sizes, type and icons, and the one style sheet made from them."""
