"""What is shown: timeline and map figures, evidence, labels, filters, the state in the URL."""
