"""Definition → Protocol: names, references and labels are resolved here and nowhere else."""
