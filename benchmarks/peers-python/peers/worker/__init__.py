"""The process of one peer: reads an export, fits, answers, writes lists and cost; or searches settings on folds."""
