"""Addresses -> items: pages and feeds from the net, for those who ask for it. Used by the command line alone."""
