"""Stories -> the site, the feeds and the data, written beside and swapped in."""
