"""Law and case in, assessment out: every sentence a court may lawfully impose, and why."""
