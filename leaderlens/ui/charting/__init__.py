"""Charts on a page: how they are drawn, the marks of a view, whom they are about, and choosing in them."""
