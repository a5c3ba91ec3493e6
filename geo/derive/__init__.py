"""Scripts that make the files of `data/gazetteer/`; run by hand, never at run time."""
